"""The addresses of both."""

from django.urls import include, path

from cms.urls import urlpatterns as ours

urlpatterns = [path("lms/", include("wagtail_lms.urls")), *ours]
