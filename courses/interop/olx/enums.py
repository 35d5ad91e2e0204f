"""The fixed words of an import."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    WAITING = "waiting", _("waiting")
    READING = "reading", _("being read")
    WRITING = "writing", _("being written")
    DONE = "done", _("done")
    FAILED = "failed", _("failed, nothing was changed")


class Outcome(TextChoices):
    """What became of one part. The first three are what a first import can say."""

    IMPORTED = "imported", _("imported")
    CHANGED = "changed", _("imported with changes")
    REFUSED = "refused", _("not imported")
    UNCHANGED = "unchanged", _("unchanged")
    UPDATED = "updated", _("updated")
    CONFLICT = "conflict", _("conflict")
    REMOVED = "removed", _("no longer sent")


class Kind(TextChoices):
    """Parts of a course that have a name in the report; other kinds keep their own."""

    COURSE = "course", _("course")
    CHAPTER = "chapter", _("module")
    SEQUENTIAL = "sequential", _("section")
    VERTICAL = "vertical", _("lesson")
    HTML = "html", _("text")
    VIDEO = "video", _("video")
    PROBLEM = "problem", _("problem")
    QUIZ = "quiz", _("quiz")
    QUESTION = "question", _("question")
    STATIC = "static", _("file")


def kind_label(kind: str) -> str:
    return str(Kind(kind).label) if kind in Kind.values else kind
