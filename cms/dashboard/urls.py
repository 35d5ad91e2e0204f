"""Below Wagtail's admin, registered by a hook."""

from django.urls import path

from .views import CalendarView, LookOverView, PanelView

app_name = "hunar_dashboard"
urlpatterns = [
    path("calendar/", CalendarView.as_view(), name="calendar"),
    path("lists/<slug:name>/", PanelView.as_view(), name="panel"),
    path("pages/<int:pk>/look-over/", LookOverView.as_view(), name="look_over"),
]
