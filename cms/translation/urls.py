"""Below Wagtail's admin, registered by a hook."""

from django.urls import path

from .views import BeginView, SideBySideView

app_name = "hunar_translation"
urlpatterns = [
    path("<int:pk>/", BeginView.as_view(), name="begin"),
    path("<int:pk>/side-by-side/", SideBySideView.as_view(), name="side_by_side"),
]
