"""News for guests, in the language they read. Below the language prefix."""

from django.urls import path

from . import news_views as views

app_name = "hunar_news"
urlpatterns = [
    path("", views.subscribe, name="subscribe"),
    path("asked/", views.asked, name="asked"),
    path("<uuid:key>/", views.web, name="web"),
    path("confirm/<str:token>/", views.confirm, name="confirm"),
]
