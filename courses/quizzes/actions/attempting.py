"""Taking a quiz: begin, answer, hand in. Each may be asked twice and happens once."""

import secrets
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...actions import Fact, record_facts
from ...enums import EventKind, Standing
from ...exceptions import NotYet, Refused
from ...learning import Outlook
from ...models import Enrolment
from ..availability import availability
from ..enums import FeedbackWhen
from ..finding import quiz_key_of
from ..freezing import freeze, rules_of
from ..models import Attempt, MarkedAnswer, Quiz
from .marks import fact_id, locked, marked_answers, rounded

REFUSALS = {
    "no_quiz": _("There is no quiz here any more."),
    "empty": _("This quiz has no questions yet. Please come back later."),
    "withdrawn": _("You have left this course. Return to it, and you can take the quiz."),
    "none_left": _("You have used all your attempts."),
    "wait": _("You can try again a little later."),
}


class AttemptRefused(Refused):
    """An attempt may not begin. `code` is a key of REFUSALS; `until` says when it may, where that is known."""

    def __init__(self, code: str, until: datetime | None = None) -> None:
        self.code, self.until = code, until
        super().__init__(REFUSALS[code])


@transaction.atomic
def start(*, enrolment: Enrolment, item: str, now: datetime | None = None) -> Attempt:
    """The learner's open attempt at this item, or a new one. Raises AttemptRefused, or NotYet."""
    now = now or timezone.now()
    enrolment = locked(enrolment.pk)
    if (attempt := _open_attempt(enrolment, item, now)) is not None:
        return attempt
    _refuse_outsiders(enrolment, item)
    languages = _languages(enrolment, item)
    past = [attempt.as_past() for attempt in Attempt.objects.of_item(enrolment, item).without_paper()]
    _refuse_unless_available(languages[0], past, now)
    return _begin(enrolment, item, languages, number=len(past) + 1, now=now)


def _open_attempt(enrolment: Enrolment, item: str, now: datetime) -> Attempt | None:
    """The open attempt, unless its time has run out: then it is closed."""
    attempt = Attempt.objects.of_item(enrolment, item).open().first()
    if attempt and attempt.is_over(now):
        _close(attempt, now)
        return None
    return attempt


def _refuse_outsiders(enrolment: Enrolment, item: str) -> None:
    """Those who left the course, and those for whom this part of it is not open yet."""
    if enrolment.standing == Standing.WITHDRAWN:
        raise AttemptRefused("withdrawn")
    line = Outlook(enrolment.course, enrolment, enrolment.course.source_language).line(item.partition("/")[0])
    if line and line.state == "locked":
        raise NotYet


def _languages(enrolment: Enrolment, item: str) -> list[Quiz]:
    key = quiz_key_of(enrolment.course, item)
    languages = list(Quiz.objects.in_all_languages(key)) if key else []
    if not languages:
        raise AttemptRefused("no_quiz")
    return languages


def _refuse_unless_available(quiz: Quiz, past: list, now: datetime) -> None:
    found = availability(rules_of(quiz), past, now)
    if not found.may_start:
        raise AttemptRefused(found.reason, found.until)


def _begin(enrolment: Enrolment, item: str, languages: list[Quiz], *, number: int, now: datetime) -> Attempt:
    seed = secrets.randbits(63)
    attempt = Attempt(
        enrolment=enrolment,
        item=item,
        quiz_key=languages[0].translation_key,
        number=number,
        seed=seed,
        frozen=freeze(languages, seed),
        started_at=now,
    )
    if not len(attempt.quiz):
        raise AttemptRefused("empty")
    attempt.deadline = now + attempt.quiz.rules.limit if attempt.quiz.rules.limit else None
    attempt.save()
    return attempt


@transaction.atomic
def answer(
    *, attempt: Attempt, key: str, given: Any, check: bool = False, now: datetime | None = None
) -> Attempt:
    """Save one answer; with `check`, its feedback will be seen, so it stays as it is.

    An attempt handed in or out of time, and an answer already checked, are left as they are.
    """
    now = now or timezone.now()
    attempt = Attempt.objects.select_for_update(of=("self",)).get(pk=attempt.pk)
    known = {question.key for question in attempt.quiz}
    if attempt.is_open and not attempt.is_over(now) and key in known and not attempt.is_checked(key):
        checked = check and attempt.quiz.rules.feedback_when == FeedbackWhen.AT_ONCE
        attempt.answers[key] = {"answer": given, "checked": checked}
        attempt.save(update_fields=["answers"])
    return attempt


@transaction.atomic
def submit(*, attempt: Attempt, now: datetime | None = None) -> Attempt:
    """Hand the attempt in and mark it. Handing in again changes nothing."""
    locked(attempt.enrolment_id)  # before the attempt, as `start` does: two orders could wait for each other
    attempt = Attempt.objects.select_related("enrolment").get(pk=attempt.pk)
    return _close(attempt, now or timezone.now()) if attempt.is_open else attempt


def settle(*, attempt: Attempt, now: datetime | None = None) -> Attempt:
    """The attempt as it stands now: handed in with what was saved if its time has run out."""
    now = now or timezone.now()
    return submit(attempt=attempt, now=now) if attempt.is_open and attempt.is_over(now) else attempt


def close_overdue(now: datetime | None = None) -> int:
    """Hand in every attempt whose time has run out; how many there were."""
    now = now or timezone.now()
    overdue = [attempt for attempt in Attempt.objects.past_deadline(now) if attempt.is_over(now)]
    for attempt in overdue:
        submit(attempt=attempt, now=now)
    return len(overdue)


def _close(attempt: Attempt, now: datetime) -> Attempt:
    """Mark it and write the fact; the conditional update lets one of many parallel calls do so."""
    ran_out = attempt.is_over(now)
    ended_at = attempt.deadline if ran_out else now
    score = attempt.quiz.score(attempt.plain_answers)
    passed = score.passes(attempt.quiz.rules.pass_mark)
    won = (
        Attempt.objects.filter(pk=attempt.pk)
        .open()
        .update(
            submitted_at=ended_at,
            ran_out=ran_out,
            score=rounded(score.points),
            max_score=rounded(score.max),
            share=float(score.share),
            passed=passed,
        )
    )
    if won:
        MarkedAnswer.objects.bulk_create(marked_answers(attempt, attempt.quiz))
        record_facts(enrolment=attempt.enrolment, facts=[_fact(attempt, passed, score.share, ended_at)])
    attempt.refresh_from_db()
    return attempt


def _fact(attempt: Attempt, passed: bool, share: Fraction, ended_at: datetime | None) -> Fact:
    return Fact(
        kind=EventKind.PASSED if passed else EventKind.FAILED,
        item=attempt.item,
        payload={"grade": round(float(share), 4), "attempt": str(attempt.key)},
        id=fact_id(attempt.key),
        at=ended_at,
    )
