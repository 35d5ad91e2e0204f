"""Pages in one language: include them below a language prefix.

Verifying stands here once more: Django sends whoever gets a 404 without a language to the address with one, and
"unknown" is a 404 that must still be answered.
"""

from django.urls import path

from . import views

app_name = "hunar_my_certificates"
urlpatterns = [
    path("my/certificates/", views.mine, name="list"),
    path("my/certificates/<uuid:key>/", views.share, name="share"),
    path("verify/", views.find, name="find"),
    path("verify/<uuid:key>/", views.verify, name="verify"),
    path("verify/<str:reference>/", views.verify_number, name="verify_number"),
]
