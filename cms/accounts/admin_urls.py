"""Wagtail's own ways in and out lead to ours: it would ask for no second step, and leave things behind."""

from django.urls import path
from django.views.generic import RedirectView

from .account_views import SignOut

urlpatterns = [
    path("login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("logout/", SignOut.as_view()),
]
