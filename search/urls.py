"""Where visitors ask. Include below the language prefixes."""

from django.urls import path

from . import views

app_name = "hunar_search"
urlpatterns = [
    path("", views.search, name="search"),
    path("suggest/", views.suggest, name="suggest"),
]
