"""A person's own data."""

from django.urls import path

from . import views

app_name = "hunar_privacy"
urlpatterns = [
    path("", views.MyData.as_view(), name="data"),
    path("copy/", views.Copy.as_view(), name="copy"),
    path("copy/<uuid:key>/", views.Fetch.as_view(), name="fetch"),
    path("erase/", views.Erase.as_view(), name="erase"),
    path("keep/<uuid:key>/", views.Keep.as_view(), name="keep"),
    path("views/", views.Views.as_view(), name="views"),
]
