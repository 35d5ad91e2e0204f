"""The address that stands in messages. It carries no language and is short: include it at the root."""

from django.urls import path

from . import views

app_name = "hunar_mailings"
urlpatterns = [path("stop/<str:token>/", views.stop, name="stop")]
