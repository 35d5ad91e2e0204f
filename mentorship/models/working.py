"""The work of a match: goals, meetings, notes, messages and check-ins."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import GoalState, MeetingPlace, MeetingState, Side
from ..querysets import (
    AHEAD,
    AttendanceQuerySet,
    CheckInQuerySet,
    GoalQuerySet,
    MeetingQuerySet,
    MessageQuerySet,
    NoteQuerySet,
)

PERSON = "hunar_people.Person"


class Goal(models.Model):
    """Something the mentee wants to reach in this match."""

    match = models.ForeignKey("hunar_mentorship.Match", models.CASCADE, related_name="goals")
    words = models.CharField(_("goal"), max_length=200)
    due_on = models.DateField(_("to be reached by"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=GoalState, default=GoalState.OPEN)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(PERSON, models.SET_NULL, null=True, related_name="+")

    objects = GoalQuerySet.as_manager()

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.words


class GoalStep(models.Model):
    """One step on the way to a goal."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="steps")
    words = models.CharField(_("step"), max_length=200)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["pk"]

    def __str__(self):
        return self.words


class Meeting(models.Model):
    """A meeting of a mentor with one mentee, or with a circle. Its calendar entry keeps one identity throughout."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    mentor = models.ForeignKey("hunar_mentorship.MentorApplication", models.CASCADE, related_name="meetings")
    circle = models.ForeignKey(
        "hunar_mentorship.Circle", models.CASCADE, null=True, blank=True, related_name="meetings"
    )
    starts_at = models.DateTimeField(_("starts at"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    place = models.CharField(_("place"), max_length=10, choices=MeetingPlace, default=MeetingPlace.ONLINE)
    link = models.URLField(_("link to join"), max_length=300, blank=True)
    where = models.CharField(_("hub or address"), max_length=200, blank=True)
    about = models.CharField(_("about"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=MeetingState, default=MeetingState.PROPOSED)
    proposed_by = models.ForeignKey(PERSON, models.SET_NULL, null=True, related_name="+")
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)  # iCalendar's SEQUENCE
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)  # iCalendar's LAST-MODIFIED
    reminded = models.PositiveSmallIntegerField(
        _("reminded, hours before"), null=True, blank=True, editable=False
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["state", "starts_at"], name="hunar_mentorship_meetings_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["mentor", "starts_at"],
                condition=Q(state__in=AHEAD),
                name="hunar_mentorship_one_meeting_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(link="") | Q(link__startswith="https://"), name="hunar_mentorship_link_is_safe"
            ),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="hunar_mentorship_meeting_lasts"),
        ]

    def __str__(self):
        return f"{self.mentor}, {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_ahead(self) -> bool:
        """Proposed or agreed, and neither reported on nor called off."""
        return self.state in AHEAD


class Attendance(models.Model):
    """A match in a meeting: whether the mentee said yes, and whether they came."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    match = models.ForeignKey("hunar_mentorship.Match", models.CASCADE, related_name="attendances")
    said_yes = models.BooleanField(_("said yes"), null=True)
    came = models.BooleanField(_("came"), null=True)
    missed_by = models.CharField(_("missed by"), max_length=10, choices=Side, blank=True)
    reported_by = models.CharField(_("reported by"), max_length=10, choices=Side, blank=True)
    reported_at = models.DateTimeField(_("reported at"), null=True, blank=True)
    objected_at = models.DateTimeField(_("objected to at"), null=True, blank=True)
    objected_by = models.CharField(_("objected to by"), max_length=10, choices=Side, blank=True)
    objection = models.CharField(_("how it was, by the other account"), max_length=300, blank=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance of a meeting")
        verbose_name_plural = _("attendances of meetings")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "match"], name="hunar_mentorship_attendance_once"),
            models.CheckConstraint(
                condition=Q(came=None, reported_at=None, reported_by="", missed_by="", objected_at=None)
                | Q(came__isnull=False, reported_at__isnull=False) & ~Q(reported_by=""),
                name="hunar_mentorship_report_is_whole",
            ),
        ]

    def __str__(self):
        return f"{self.match}, {self.meeting_id}"


class Note(models.Model):
    """A note on a match: for both, or for its author alone."""

    match = models.ForeignKey("hunar_mentorship.Match", models.CASCADE, related_name="notes")
    author = models.ForeignKey(PERSON, models.CASCADE, related_name="hunar_match_notes")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="notes")
    words = models.TextField(_("note"), max_length=2000)
    is_private = models.BooleanField(_("only for me"), default=False)
    key = models.UUIDField(
        default=uuid.uuid4, unique=True, editable=False
    )  # from the form: sent twice is one
    at = models.DateTimeField(_("at"))
    edited_at = models.DateTimeField(_("edited at"), null=True, blank=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.match}, {self.at:%Y-%m-%d}"


class Message(models.Model):
    """A message in the thread of a match, or of a circle."""

    match = models.ForeignKey(
        "hunar_mentorship.Match", models.CASCADE, null=True, blank=True, related_name="messages"
    )
    circle = models.ForeignKey(
        "hunar_mentorship.Circle", models.CASCADE, null=True, blank=True, related_name="messages"
    )
    author = models.ForeignKey(PERSON, models.CASCADE, related_name="hunar_match_messages")
    words = models.TextField(_("message"), max_length=2000)
    key = models.UUIDField(
        default=uuid.uuid4, unique=True, editable=False
    )  # from the form: sent twice is one
    at = models.DateTimeField(_("at"))

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(match__isnull=False, circle__isnull=True)
                | Q(match__isnull=True, circle__isnull=False),
                name="hunar_mentorship_message_in_one_thread",
            )
        ]

    def __str__(self):
        return f"{self.author}, {self.at:%Y-%m-%d %H:%M}"


class ThreadSeen(models.Model):
    """Up to when somebody has read the thread of a match."""

    match = models.ForeignKey("hunar_mentorship.Match", models.CASCADE, related_name="seen")
    person = models.ForeignKey(PERSON, models.CASCADE, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("reading of a thread")
        verbose_name_plural = _("readings of threads")
        constraints = [models.UniqueConstraint(fields=["match", "person"], name="hunar_mentorship_seen_once")]

    def __str__(self):
        return f"{self.match}, {self.at:%Y-%m-%d %H:%M}"


class CheckIn(models.Model):
    """Two questions at a set week: how it is going, and whether it feels right."""

    match = models.ForeignKey("hunar_mentorship.Match", models.CASCADE, related_name="check_ins")
    person = models.ForeignKey(PERSON, models.CASCADE, related_name="hunar_check_ins")
    side = models.CharField(_("side"), max_length=10, choices=Side)
    week = models.PositiveSmallIntegerField(_("week"))
    due_on = models.DateField(_("due on"))
    helpful = models.PositiveSmallIntegerField(_("how much the meetings help, 1 to 5"), null=True, blank=True)
    comfortable = models.PositiveSmallIntegerField(
        _("how comfortable it feels, 1 to 5"), null=True, blank=True
    )
    words = models.TextField(_("anything else"), max_length=1000, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["match", "person", "week"], name="hunar_mentorship_check_in_once"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, helpful=None, comfortable=None)
                | Q(
                    answered_at__isnull=False,
                    helpful__gte=1,
                    helpful__lte=5,
                    comfortable__gte=1,
                    comfortable__lte=5,
                ),
                name="hunar_mentorship_check_in_scale",
            ),
        ]

    def __str__(self):
        return f"{self.match}, {self.week}"


class CalendarFeed(models.Model):
    """The private address from which a person's calendar program fetches their meetings. A new key ends the old one."""

    person = models.OneToOneField(PERSON, models.CASCADE, related_name="hunar_calendar_feed")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")

    def __str__(self):
        return str(self.person)
