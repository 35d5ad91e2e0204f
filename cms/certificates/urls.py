"""Addresses that carry no language, because they are printed, scanned and shared: include them at the root."""

from django.urls import path, re_path

from . import views

app_name = "hunar_certificates"
urlpatterns = [
    path("verify/", views.find, name="find"),
    path("verify/<uuid:key>/", views.verify, name="verify"),
    path("verify/<str:reference>/", views.verify_number, name="verify_number"),
    path("certificates/<uuid:key>.pdf", views.download, name="download"),
    re_path(
        r"^certificates/preview/(?P<orientation>landscape|portrait)-(?P<paper>\w{6})-(?P<ink>\w{6})-(?P<brand>\w{6})-(?P<accent>\w{6})\.css$",
        views.colours,
        name="colours",
    ),
]
