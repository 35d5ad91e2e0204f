"""What handing in and marking again share: the lock, the marks of each question, the name of the fact."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from uuid import UUID, uuid5

from ...models import Enrolment
from ..frozen import FrozenQuiz
from ..models import Attempt, MarkedAnswer


def locked(pk: int) -> Enrolment:
    """The enrolment, held until the transaction ends; always before an attempt of it."""
    return Enrolment.objects.select_for_update(of=("self",)).select_related("course").get(pk=pk)


def marked_answers(attempt: Attempt, quiz: FrozenQuiz) -> Iterator[MarkedAnswer]:
    """How each question of the attempt is marked by these rules, as rows to be written."""
    for question in quiz:
        mark = question.mark(attempt.answer_to(question.key))
        yield MarkedAnswer(
            attempt=attempt, question=question.key, answered=mark.answered, right=mark.answered and mark.right
        )


def fact_id(attempt_key: UUID) -> UUID:
    """The same id for the same attempt, so that its fact can only be written once."""
    return uuid5(attempt_key, "result")


def rounded(points: Fraction) -> Decimal:
    return Decimal(round(points * 100)) / 100
