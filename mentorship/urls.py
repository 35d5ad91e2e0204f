"""Addresses of mentorship. Each group belongs to one module of views."""

from django.urls import path

from .views import applying as applying_views
from .views import asking as asking_views
from .views import calendars as calendar_views
from .views import check_ins as check_in_views
from .views import desk as desk_views
from .views import ending as ending_views
from .views import match as match_views
from .views import meetings as meeting_views
from .views import offers as offer_views
from .views import thread as thread_views

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
# views.offers: what was proposed to me, and my answer
offers = [
    path("offers/<int:pk>/", offer_views.offer, name="offer"),
    path("offers/<int:pk>/answer/", offer_views.answer, name="answer_offer"),
]
# views.asking: find a mentor, ask, take it back, answer
asking = [
    path("find/<uuid:key>/", asking_views.find, name="find"),
    path("find/<uuid:key>/<uuid:mentor>/", asking_views.ask, name="ask"),
    path("requests/<int:pk>/", asking_views.answer, name="request"),
    path("requests/<int:pk>/take-back/", asking_views.take_back, name="take_back"),
]
# views.desk, .match, .thread, .ending: both desks, the page of a match, goals, notes, messages, the end
desk = [
    path("", desk_views.DeskView.as_view(), name="desk"),
    path("ready/<uuid:key>/", desk_views.ReadyView.as_view(), name="ready"),
    path("match/<uuid:key>/", match_views.MatchView.as_view(), name="match"),
    path("match/<uuid:key>/messages/", thread_views.ThreadView.as_view(), name="thread"),
    path("match/<uuid:key>/notes/", match_views.AddNoteView.as_view(), name="add_note"),
    path("match/<uuid:key>/notes/<int:pk>/", match_views.ChangeNoteView.as_view(), name="note"),
    path("match/<uuid:key>/notes/<int:pk>/delete/", match_views.DeleteNoteView.as_view(), name="delete_note"),
    path("match/<uuid:key>/goals/", match_views.AddGoalView.as_view(), name="add_goal"),
    path("match/<uuid:key>/goals/<int:pk>/", match_views.ChangeGoalView.as_view(), name="goal"),
    path("match/<uuid:key>/goals/<int:pk>/state/", match_views.GoalStateView.as_view(), name="goal_state"),
    path("match/<uuid:key>/goals/<int:pk>/steps/", match_views.AddStepView.as_view(), name="add_step"),
    path("match/<uuid:key>/steps/<int:pk>/", match_views.TickStepView.as_view(), name="tick_step"),
    path("match/<uuid:key>/end/", ending_views.EndView.as_view(), name="end"),
    path("match/<uuid:key>/feedback/", ending_views.FeedbackView.as_view(), name="feedback"),
]
# views.meetings, .calendars, .check_ins: propose, agree, move, call off, report, calendar entries, check-ins
meetings = [
    path("meetings/", meeting_views.MeetingsView.as_view(), name="meetings"),
    path("match/<uuid:key>/meetings/new/", meeting_views.ProposeView.as_view(), name="propose_meeting"),
    path("meetings/<uuid:key>/", meeting_views.MeetingView.as_view(), name="meeting"),
    path("meetings/<uuid:key>/yes/", meeting_views.ConfirmView.as_view(), name="confirm_meeting"),
    path("meetings/<uuid:key>/move/", meeting_views.MoveView.as_view(), name="move_meeting"),
    path("meetings/<uuid:key>/call-off/", meeting_views.CallOffView.as_view(), name="call_off_meeting"),
    path("meetings/<uuid:key>/report/", meeting_views.ReportView.as_view(), name="report_meeting"),
    path("meetings/<uuid:key>/object/", meeting_views.ObjectView.as_view(), name="object_to_report"),
    path("meetings/<uuid:key>/meeting.ics", meeting_views.IcsView.as_view(), name="meeting_ics"),
    path("calendar/", calendar_views.CalendarView.as_view(), name="calendar"),
    path("calendar/<str:token>.ics", calendar_views.calendar_feed, name="calendar_feed"),
    path("check-ins/<int:pk>/", check_in_views.CheckInView.as_view(), name="check_in"),
]

urlpatterns = [*applying, *offers, *asking, *desk, *meetings]
