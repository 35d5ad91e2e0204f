"""What a learner may ask for or do. Pages themselves are served by Wagtail."""

from django.urls import path

from . import api, views

app_name = "hunar_courses"
urlpatterns = [
    path("", views.my_learning, name="my_learning"),
    path("courses/<uuid:key>/enrol/", views.enrol, name="enrol"),
    path("courses/<uuid:key>/leave/", views.withdraw, name="withdraw"),
    path("courses/<uuid:key>/lessons/<uuid:item>/done/", views.mark, name="mark"),
    path("courses/<uuid:key>/events/", api.events, name="events"),
    path("cohorts/<int:pk>/join/", views.join_cohort, name="join_cohort"),
    path("cohorts/<int:pk>/leave/", views.leave_cohort, name="leave_cohort"),
]
