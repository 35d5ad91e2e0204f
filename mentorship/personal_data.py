"""What mentorship holds about people. That a match was, and how long, stays countable; what was said does not stay."""

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.people.enums import Becomes
from cms.people.holdings import Column, Holding, Keeping, Mark

from .models import Match, Meeting

WHO_WORKED = _("So that the number of people who had a mentor stays true; every word is removed.")


def programme(row):
    return str(row.programme)


def match_programme(row):
    return str(row.match.programme)


def free_hours(row):
    from .availability import Week

    return Week.from_bytes(bytes(row.week)).hours


def of_matches(model: str):
    """Finds the rows of that model on the matches a person is in, on either side."""

    def find(person):
        rows = apps.get_model("hunar_mentorship", model).objects
        return rows.filter(match__in=Match.objects.of_person(person))

    return find


def forget_meetings(rows, given_up):
    rows.model.objects.filter(pk__in=rows.values("pk")).update(link="", where="", about="")


def forget_application(rows, given_up):
    """Leave what is open; the words go, the row stays for the matches that stand on it."""
    from .actions import forget

    forget(rows)


HOLDINGS = [
    Holding(
        model="hunar_mentorship.Mentor",
        columns=(
            *("about", "about_ur", "platforms", "backgrounds", "years", "mentees_wanted", "time_zone"),
            *("is_remote", "is_in_person", "referees"),
            Column("skills", _("skills"), lambda row: [str(skill) for skill in row.skills.all()]),
            Column("sectors", _("sectors"), lambda row: [str(sector) for sector in row.sectors.all()]),
            Column("hours", _("free hours a week"), free_hours),
        ),
        becomes=Becomes.BLANKED,
        because=WHO_WORKED,
        blank={
            "about": "",
            "about_ur": "",
            "referees": "",
            "platforms": [],
            "backgrounds": [],
            "years": 0,
            "mentees_wanted": "any",
            "week": bytes(42),
        },
    ),
    Holding(
        model="hunar_mentorship.Vetting",
        person="mentor__person",
        links=("mentor",),
        columns=("passed", "references", "at", "expires_on"),
        order=90,
    ),
    Holding(
        model="hunar_mentorship.MentorApplication",
        person="mentor__person",
        links=("mentor",),
        columns=(Column("programme", _("programme"), programme), "state", "places", "sent_at", "decided_at"),
        related=("programme",),
        becomes=Becomes.BLANKED,
        because=WHO_WORKED,
        erase=forget_application,
        order=80,
    ),
    Holding(
        model="hunar_mentorship.MenteeApplication",
        columns=(
            Column("programme", _("programme"), programme),
            *(
                "state",
                "goal",
                "platforms",
                "backgrounds",
                "mentors_wanted",
                "knows",
                "guardian_name",
                "guardian_phone",
                "sent_at",
            ),
            *("is_remote", "is_in_person", "time_zone"),
            Column("skills", _("skills"), lambda row: [str(skill) for skill in row.skills.all()]),
            Column("hours", _("free hours a week"), free_hours),
        ),
        related=("programme",),
        becomes=Becomes.BLANKED,
        because=WHO_WORKED,
        erase=forget_application,
        order=80,
    ),
    Holding(model="hunar_mentorship.Tie", links=("person", "other"), columns=("kind", "at")),
    Holding(
        model="hunar_mentorship.MatchOffer",
        links=("person", "proposal"),
        columns=("side", "state", "until", "answered_at"),
        order=70,
    ),
    Holding(
        model="hunar_mentorship.Request",
        links=("person", "mentee", "mentor"),
        person="mentee__person",
        columns=("words", "state", "until", "answered_at"),
        order=70,
    ),
    Holding(
        model="hunar_mentorship.Proposal",
        person="mentee__person",
        links=("mentee", "mentor", "chosen"),
        because=_(
            "Reasons name other people: each of the two is shown their own part on the page of the match."
        ),
        order=75,
    ),
    Holding(
        model="hunar_mentorship.Unmatched",
        person="mentee__person",
        links=("mentee",),
        because=_("It is shown on the page of the application."),
        order=70,
    ),
    Holding(
        model="hunar_mentorship.Match",
        person="mentee__person",
        find=lambda person: Match.objects.of_person(person),
        links=("mentee", "mentor", "circle"),
        columns=(
            Column("programme", _("programme"), programme),
            *("origin", "begun_at", "ended_at", "ended_by", "end_reason", "last_met_at"),
        ),
        related=("programme",),
        becomes=Becomes.BLANKED,
        because=WHO_WORKED,
        blank={"reasons": {}},
    ),
    Holding(
        model="hunar_mentorship.MatchEvent",
        person="match__mentee__person",
        find=of_matches("MatchEvent"),
        links=("match",),
        columns=("kind", "at"),
        becomes=Becomes.BLANKED,
        because=WHO_WORKED,
        blank={"note": ""},
        order=70,
    ),
    Holding(
        model="hunar_mentorship.Risk",
        person="match__mentee__person",
        find=of_matches("Risk"),
        links=("match",),
        columns=("kind", "raised_at", "closed_at"),
        order=70,
    ),
    Holding(
        model="hunar_mentorship.Feedback",
        links=("person", "match"),
        columns=("useful", "again", "words", "thanks", "at"),
        becomes=Becomes.BLANKED,
        because=_("How useful matches were stays counted, without words."),
        blank={"words": "", "thanks": ""},
        order=70,
    ),
    Holding(
        model="hunar_mentorship.Goal",
        person="match__mentee__person",
        links=("match",),
        columns=("words", "state", "due_on", "at"),
        order=65,
    ),
    Holding(
        model="hunar_mentorship.GoalStep",
        person="goal__match__mentee__person",
        links=("goal",),
        columns=("words", "done_at"),
        order=60,
    ),
    Holding(
        model="hunar_mentorship.Circle",
        person="mentor__mentor__person",
        links=("mentor",),
        columns=("slot", "size", "taken"),
        becomes=Becomes.BLANKED,
        because=WHO_WORKED,
    ),
    Holding(
        model="hunar_mentorship.Meeting",
        person="mentor__mentor__person",
        find=lambda person: Meeting.objects.filter(
            Q(mentor__mentor__person=person) | Q(attendances__match__mentee__person=person)
        ).distinct(),
        links=("mentor", "circle"),
        columns=("starts_at", "minutes", "place", "link", "where", "about", "state"),
        becomes=Becomes.BLANKED,
        because=_("The hours a mentor gave stay counted; where and about what is removed."),
        erase=forget_meetings,
        order=65,
    ),
    Holding(
        model="hunar_mentorship.Attendance",
        person="match__mentee__person",
        links=("match", "meeting"),
        columns=("said_yes", "came", "missed_by", "objection"),
        becomes=Becomes.BLANKED,
        because=WHO_WORKED,
        blank={"objection": ""},
        order=60,
    ),
    Holding(
        model="hunar_mentorship.Note",
        person="author",
        links=("author", "match", "meeting"),
        columns=("words", "is_private", "at", "edited_at"),
        order=60,
    ),
    Holding(
        model="hunar_mentorship.Message",
        person="author",
        links=("author", "match", "circle"),
        columns=("words", "at"),
        order=60,
    ),
    Holding(model="hunar_mentorship.ThreadSeen", links=("person", "match"), columns=("at",), order=60),
    Holding(
        model="hunar_mentorship.CheckIn",
        links=("person", "match"),
        columns=("week", "helpful", "comfortable", "words", "answered_at"),
        order=60,
    ),
    Holding(model="hunar_mentorship.CalendarFeed", links=("person",), columns=("made_at",), order=60),
    *(
        Holding(
            model=f"hunar_mentorship.{model}",
            person=f"content_object__{person}",
            links=("content_object",),
            because=_("It is told beside the row it belongs to."),
            order=70,
        )
        for model, person in (
            ("MentorSkill", "person"),
            ("MentorSector", "person"),
            ("SoughtSkill", "person"),
            ("MenteeSector", "person"),
        )
    ),
]
MARKS = [
    Mark(model=f"hunar_mentorship.{model}", columns=(column,))
    for model, column in (
        ("Policy", "by"),
        ("Vetting", "by"),
        ("MentorApplication", "decided_by"),
        ("MenteeApplication", "decided_by"),
        ("MenteeApplication", "guardian_heard_by"),
        ("Tie", "by"),
        ("Round", "opened_by"),
        ("Run", "by"),
        ("Proposal", "decided_by"),
        ("MatchEvent", "by"),
        ("Risk", "closed_by"),
        ("Goal", "by"),
        ("Meeting", "proposed_by"),
    )
]
KEEPINGS = [
    Keeping(
        model="hunar_mentorship.MenteeApplication",
        kind="hunar_mentorship.menteeapplication.draft",
        since="begun_at",
        days=365,
        only={"state": "draft"},
        why=_("What was begun and never sent in a year was given up."),
    ),
    Keeping(
        model="hunar_mentorship.Message",
        since="match__ended_at",
        days=365,
        why=_("A year after the end, what two people wrote to each other is theirs alone to remember."),
    ),
]
