"""The words mentorship is recorded in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProgrammeKind(models.TextChoices):
    PAIRS = "pairs", _("One mentor, one mentee")
    CIRCLES = "circles", _("A mentor and a small circle")


class ProgrammeState(models.TextChoices):
    DRAFT = "draft", _("Being prepared")
    OPEN = "open", _("Running")
    CLOSED = "closed", _("Over")


class ApplicationState(models.TextChoices):
    """Where a mentor's or a mentee's application stands. Accepted means: in the programme, and may be matched."""

    DRAFT = "draft", _("Not sent yet")
    SENT = "sent", _("Sent")
    ACCEPTED = "accepted", _("In the programme")
    PAUSED = "paused", _("Paused")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    LEFT = "left", _("Left the programme")
    FINISHED = "finished", _("Finished the programme")


class Wanted(models.TextChoices):
    """With whom somebody is willing to work. A hard rule, and nobody else's business."""

    ANY = "any", _("Anybody")
    WOMEN = "women", _("Women only")


class Platform(models.TextChoices):
    """Where freelancers find their clients."""

    UPWORK = "upwork", "Upwork"
    FIVERR = "fiverr", "Fiverr"
    FREELANCER = "freelancer", "Freelancer.com"
    PEOPLE_PER_HOUR = "peopleperhour", "PeoplePerHour"
    GURU = "guru", "Guru"
    LINKEDIN = "linkedin", "LinkedIn"
    DIRECT = "direct", _("Clients of my own")
    LOCAL = "local", _("Clients in Pakistan")


class Background(models.TextChoices):
    """Roads that two people may have in common. Told to the other only when both chose it."""

    VILLAGE = "village", _("Working from a village")
    BREAK = "break", _("Back to work after a break for the family")
    STUDENT = "student", _("Working beside studies")
    FIRST = "first", _("The first in the family to earn online")
    CHANGE = "change", _("From another trade")
    PHONE = "phone", _("Began with a phone only")


class TieKind(models.TextChoices):
    """How two people know each other already. All but the last keep them from being matched."""

    HOUSEHOLD = "household", _("They live in one household")
    FAMILY = "family", _("They are related")
    WORK = "work", _("One works for the other")
    KNOWN = "known", _("They know each other")


class Priority(models.IntegerChoices):
    """How much a skill matters to the mentee."""

    FIRST = 3, _("Most of all")
    SECOND = 2, _("Also")
    THIRD = 1, _("If there is time")


class RoundState(models.TextChoices):
    OPEN = "open", _("Being prepared")
    PUBLISHED = "published", _("Offers are out")
    CLOSED = "closed", _("Over")


class RunState(models.TextChoices):
    """A run of the matching in the background."""

    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Cancelled")
    FAILED = "failed", _("Failed")


class Stage(models.TextChoices):
    """What a running run is at."""

    GATHERING = "gathering", _("Reading the applications")
    RULES = "rules", _("Who may work with whom")
    SOLVING = "solving", _("Finding the best whole")
    PROVING = "proving", _("Proving that it is the best")
    EXPLAINING = "explaining", _("Writing the reasons")
    STORING = "storing", _("Keeping the proposals")


class ProposalState(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    PINNED = "pinned", _("Pinned by staff")
    REJECTED = "rejected", _("Rejected by staff")
    SENDING = "sending", _("Being offered")
    OFFERED = "offered", _("Offered")
    MATCHED = "matched", _("Matched")
    LAPSED = "lapsed", _("Declined, or not answered in time")


class Side(models.TextChoices):
    MENTOR = "mentor", _("Mentor")
    MENTEE = "mentee", _("Mentee")
    STAFF = "staff", _("Programme staff")


class Origin(models.TextChoices):
    """How a match came about."""

    ROUND = "round", _("In a round of matching")
    REQUEST = "request", _("The mentee asked the mentor")
    STAFF = "staff", _("Staff brought them together")


class EndReason(models.TextChoices):
    FINISHED = "finished", _("The programme's time is over")
    REACHED = "reached", _("The goals are reached")
    TIME = "time", _("Not enough time")
    FIT = "fit", _("It did not fit")
    SILENT = "silent", _("The other person stopped answering")
    SAFETY = "safety", _("I did not feel comfortable")
    OTHER = "other", _("Another reason")


class GoalState(models.TextChoices):
    OPEN = "open", _("Being worked on")
    REACHED = "reached", _("Reached")
    DROPPED = "dropped", _("Given up")


class MeetingState(models.TextChoices):
    PROPOSED = "proposed", _("Waiting for an answer")
    CONFIRMED = "confirmed", _("Agreed")
    HELD = "held", _("It took place")
    MISSED = "missed", _("It did not take place")
    CANCELLED = "cancelled", _("Called off")


class MeetingPlace(models.TextChoices):
    ONLINE = "online", _("Online, by a link")
    CALL = "call", _("By telephone")
    HUB = "hub", _("At a hub")


class RiskKind(models.TextChoices):
    NO_MEETING = "no_meeting", _("No meeting for a long time")
    LOW_PULSE = "low_pulse", _("A check-in sounded unhappy")
    MISSED = "missed", _("Two meetings in a row were missed")


class MatchEventKind(models.TextChoices):
    BEGUN = "begun", _("Matched")
    PAUSED = "paused", _("Contact paused by staff")
    RESUMED = "resumed", _("Contact resumed")
    ENDED = "ended", _("Ended")
    NOTE_EDITED = "edited", _("Note edited")
    NOTE_DELETED = "deleted", _("Note deleted")
    OBSERVED = "observed", _("Messages read by staff")
