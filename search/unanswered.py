"""What people asked and did not find, so that somebody can write it. Of who asked, nothing is kept."""

from __future__ import annotations

import re
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from .conf import setting
from .models import Unanswered
from .query import Question

LONGEST, MOST_WORDS = 80, 6  # letters, words: longer is a letter to somebody, not a search
OF_SOMEBODY = re.compile(r"@|\d{4}|://")  # what looks like an address, a number of a phone or of a card
MOST_ROWS = 5000  # so that nobody can fill the table


def told(question: Question) -> str:
    """The words as they are counted, or nothing when they are not to be kept."""
    text = question.text.casefold()
    is_kept = question.words and len(text) <= LONGEST and len(text.split()) <= MOST_WORDS
    return text if is_kept and not OF_SOMEBODY.search(text) else ""


def count_unanswered(question: Question) -> None:
    """One more time that nothing was found for this."""
    if not (words := told(question)):
        return
    today = timezone.localdate()
    there = Unanswered.objects.filter(words=words, language=question.visitor.language)
    if there.update(times=F("times") + 1, last_on=today) or Unanswered.objects.count() >= MOST_ROWS:
        return
    try:
        with transaction.atomic():
            Unanswered.objects.create(words=words, language=question.visitor.language, last_on=today)
    except IntegrityError:  # asked by two at once: the other one made it
        there.update(times=F("times") + 1)


def forget_old() -> None:
    """What nobody has asked for a long time is forgotten."""
    before = timezone.localdate() - timedelta(days=setting("UNANSWERED_DAYS"))
    Unanswered.objects.not_asked_since(before).delete()
