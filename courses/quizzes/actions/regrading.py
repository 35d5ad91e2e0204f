"""Marking attempts again by a staff order: first weighed, then carried out, each attempt once and logged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from cms.notices.actions import notify

from ...actions import Fact, record_facts
from ...enums import EventKind
from ..enums import RegradeState
from ..freezing import chosen_keys, freeze_question
from ..frozen import FrozenQuiz
from ..marking import Score
from ..models import Attempt, MarkedAnswer, Question, Quiz, Regrade, RegradeOrder
from ..notices import QUIZ_REGRADED
from ..regrading import Verdict, judge
from ..signals import regrade_due
from .marks import fact_id, locked, marked_answers, rounded


@transaction.atomic
def order_regrade(*, subject: Question | Quiz, reason: str, may_lower: bool = False, by: Any) -> RegradeOrder:
    """Order that attempts be marked by the rules as they are published now. Nothing changes until it is carried out."""
    is_quiz = isinstance(subject, Quiz)
    keys = chosen_keys(subject.source) if is_quiz else [subject.translation_key]
    order = RegradeOrder.objects.create(
        title=subject.source.title,
        reason=reason,
        may_lower=may_lower,
        ordered_by=by,
        rules={"quiz": _quiz_rules(subject.source) if is_quiz else {}, "questions": _question_rules(keys)},
        **{"quiz_key" if is_quiz else "question_key": subject.translation_key},
    )
    _announce(order)
    return order


def _quiz_rules(quiz: Quiz) -> dict[str, int]:
    return {"pass_mark": quiz.pass_mark, "negative_marks": quiz.negative_marks}


def _question_rules(keys: Iterable[UUID]) -> dict[str, dict[str, Any]]:
    """By key, what an attempt begun now would freeze of these questions."""
    found = {}
    for key in keys:
        if rows := list(Question.objects.in_all_languages(key)):
            frozen = freeze_question(rows, 0, shuffle=False)
            found[str(key)] = {name: frozen[name] for name in ("kind", "rule", "words")}
    return found


def _announce(order: RegradeOrder) -> None:
    transaction.on_commit(lambda: regrade_due.send(RegradeOrder, order=order))


@transaction.atomic
def carry_out_regrade(*, order: RegradeOrder, by: Any) -> bool:
    """Let a weighed order be carried out in the background; False if somebody has decided already."""
    won = _move(order, RegradeState.WEIGHED, RegradeState.RUNNING, carried_out_by=by)
    if won:
        _announce(order)
    return won


def drop_regrade(*, order: RegradeOrder) -> bool:
    """Decide against a weighed order; False if somebody has decided already."""
    return _move(order, RegradeState.WEIGHED, RegradeState.DROPPED, finished_at=timezone.now())


def _move(order: RegradeOrder, before: str, after: str, **fields: Any) -> bool:
    rows = RegradeOrder.objects.filter(pk=order.pk, state=before)
    return bool(rows.update(state=after, **fields))


def work_on_regrade(*, order: RegradeOrder) -> None:
    """Do what the order waits for. Safe to run twice, and to take up again where it broke off."""
    if order.state == RegradeState.WEIGHING:
        _move(order, RegradeState.WEIGHING, RegradeState.WEIGHED, findings=weigh(order))
    elif order.state == RegradeState.RUNNING:
        for pk in list(Attempt.objects.under(order).values_list("pk", flat=True)):
            _regrade(order, pk)
        _move(order, RegradeState.RUNNING, RegradeState.DONE, finished_at=timezone.now())


def weigh(order: RegradeOrder) -> dict[str, Any]:
    """What the order would do, without doing it."""
    looked, touched, changed = 0, 0, 0
    passing, falling = [], []
    for attempt in Attempt.objects.under(order).order_by("pk").iterator(chunk_size=200):
        looked += 1
        if (verdict := _judge(attempt, order)) is None:
            continue
        if verdict.falls:
            falling.append(attempt.pk)
        if _is_spared(verdict, order):
            continue
        touched += 1
        changed += verdict.changes
        if verdict.newly_passed:
            passing.append(attempt.pk)
    return {
        "looked": looked,
        "touched": touched,
        "changed": changed,
        "passing": passing,
        "falling": falling,
    }


def _judge(attempt: Attempt, order: RegradeOrder) -> Verdict | None:
    return judge(attempt.frozen, attempt.plain_answers, bool(attempt.passed), order.rules)


def _is_spared(verdict: Verdict, order: RegradeOrder) -> bool:
    """A grade that would fall stays, with the rule it was reached by, unless the order says otherwise."""
    return verdict.falls and not order.may_lower


@transaction.atomic
def _regrade(order: RegradeOrder, pk: int) -> None:
    """Mark one attempt again, log it and tell the course. An attempt already marked so is left alone."""
    enrolment = locked(Attempt.objects.values_list("enrolment_id", flat=True).get(pk=pk))
    attempt = Attempt.objects.select_for_update(of=("self",)).get(pk=pk)
    verdict = _judge(attempt, order)
    if verdict is None or _is_spared(verdict, order) or order.regrades.filter(attempt=attempt).exists():
        return
    fact = _fact(order, attempt, verdict) if verdict.changes else None
    Regrade.objects.create(
        order=order,
        attempt=attempt,
        before=_told(verdict.before, verdict.was_passed) | {"rules": _rules(attempt.frozen)},
        after=_told(verdict.after, verdict.passed),
        fact=fact.id if fact else None,
    )
    _write(attempt, verdict)
    if fact:
        record_facts(enrolment=enrolment, facts=[fact], by=order.carried_out_by)
        _tell(order, attempt, verdict)


def _tell(order: RegradeOrder, attempt: Attempt, verdict: Verdict) -> None:
    notify(
        person=attempt.enrolment.person,
        kind=QUIZ_REGRADED.name,
        params={
            "quiz": attempt.quiz.titles,
            "percent": round(100 * verdict.after.share),
            "attempt": str(attempt.key),
        },
        once=f"quiz_regraded:{order.pk}:{attempt.pk}",
    )


def _told(score: Score, passed: bool) -> dict[str, Any]:
    return {
        "score": str(rounded(score.points)),
        "max_score": str(rounded(score.max)),
        "share": float(score.share),
        "passed": passed,
    }


def _rules(frozen: dict[str, Any]) -> dict[str, Any]:
    return {"quiz": frozen["rules"], "questions": {one["key"]: one["rule"] for one in frozen["questions"]}}


def _fact(order: RegradeOrder, attempt: Attempt, verdict: Verdict) -> Fact:
    """The corrected result. It happened when the attempt was handed in: what was answered then was right then."""
    last = attempt.regrades.changing().last()
    return Fact(
        kind=EventKind.PASSED if verdict.passed else EventKind.FAILED,
        item=attempt.item,
        payload={
            "grade": round(float(verdict.after.share), 4),
            "attempt": str(attempt.key),
            "corrects": str(last.fact if last else fact_id(attempt.key)),
            "order": order.pk,
        },
        id=uuid5(attempt.key, f"regrade/{order.pk}"),
        at=attempt.submitted_at,
    )


def _write(attempt: Attempt, verdict: Verdict) -> None:
    Attempt.objects.filter(pk=attempt.pk).update(
        frozen=verdict.frozen,
        score=rounded(verdict.after.points),
        max_score=rounded(verdict.after.max),
        share=float(verdict.after.share),
        passed=verdict.passed,
    )
    MarkedAnswer.objects.bulk_create(
        marked_answers(attempt, FrozenQuiz(verdict.frozen)),
        update_conflicts=True,
        unique_fields=["attempt", "question"],
        update_fields=["answered", "right"],
    )
