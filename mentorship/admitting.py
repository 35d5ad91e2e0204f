"""Who may apply, who may send, who may be accepted, and why not. Pure: facts in, a reason raised or nothing.

Under 18, somebody takes part only where staff can read along, and only once a parent or guardian has agreed. A mentor
is of age. In a programme for women, staff have attested it of both sides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .exceptions import (
    AdultsOnly,
    AgeUnknown,
    ApplicationsClosed,
    GuardianNeeded,
    NotAttested,
    NotComplete,
    NotVetted,
)


class Age(StrEnum):
    """What a year of birth proves."""

    UNKNOWN = ""
    MINOR = "minor"
    ADULT = "adult"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a programme asks of those who take part."""

    takes_applications: bool = True
    is_women_only: bool = False
    is_observed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """What is known of somebody who applies."""

    age: Age = Age.UNKNOWN
    is_attested_woman: bool = False
    has_guardian: bool = False  # named by the applicant
    guardian_agreed: bool = False  # heard by staff
    is_vetted: bool = False
    steps_left: Sequence[str] = ()


# The last of the steps is sending: it is done when the application has gone.
MENTEE_STEPS = ("goal", "place", "times", "people", "agree")
MENTOR_STEPS = ("skills", "place", "times", "giving", "agree")


def steps_left(steps: Sequence[str], done: Iterable[str]) -> list[str]:
    """The steps before the last that have not been filled in, in their order."""
    filled = set(done)
    return [step for step in steps[:-1] if step not in filled]


def next_step(steps: Sequence[str], done: Iterable[str]) -> str:
    """Where somebody who comes back goes on."""
    return next(iter(steps_left(steps, done)), steps[-1])


def refuse_to_begin(terms: Terms) -> None:
    """Raise ApplicationsClosed when nobody may apply now."""
    if not terms.takes_applications:
        raise ApplicationsClosed


def refuse_mentee(terms: Terms, applicant: Applicant) -> None:
    """Why a mentee's application cannot be sent."""
    refuse_to_begin(terms)
    if applicant.steps_left:
        raise NotComplete
    if applicant.age == Age.UNKNOWN:
        raise AgeUnknown
    if applicant.age == Age.MINOR and not terms.is_observed:
        raise AdultsOnly
    if applicant.age == Age.MINOR and not applicant.has_guardian:
        raise GuardianNeeded


def refuse_mentor(terms: Terms, applicant: Applicant) -> None:
    """Why a mentor's application cannot be sent."""
    refuse_to_begin(terms)
    if applicant.steps_left:
        raise NotComplete
    _refuse_unless_adult(applicant)


def refuse_accepting_mentee(terms: Terms, applicant: Applicant) -> None:
    """Why staff cannot take a mentee into the programme. Dates do not matter: they applied in time."""
    if terms.is_women_only and not applicant.is_attested_woman:
        raise NotAttested
    if applicant.age == Age.ADULT:
        return
    if not terms.is_observed:
        raise AdultsOnly if applicant.age == Age.MINOR else AgeUnknown
    if not applicant.guardian_agreed:
        raise GuardianNeeded


def refuse_accepting_mentor(terms: Terms, applicant: Applicant) -> None:
    """Why staff cannot take a mentor into the programme."""
    _refuse_unless_adult(applicant)
    if not applicant.is_vetted:
        raise NotVetted
    if terms.is_women_only and not applicant.is_attested_woman:
        raise NotAttested


def _refuse_unless_adult(applicant: Applicant) -> None:
    if applicant.age == Age.UNKNOWN:
        raise AgeUnknown
    if applicant.age == Age.MINOR:
        raise AdultsOnly
