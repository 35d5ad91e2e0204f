"""The words safety is described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class How(models.TextChoices):
    """How staff made sure of somebody's category."""

    IN_PERSON = "in_person", _("Met in person")
    DOCUMENT = "document", _("Saw an identity document")
    VIDEO = "video", _("Spoke by video")


class Kind(models.TextChoices):
    """What happened, as somebody would say it who has just been through it."""

    WORDS = "words", _("Hurtful, sexual or threatening words or pictures")
    TOUCH = "touch", _("Unwanted touching or violence")
    PRESSURE = "pressure", _("Pressure or blackmail")
    CONTACT = "contact", _("Somebody does not stop contacting or following me")
    PRIVATE = "private", _("My pictures, my number or other private things were passed on")
    MONEY = "money", _("Asking for money, presents or favours")
    CHILD = "child", _("Somebody under 18 is not safe")
    OTHER = "other", _("Something else")


class Danger(models.TextChoices):
    """How urgent it is, asked in plain words."""

    NOW = "now", _("Yes, right now")
    SOON = "soon", _("Not this moment, but I am afraid it will happen, or happen again")
    NO = "no", _("No")


class Wish(models.TextChoices):
    """What whoever reports wants to come next. They decide, and may change their mind."""

    NOTE = "note", _("Only write it down for now")
    TALK = "talk", _("Talk to me first")
    APART = "apart", _("Keep us apart")
    SUPPORT = "support", _("Help me find support")


class Severity(models.TextChoices):
    IMMINENT = "imminent", _("Imminent harm")
    HIGH = "high", _("High")
    MEDIUM = "medium", _("Medium")
    LOW = "low", _("Low")


class State(models.TextChoices):
    OPEN = "open", _("Open")
    IN_HAND = "in_hand", _("In hand")
    CLOSED = "closed", _("Closed")


class Outcome(models.TextChoices):
    """How a case ended. None of them is a verdict about a person."""

    ACTED = "acted", _("Something was done about it")
    SUPPORTED = "supported", _("Whoever reported was helped, and wanted nothing else")
    PASSED_ON = "passed_on", _("Passed on to an authority")
    UNSETTLED = "unsettled", _("It could not be found out")
    NOTHING = "nothing", _("There was nothing to be done")


class MeasureKind(models.TextChoices):
    """What protects people while a case is looked into. It says nothing about who is right."""

    CONTACT = "suspend_contact", _("No new contact with anybody")
    HIDE = "hide_profile", _("Profile hidden")
    PAIR = "suspend_pair", _("Two people kept apart")


class Why(models.TextChoices):
    """Why somebody may not see a case."""

    CONFLICT = "conflict", _("conflict of interest")
    LINE = "line", _("stands above somebody it is about")
    ASKED = "asked", _("whoever reported asked for it")


class Entered(models.TextChoices):
    """What a line in the log of a case tells."""

    OPENED = "opened", _("Report arrived")
    JOINED = "joined", _("Another report arrived")
    TAKEN = "taken", _("Taken in hand")
    NOTE = "note", _("Note")
    SEVERITY = "severity", _("Severity changed")
    SUBJECT = "subject", _("Person named")
    EXCLUDED = "excluded", _("Officer set aside")
    MEASURE = "measure", _("Measure taken")
    LIFTED = "lifted", _("Measure lifted")
    CLOSED = "closed", _("Closed")
    REOPENED = "reopened", _("Opened again")
