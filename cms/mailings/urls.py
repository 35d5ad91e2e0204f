"""Addresses that stand in messages and that gateways are told. They carry no language: include them at the root."""

from django.urls import path

from . import views

app_name = "hunar_mailings"
urlpatterns = [
    path("stop/<str:token>/", views.stop, name="stop"),
    path("leave/<str:token>/", views.leave, name="leave"),
    path("news/again/<slug:channel>/", views.again, name="again"),
    path("news/reports/<slug:name>/", views.reports, name="reports"),
]
