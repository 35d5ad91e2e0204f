"""The names quizzes work with."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a question asks the learner to do. The value is also the name of its answer block."""

    ONE_CHOICE = "one_choice", _("One choice")
    SEVERAL_CHOICES = "several_choices", _("Several choices")
    TRUE_FALSE = "true_false", _("True or false")
    NUMERIC = "numeric", _("Number")
    SHORT_TEXT = "short_text", _("Short text")
    GAPS = "gaps", _("Fill the gaps")
    MATCHING = "matching", _("Matching")
    ORDERING = "ordering", _("Put in order")


class Difficulty(TextChoices):
    EASY = "easy", _("Easy")
    MEDIUM = "medium", _("Medium")
    HARD = "hard", _("Hard")


class Selection(TextChoices):
    FIXED = "fixed", _("The questions listed here")
    DRAWN = "drawn", _("Drawn from a tag")


class FeedbackWhen(TextChoices):
    AT_ONCE = "at_once", _("After each question")
    AFTER = "after", _("After the quiz is handed in")
    NEVER = "never", _("Never (only the result)")


class Tolerance(TextChoices):
    ABSOLUTE = "absolute", _("The same unit as the answer")
    PERCENT = "percent", _("Per cent of the answer")


class PreviewMode(TextChoices):
    LEARNER = "", _("As a learner")
    MARKED = "marked", _("With the right answer")


class RegradeState(TextChoices):
    WEIGHING = "weighing", _("Being looked into")
    WEIGHED = "weighed", _("Waits for a decision")
    RUNNING = "running", _("Being carried out")
    DONE = "done", _("Carried out")
    DROPPED = "dropped", _("Dropped")


class AttemptState(TextChoices):
    OPEN = "open", _("Under way")
    HANDED_IN = "handed_in", _("Handed in")
    RAN_OUT = "ran_out", _("Time ran out")
