"""A person's own pages."""

from django.urls import path

from . import views

app_name = "hunar_people"
urlpatterns = [
    path("profile/", views.ProfileView.as_view(), name="profile"),
    path("profile/edit/", views.EditView.as_view(), name="edit"),
    path("profile/edit/<slug:step>/", views.EditView.as_view(), name="edit"),
    path("profile/consents/", views.ConsentsView.as_view(), name="consents"),
]
