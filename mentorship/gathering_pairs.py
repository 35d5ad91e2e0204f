"""What is known of two people together, for matching: what keeps them apart, and what speaks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.db.models import F, Q, QuerySet

from .enums import EndReason, ProposalState
from .matching.values import Pair, Pairs
from .models import Feedback, Match, Proposal, Round, Tie
from .safety import apart_among, hidden_from

LIKED = 4  # of five
PARTED_BY = (EndReason.SAFETY, EndReason.FIT)
SETTLED = (ProposalState.REJECTED, ProposalState.LAPSED)

Keys = Mapping[int, int]  # by person, the key of an application


def pairs_between(
    mentees: Keys, mentors: Keys, looking: QuerySet, this_round: Round | None, is_alone: bool
) -> Pairs:
    """By the keys of applications. `looking` are the applications of the mentees."""
    people = looking.order_by().values("person")
    blocked = _blocked_for(*mentees) if is_alone else apart_among({*mentees, *mentors})
    return Pairs(
        blocked=_named(blocked, mentees, mentors),
        conflicting=_apart(mentees, mentors, people),
        previous_good=_worked(_good(people), mentees, mentors),
        **_of_round(this_round, mentees, mentors),
    )


def _blocked_for(*people: int) -> Iterator[tuple[int, int]]:
    """For one alone there is no need to read everybody's blocks."""
    return ((person, other) for person in people for other in hidden_from(person))


def _apart(mentees: Keys, mentors: Keys, people: QuerySet) -> frozenset[Pair]:
    """Ties that were declared, oneself, and whom somebody would not work with again."""
    known = Tie.objects.keeping_apart().filter(Q(person__in=people) | Q(other__in=people))
    ties = known.values_list("person_id", "other_id").iterator()
    oneself = ((person, person) for person in mentees.keys() & mentors.keys())
    return (
        _named(ties, mentees, mentors)
        | _worked(oneself, mentees, mentors)
        | _worked(_parted(people), mentees, mentors)
    )


def _good(people: QuerySet) -> Iterator[tuple[int, int]]:
    """Mentee and mentor, as people: the mentee found it useful and would do it again, and the mentor did not object."""
    liked = Feedback.objects.filter(
        person=F("match__mentee__person"), useful__gte=LIKED, again=True, match__mentee__person__in=people
    )
    refused = Feedback.objects.filter(again=False).values("match")
    return _both(liked.exclude(match__in=refused), "match__")


def _parted(people: QuerySet) -> Iterator[tuple[int, int]]:
    """Mentee and mentor, as people, who did not fit or whom one of them would not work with again."""
    unhappy = Feedback.objects.filter(again=False).values("match")
    over = Match.objects.filter(Q(end_reason__in=PARTED_BY) | Q(pk__in=unhappy), mentee__person__in=people)
    return _both(over, "")


def _both(rows: QuerySet, path: str) -> Iterator[tuple[int, int]]:
    columns = f"{path}mentee__person_id", f"{path}mentor__mentor__person_id"
    return rows.order_by().values_list(*columns).iterator()


def _worked(pairs: Iterable[tuple[int, int]], mentees: Keys, mentors: Keys) -> frozenset[Pair]:
    """Pairs of a mentee and a mentor, as people, by their keys; those who are not here now are left out."""
    return frozenset(
        (mentees[one], mentors[other]) for one, other in pairs if one in mentees and other in mentors
    )


def _named(pairs: Iterable[tuple[int, int]], mentees: Keys, mentors: Keys) -> frozenset[Pair]:
    """Pairs of people in no order, by their keys, whichever of the two is the mentee."""
    both = [each for one, other in pairs for each in ((one, other), (other, one))]
    return _worked(both, mentees, mentors)


def _of_round(this_round: Round | None, mentees: Keys, mentors: Keys) -> dict[str, frozenset[Pair]]:
    """What stands in the round, and what staff or the two people decided in it."""
    if this_round is None:
        return {}
    here, there = set(mentees.values()), set(mentors.values())
    rows = [row for row in _proposals(this_round) if row[0] in here]
    both = [(mentee, mentor, state) for mentee, mentor, state, _chosen in rows if mentor in there]
    return {
        "rejected": frozenset((one, other) for one, other, state in both if state in SETTLED),
        "proposed": frozenset((one, other) for one, other, state in both if state not in SETTLED),
        "pinned": frozenset((one, other) for one, other, state in both if state == ProposalState.PINNED),
        "chosen": frozenset((one, chosen) for one, _mentor, _state, chosen in rows if chosen in there),
    }


def _proposals(this_round: Round) -> QuerySet:
    states = (*SETTLED, ProposalState.PROPOSED, ProposalState.PINNED)
    rows = Proposal.objects.filter(round=this_round, state__in=states)
    return rows.values_list("mentee_id", "mentor_id", "state", "chosen_id")
