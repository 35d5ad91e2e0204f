"""Your safety."""

from django.urls import path

from . import views

app_name = "hunar_safeguarding"
urlpatterns = [
    path("", views.Safety.as_view(), name="safety"),
    path("blocked/", views.Blocked.as_view(), name="blocked"),
    path("block/", views.Blocking.as_view(), name="block"),
    path("unblock/", views.Unblocking.as_view(), name="unblock"),
    path("report/", views.Reporting.as_view(), name="report"),
    path("report/person/<uuid:key>/", views.ReportingPerson.as_view(), name="report_person"),
    path("report/<str:kind>/<str:pk>/", views.ReportingThing.as_view(), name="report_thing"),
    path("reports/<uuid:key>/", views.Sent.as_view(), name="sent"),
]
