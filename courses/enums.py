"""The fixed words of learning."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """What can be said about learning. The first five may be asserted by a learner's device, the rest only by us."""

    OPENED = "opened", _("opened")
    READ = "read", _("read to the end")
    POSITION = "position", _("position")
    HEARD = "heard", _("heard")
    ANSWERED = "answered", _("answered")
    MARKED = "marked", _("marked as done")
    PASSED = "passed", _("passed")
    FAILED = "failed", _("not passed")
    ATTENDED = "attended", _("attended")
    EXCUSED = "excused", _("excused by staff")
    COMPLETED = "completed", _("completed the course")
    WITHDREW = "withdrew", _("withdrew")
    RETURNED = "returned", _("returned")


CLIENT_KINDS = frozenset({"opened", "read", "position", "heard", "answered"})


class CourseState(models.TextChoices):
    LIVE = "live", _("live")
    ARCHIVED = "archived", _("archived")


class Choice(models.TextChoices):
    """What a new syllabus version means for those who were already learning."""

    KEEP = "keep", _("Keep: they finish what they began")
    REQUIRE = "require", _("Require: they must do the new part")
    NOTIFY = "notify", _("Notify: they may do the new part, and are told")


class RuleKind(models.TextChoices):
    ALL = "all", _("Every required lesson")
    SOME = "some", _("A number of the required lessons")
    GRADE = "grade", _("A minimum grade over the graded activities")


class Counts(models.TextChoices):
    """Which grade of a graded item counts when there are several."""

    BEST = "best", _("The best attempt")
    LAST = "last", _("The last attempt")


class Opening(models.TextChoices):
    ALWAYS = "always", _("Always open")
    FROM = "from", _("Open from a date")
    WINDOW = "window", _("Open between two dates")


class Release(models.TextChoices):
    AT_ONCE = "at_once", _("At once")
    DATE = "date", _("On a date")
    DAYS = "days", _("A number of days after enrolling")
    AFTER_PREVIOUS = "after_previous", _("When the module before it is done")


class Level(models.TextChoices):
    BEGINNER = "beginner", _("Beginner")
    INTERMEDIATE = "intermediate", _("Intermediate")
    ADVANCED = "advanced", _("Advanced")


class Standing(models.TextChoices):
    """Where a learner stands in a course."""

    ACTIVE = "active", _("learning")
    COMPLETED = "completed", _("completed")
    WITHDRAWN = "withdrawn", _("withdrawn")


class CohortOpenTo(models.TextChoices):
    EVERYONE = "everyone", _("Everyone")
    WOMEN = "women", _("Women only")
