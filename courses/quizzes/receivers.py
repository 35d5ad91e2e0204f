"""What follows when a quiz changes: the courses that ask it may go by another rule now."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save

from .models import Quiz
from .tasks import follow_quiz


def connect() -> None:
    post_save.connect(on_quiz_saved, sender=Quiz, dispatch_uid="hunar_quizzes.quiz")


def on_quiz_saved(sender, instance, update_fields=None, **kwargs):
    """Whoever writes a quiz saves it: an editor who publishes, an import, a script. A saved draft leaves `counts`."""
    if update_fields is None or "counts" in update_fields:
        transaction.on_commit(partial(follow_quiz.enqueue, str(instance.translation_key)))
