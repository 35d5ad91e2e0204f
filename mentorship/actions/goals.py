"""Goals of a match and the steps towards them: both may add, change, tick, give up and reach them."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from cms.people.models import Person

from ..contact import refuse_when_closed
from ..enums import GoalState
from ..models import Goal, GoalStep, Match
from .writing import hold


@transaction.atomic
def add_goal(*, match: Match, words: str, by: Person, due_on: date | None = None) -> Goal:
    """A goal to work on. The same words again find the one that is open already."""
    _open(match)
    goal, _new = match.goals.open().get_or_create(
        words=words, state=GoalState.OPEN, defaults={"match": match, "due_on": due_on, "by": by}
    )
    return goal


@transaction.atomic
def change_goal(*, goal: Goal, words: str, due_on: date | None, steps: dict[int, str]) -> Goal:
    """Put it in other words, also its steps by their ids; a step without words is taken away."""
    _open(goal.match)
    goal.words, goal.due_on = words, due_on
    goal.save(update_fields=["words", "due_on"])
    for pk, said in steps.items():
        step = goal.steps.filter(pk=pk)
        step.update(words=said) if said else step.delete()
    return goal


@transaction.atomic
def set_goal_state(*, goal: Goal, state: GoalState) -> None:
    """Reached, given up, or taken up again."""
    _open(goal.match)
    Goal.objects.filter(pk=goal.pk).update(state=state)


@transaction.atomic
def add_step(*, goal: Goal, words: str) -> GoalStep:
    """One more step. The same words again find the first."""
    _open(goal.match)
    return goal.steps.get_or_create(words=words, defaults={"goal": goal})[0]


@transaction.atomic
def tick_step(*, step: GoalStep, done: bool) -> None:
    """Done, or not done after all. Ticking twice keeps the first date."""
    _open(step.goal.match)
    steps = GoalStep.objects.filter(pk=step.pk, done_at__isnull=done)
    steps.update(done_at=timezone.now() if done else None)


def _open(match: Match) -> None:
    hold(match)
    refuse_when_closed(match)
