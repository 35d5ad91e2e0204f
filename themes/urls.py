"""Addresses of the room: include them at any prefix, outside the language prefixes."""

from django.urls import path

from . import views

app_name = "hunar_themes"
urlpatterns = [
    path("reading/", views.set_reading, name="reading"),
    path("colours.<slug:version>.css", views.colours, name="colours"),
    path("guide/", views.guide, name="guide"),
]
