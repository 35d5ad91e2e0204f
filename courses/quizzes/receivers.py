"""What follows when a quiz changes: the courses that ask it may go by another rule now."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save

from .models import Quiz
from .signals import regrade_due
from .tasks import follow_quiz, work_on_regrade


def connect() -> None:
    post_save.connect(on_quiz_saved, sender=Quiz, dispatch_uid="hunar_quizzes.quiz")
    regrade_due.connect(on_regrade_due, dispatch_uid="hunar_quizzes.regrade")


def on_quiz_saved(sender, instance, update_fields=None, **kwargs):
    """Whoever writes a quiz saves it: an editor who publishes, an import, a script. A saved draft leaves `counts`."""
    if update_fields is None or "counts" in update_fields:
        transaction.on_commit(partial(follow_quiz.enqueue, str(instance.translation_key)))


def on_regrade_due(sender, order, **kwargs):
    work_on_regrade.enqueue(order.pk)
