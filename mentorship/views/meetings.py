"""Meetings of the person who asks. To everybody who is not in one, it does not exist."""

from __future__ import annotations

from functools import cached_property

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, View

from ..actions.meetings import call_off_meeting, confirm_meeting, move_meeting, propose_meeting
from ..actions.reporting import object_to_report, report_meeting
from ..appointments import Seen, meetings_of, seen_by
from ..calendars import CONTENT_TYPE, Entry, are_offered, calendar_of
from ..common_times import suggested_times
from ..contact import closed
from ..desk import name_of
from ..enums import MeetingState, Side
from ..exceptions import Refused
from ..forms.meetings import AnswerForm, ObjectionForm, PlanForm, ReportForm
from ..models import Match
from ..zones import clocks

PAGE = 20


@method_decorator(never_cache, name="dispatch")
class Own(LoginRequiredMixin, View):
    """A page about the person who asks."""

    @cached_property
    def person(self):
        return self.request.person

    def done(self, action, **facts):
        """Do it; a refusal is told in its own words, and nothing is lost."""
        try:
            return action(person=self.person, **facts)
        except Refused as refused:
            messages.error(self.request, str(refused))
            return None


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    desk = (_("Mentoring"), reverse("hunar_mentorship:desk"))
    return [desk, (_("My meetings"), reverse("hunar_mentorship:meetings")), *more]


class MeetingsView(Own, TemplateView):
    """What waits for me, what is ahead, and what was."""

    template_name = "hunar_mentorship/meetings/meetings.html"

    def get_context_data(self, **kwargs):
        now, mine = timezone.now(), meetings_of(self.person)
        pages = Paginator(mine.filter(starts_at__lt=now).order_by("-starts_at", "-pk"), PAGE)
        page = pages.get_page(self.request.GET.get("page"))
        planned = [*mine.to_report(now), *mine.ahead(now)]
        seen = seen_by(self.person, [*planned, *page.object_list], now=now)
        plans, earlier = seen[: len(planned)], seen[len(planned) :]
        return super().get_context_data(
            to_report=[one for one in plans if one.to_report],
            waiting=[one for one in plans if one.waits_for_me],
            ahead=[one for one in plans if not (one.is_over or one.waits_for_me or one.is_off)],
            earlier=[one for one in earlier if not one.to_report],
            page=page,
            has_calendar=are_offered(),
            matches=Match.objects.active().of_person(self.person).exists(),
            trail=[*crumbs()[:1], (_("My meetings"), "")],
            **kwargs,
        )


class ProposeView(Own):
    """A few times that suit both, shown by both clocks; or another by hand."""

    @cached_property
    def match(self) -> Match:
        people = ("programme", "circle", "mentor__mentor__person", "mentee__person")
        mine = Match.objects.of_person(self.person).select_related(*people)
        return get_object_or_404(mine, key=self.kwargs["key"])

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.match  # noqa: B018  somebody else's is not there, whatever is sent
        return super().dispatch(request, *args, **kwargs)

    @property
    def is_mentor(self) -> bool:
        return self.match.side_of(self.person) == Side.MENTOR

    @property
    def zone(self) -> str:
        return (self.match.mentor.mentor if self.is_mentor else self.match.mentee).time_zone

    def form(self, data=None) -> PlanForm:
        usual = self.match.programme.meeting_minutes
        times = suggested_times(self.match, now=timezone.now(), minutes=usual)
        if data is not None and (kept := data.get("time")):
            times = _with_what_was_chosen(times, kept)
        return PlanForm(data, zone=self.zone, times=times, usual=usual)

    def get(self, request, key):
        if refused := closed(self.match):
            messages.error(request, str(refused))
            return redirect("hunar_mentorship:match", key)
        return self.show(self.form())

    def post(self, request, key):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        meeting = self.done(propose_meeting, match=self.match, plan=form.plan)
        if meeting is None:
            return self.show(form, status=422)
        messages.success(request, _("The time is proposed. You hear from us when there is an answer."))
        return redirect("hunar_mentorship:meeting", meeting.key)

    @property
    def name(self) -> str:
        return name_of(self.match.other_than(self.person))

    def show(self, form, status=200):
        here = reverse("hunar_mentorship:match", args=[self.match.key])
        return render(
            self.request,
            "hunar_mentorship/meetings/plan.html",
            {
                "form": form,
                "choices": choices(form, self.others),
                "title": _("Propose a meeting"),
                "with": [name for name, _zone in self.others],
                "is_circle": self.match.circle_id,
                "trail": [
                    (_("Mentoring"), reverse("hunar_mentorship:desk")),
                    (self.name, here),
                    (_("Propose a meeting"), ""),
                ],
                "back": here,
            },
            status=status,
        )

    @cached_property
    def others(self) -> list[tuple[str, str]]:
        """Everybody else who is asked, with their time zones."""
        mentor = self.match.mentor.mentor
        found = [] if self.is_mentor else [(name_of(mentor.person), mentor.time_zone)]
        mentees = [self.match.mentee] if self.is_mentor else []
        if self.match.circle_id:
            around = Match.objects.active().filter(circle=self.match.circle_id)
            rows = around.select_related("mentee__person")
            mentees = [one.mentee for one in rows if one.mentee.person_id != self.person.pk]
        return [*found, *((name_of(one.person), one.time_zone) for one in mentees)]


def _with_what_was_chosen(times, chosen: str):
    """A time offered a moment ago may have gone by or been taken; the action says so, not the form."""
    moment = parse_datetime(chosen)
    known = moment and timezone.is_aware(moment) and chosen not in {one.isoformat() for one in times}
    return [*times, moment] if known else times


def choices(form: PlanForm, others) -> list[dict]:
    """The times on offer, each by every clock."""
    chosen = form["time"].value()
    return [
        {
            "value": moment.isoformat(),
            "checked": moment.isoformat() == chosen,
            "clocks": clocks(moment, form.zone, others),
        }
        for moment in form.times
    ]


class OfMeeting(Own):
    """A page of a meeting one is in."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.seen  # noqa: B018  somebody else's is not there, whatever is sent
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def seen(self) -> Seen:
        meeting = get_object_or_404(meetings_of(self.person), key=self.kwargs["key"])
        return seen_by(self.person, [meeting])[0]

    @property
    def meeting(self):
        return self.seen.meeting

    def back(self):
        return redirect("hunar_mentorship:meeting", self.kwargs["key"])


class MeetingView(OfMeeting, TemplateView):
    template_name = "hunar_mentorship/meetings/meeting.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            seen=self.seen, has_calendar=are_offered(), trail=crumbs((_("Meeting"), "")), **kwargs
        )


class ConfirmView(OfMeeting):
    def post(self, request, key):
        form = AnswerForm(request.POST)
        if form.is_valid() and self.done(
            confirm_meeting, meeting=self.meeting, sequence=form.cleaned_data["sequence"]
        ):
            messages.success(request, _("Agreed. We remind you before."))
        return self.back()


class CallOffView(OfMeeting):
    def post(self, request, key):
        if self.done(call_off_meeting, meeting=self.meeting):
            messages.success(request, _("Called off. The others are told."))
        return self.back()


class MoveView(OfMeeting):
    """Another time or place for the same meeting."""

    def form(self, data=None) -> PlanForm:
        meeting = self.meeting
        times = suggested_times(self.seen.match, now=timezone.now(), minutes=meeting.minutes)
        if data is not None and (kept := data.get("time")):
            times = _with_what_was_chosen(times, kept)
        return PlanForm(data, zone=self.seen.zone, times=times, usual=meeting.minutes, meeting=meeting)

    def get(self, request, key):
        return self.show(self.form()) if self.seen.may_move else self.back()

    def post(self, request, key):
        form, read = self.form(request.POST), AnswerForm(request.POST)
        if not form.is_valid() or not read.is_valid():
            return self.show(form, status=422)
        sequence = read.cleaned_data["sequence"]
        moved = self.done(move_meeting, meeting=self.meeting, plan=form.plan, sequence=sequence)
        if moved is None:
            return self.show(form, status=422)
        if moved.state == MeetingState.CONFIRMED:
            messages.success(request, _("Changed. The time stays agreed, and the others are told."))
        else:
            messages.success(request, _("It is proposed. You hear from us when there is an answer."))
        return self.back()

    def show(self, form, status=200):
        here = reverse("hunar_mentorship:meeting", args=[self.meeting.key])
        return render(
            self.request,
            "hunar_mentorship/meetings/plan.html",
            {
                "form": form,
                "choices": choices(form, self.seen.others),
                "title": _("Another time or place"),
                "with": self.seen.names,
                "is_circle": self.seen.is_circle,
                "seen": self.seen,
                "trail": crumbs((_("Meeting"), here), (_("Another time or place"), "")),
                "back": here,
            },
            status=status,
        )


class ReportView(OfMeeting):
    def post(self, request, key):
        matches = [one.match_id for one in self.seen.to_report]
        form = ReportForm(request.POST, matches=matches, may_tell_missed=self.seen.may_tell_missed)
        if form.is_valid() and form.outcomes:
            told = self.done(report_meeting, meeting=self.meeting, outcomes=form.outcomes)
            if told and told.state == MeetingState.HELD:
                messages.success(request, _("Thank you. A line in the notes helps you both remember."))
            elif told:
                messages.success(
                    request, _("Thank you for telling us. Propose another time when it suits you.")
                )
        elif not matches:
            messages.error(request, _("This was told already, and what was told first stands."))
        else:
            messages.error(request, _("Say what became of the meeting: choose one of the answers."))
        return self.back()


class ObjectView(OfMeeting):
    def post(self, request, key):
        form = ObjectionForm(request.POST)
        pk = form.cleaned_data["attendance"] if form.is_valid() else None
        attendance = next((one for one in self.seen.to_object if one.pk == pk), None)
        if attendance is None:
            messages.error(request, _("There is nothing to object to any more."))
        elif self.done(object_to_report, attendance=attendance, words=form.cleaned_data["words"]):
            messages.success(
                request, _("Noted. Staff read both accounts; until then it counts against nobody.")
            )
        return self.back()


class IcsView(OfMeeting):
    """The meeting for a calendar program."""

    def get(self, request, key):
        if not are_offered():
            raise Http404
        address = request.build_absolute_uri(reverse("hunar_mentorship:meeting", args=[key]))
        is_off = self.seen.is_off or bool(self.seen.closed)
        body = calendar_of([Entry(self.meeting, address, is_off)], now=timezone.now())
        answer = HttpResponse(body, content_type=CONTENT_TYPE)
        answer["Content-Disposition"] = 'attachment; filename="meeting.ics"'
        return answer
