"""The page of a match, and what is written on it: goals with their steps, and notes."""

from functools import cached_property

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from ..actions import goals as goal_actions
from ..actions.notes import change_note, delete_note, write_note
from ..common_ground import common_ground
from ..contact import closed
from ..desk import Reading, with_names
from ..enums import GoalState, MeetingState, Side
from ..forms.together import (
    ChangeGoalForm,
    ChangeNoteForm,
    GoalForm,
    GoalStateForm,
    MessageForm,
    NoteForm,
    StepForm,
    TickForm,
)
from ..match_page import panels_for
from ..models import Goal, GoalStep, Meeting, Note
from ..reasons import names_of, sentences
from ..threads import messages_for
from .of_match import OfMatch

LATEST = 3  # messages on the page of the match; the rest is a page of its own
NOTES = 20


class MatchView(OfMatch, TemplateView):
    """Who the other is, what is next, and everything the two have written."""

    template_name = "hunar_mentorship/together/match.html"

    def get_context_data(self, **kwargs):
        now, match = timezone.now(), self.match
        reading = Reading(self.person, now)
        return super().get_context_data(
            match=match,
            person=self.person,
            line=reading.line(match),
            name=self.other_name,
            other=self.other,
            side=match.side_of(self.person),
            is_mentor=match.side_of(self.person) == Side.MENTOR,
            closed=self.closed,
            said=self._said(),
            ground=common_ground(match),
            about=match.mentor.mentor.about_in(get_language()),
            goals=self._goals(),
            panels=panels_for(match, self.person, now, "main"),
            side_panels=panels_for(match, self.person, now, "side"),
            past=None if match.is_active else reading.past(match),
            trail=[*self.trail()[:-1], (self.other_name, "")],
            **self._thread(),
            **self._notes(),
            **kwargs,
        )

    @cached_property
    def closed(self):
        return closed(self.match)

    def _said(self) -> list:
        """Why the two were brought together, from the reasons of then; none where staff or the two did it alone."""
        reasons, who = self.match.reasons, self.match.mentee
        if self.match.side_of(self.person) == Side.MENTOR:
            who = self.match.mentor.mentor
        if "terms" not in reasons:
            return []
        names = names_of([reasons], get_language())
        return sentences(reasons, names, zone=who.time_zone, on=timezone.localdate())

    def _goals(self) -> dict[str, list[Goal]]:
        goals = list(self.match.goals.prefetch_related("steps"))
        return {
            "open": [goal for goal in goals if goal.state == GoalState.OPEN],
            "over": [goal for goal in goals if goal.state != GoalState.OPEN],
            "all": goals,
            "is_first": not goals,
            "form": None if self.closed else GoalForm(auto_id="goal_%s"),
            "step": None if self.closed else StepForm(auto_id=False),
        }

    def _thread(self) -> dict:
        written = messages_for(self.match, self.person).select_related("author").order_by("-at", "-pk")
        latest = list(written[: LATEST + 1])
        return {
            "messages_latest": with_names(latest[:LATEST][::-1]),
            "messages_more": len(latest) > LATEST,
            "message_form": None if self.closed else MessageForm(auto_id="message_%s"),
        }

    def _notes(self) -> dict:
        notes = self.match.notes.seen_by(self.person).select_related("author", "meeting")
        form = (
            NoteForm(meetings=held_meetings(self.match), auto_id="note_%s") if self.match.is_active else None
        )
        return {"notes": list(notes[:NOTES]), "note_form": form}


def held_meetings(match):
    return (
        Meeting.objects.of_match(match)
        .filter(state__in=(MeetingState.HELD, MeetingState.CONFIRMED))
        .order_by("-starts_at")
    )


class AddNoteView(OfMatch):
    def post(self, request, key):
        form = NoteForm(request.POST, meetings=held_meetings(self.match))
        if not form.is_valid():
            self.tell_errors(form)
        elif self.done(write_note, match=self.match, author=self.person, **form.cleaned_data):
            messages.success(request, _("The note is kept."))
        return self.go("match", "notes")


class OfNote(OfMatch):
    """A note of one's own; to everybody else, the other of the two as well, it does not exist here."""

    @cached_property
    def note(self) -> Note:
        note = get_object_or_404(self.match.notes.filter(author=self.person), pk=self.kwargs["pk"])
        note.match = self.match
        return note


class ChangeNoteView(OfNote):
    def get(self, request, key, pk):
        return self.show(ChangeNoteForm(initial={"words": self.note.words}))

    def post(self, request, key, pk):
        note, form = self.note, ChangeNoteForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        if self.done(change_note, note=note, by=self.person, **form.cleaned_data):
            messages.success(request, _("The note is changed."))
        return self.go("match", "notes")

    def show(self, form, status=200):
        facts = {
            "form": form,
            "note": self.note,
            "match": self.match,
            "trail": self.trail(_("Change the note")),
        }
        return render(self.request, "hunar_mentorship/together/note.html", facts, status=status)


class DeleteNoteView(OfNote):
    def post(self, request, key, pk):
        if self.done(delete_note, note=self.note, by=self.person):
            messages.success(request, _("The note is deleted."))
        return self.go("match", "notes")


class AddGoalView(OfMatch):
    def post(self, request, key):
        form = GoalForm(request.POST)
        if not form.is_valid():
            self.tell_errors(form)
        else:
            self.done(goal_actions.add_goal, match=self.match, by=self.person, **form.cleaned_data)
        return self.go("match", "goals")


class OfGoal(OfMatch):
    """One goal of the match; another match's does not exist here."""

    @cached_property
    def goal(self) -> Goal:
        goal = get_object_or_404(self.match.goals, pk=self.kwargs["pk"])
        goal.match = self.match
        return goal


class ChangeGoalView(OfGoal):
    """The goal and its steps in other words."""

    def get(self, request, key, pk):
        return self.show(ChangeGoalForm(goal=self.goal))

    def post(self, request, key, pk):
        form = ChangeGoalForm(request.POST, goal=self.goal)
        if not form.is_valid():
            return self.show(form, status=422)
        words, due_on = form.cleaned_data["words"], form.cleaned_data["due_on"]
        if self.done(goal_actions.change_goal, goal=self.goal, words=words, due_on=due_on, steps=form.steps):
            messages.success(request, _("The goal is changed."))
        return self.go("match", "goals")

    def show(self, form, status=200):
        facts = {
            "form": form,
            "goal": self.goal,
            "match": self.match,
            "trail": self.trail(_("Change the goal")),
        }
        return render(self.request, "hunar_mentorship/together/goal.html", facts, status=status)


class GoalStateView(OfGoal):
    def post(self, request, key, pk):
        form = GoalStateForm(request.POST)
        if form.is_valid():
            self.done(goal_actions.set_goal_state, goal=self.goal, **form.cleaned_data)
        return self.go("match", "goals")


class AddStepView(OfGoal):
    def post(self, request, key, pk):
        form = StepForm(request.POST)
        if not form.is_valid():
            self.tell_errors(form)
        else:
            self.done(goal_actions.add_step, goal=self.goal, **form.cleaned_data)
        return self.go("match", f"goal-{pk}")


class TickStepView(OfMatch):
    def post(self, request, key, pk):
        steps = GoalStep.objects.select_related("goal__match")
        step = get_object_or_404(steps, pk=pk, goal__match=self.match)
        form = TickForm(request.POST)
        if form.is_valid():
            self.done(goal_actions.tick_step, step=step, **form.cleaned_data)
        return self.go("match", f"goal-{step.goal_id}")
