"""Below Wagtail's admin, registered by a hook."""

from django.urls import path

from .views import MarkView, StartView

app_name = "hunar_starters"
urlpatterns = [
    path("", StartView.as_view(), name="index"),
    path("pages/<int:pk>/", MarkView.as_view(), name="mark"),
]
