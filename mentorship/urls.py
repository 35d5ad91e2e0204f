"""Addresses of mentorship. Each group belongs to one module of views."""

from django.urls import path

from .views import applying as applying_views

app_name = "hunar_mentorship"

# views.applying: apply in a programme, look after one's profile, pause and leave
applying = [
    path("programmes/", applying_views.ProgrammesView.as_view(), name="programmes"),
    path("profile/", applying_views.MentoringProfileView.as_view(), name="profile"),
    path("apply/<slug:slug>/<slug:side>/", applying_views.ApplyView.as_view(), name="apply"),
    path("apply/<slug:slug>/<slug:side>/day/<int:day>/", applying_views.DayView.as_view(), name="day"),
    path(
        "apply/<slug:slug>/<slug:side>/change/<slug:act>/", applying_views.ChangeView.as_view(), name="change"
    ),
    path("apply/<slug:slug>/<slug:side>/<slug:step>/", applying_views.StepView.as_view(), name="step"),
]
offers = []  # views.offers: what was proposed to me, and my answer
asking = []  # views.asking: find a mentor, ask, take it back, answer
desk = []  # views.desk: the mentor's and the mentee's desk, the page of a match, goals, notes, messages, the end
meetings = []  # views.meetings: propose, agree, move, call off, report, calendar entries, check-ins

urlpatterns = [*applying, *offers, *asking, *desk, *meetings]
