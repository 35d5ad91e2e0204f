"""What is known of somebody who applies, read from rows for `admitting` to judge."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from . import admitting
from .admitting import Age, Applicant, Terms
from .enums import Side
from .exceptions import AgeUnknown, Refused
from .models import MenteeApplication, MentorApplication, Programme
from .safety import is_attested_woman

STEPS = {Side.MENTEE: admitting.MENTEE_STEPS, Side.MENTOR: admitting.MENTOR_STEPS}


def side_of(application: MenteeApplication | MentorApplication) -> Side:
    return Side.MENTOR if isinstance(application, MentorApplication) else Side.MENTEE


def person_of(application: MenteeApplication | MentorApplication) -> Any:
    return application.mentor.person if isinstance(application, MentorApplication) else application.person


def age_of(person: Any) -> Age:
    """What the year of birth proves today; nothing when nobody has told it."""
    today = timezone.localdate()
    if person.is_minor(today):
        return Age.MINOR
    return Age.ADULT if person.is_adult(today) else Age.UNKNOWN


def terms_of(programme: Programme) -> Terms:
    return Terms(
        takes_applications=programme.takes_applications(timezone.now()),
        is_women_only=programme.is_women_only,
        is_observed=programme.is_observed,
    )


def applicant_of(application: MenteeApplication | MentorApplication) -> Applicant:
    """Asks of the attestation only where the programme goes by it."""
    person = person_of(application)
    known: dict[str, Any] = {
        "age": age_of(person),
        "steps_left": admitting.steps_left(STEPS[side_of(application)], application.steps_done),
        "is_attested_woman": application.programme.is_women_only and is_attested_woman(person),
    }
    if isinstance(application, MentorApplication):
        vetted = application.mentor.vettings.in_force(timezone.localdate()).exists()
        return Applicant(is_vetted=vetted, **known)
    return Applicant(
        has_guardian=bool(application.guardian_name and application.guardian_phone),
        guardian_agreed=application.guardian_agreed_at is not None,
        **known,
    )


def refuse_to_send(application: MenteeApplication | MentorApplication) -> None:
    judge = admitting.refuse_mentor if isinstance(application, MentorApplication) else admitting.refuse_mentee
    judge(terms_of(application.programme), applicant_of(application))


def refuse_to_accept(application: MenteeApplication | MentorApplication) -> None:
    is_mentor = isinstance(application, MentorApplication)
    judge = admitting.refuse_accepting_mentor if is_mentor else admitting.refuse_accepting_mentee
    judge(terms_of(application.programme), applicant_of(application))


def why_not_here(programme: Programme, person: Any, side: Side) -> Refused | None:
    """What keeps this person from applying here, as far as it is known before they have filled anything in."""
    age = age_of(person) if person else Age.UNKNOWN
    judge = admitting.refuse_mentor if side == Side.MENTOR else admitting.refuse_mentee
    try:
        judge(terms_of(programme), Applicant(age=age, has_guardian=True))
    except AgeUnknown:
        return None  # asked in one of the steps
    except Refused as refused:
        return refused
    return None


def why_not_accept(application: MenteeApplication | MentorApplication) -> Refused | None:
    """What still stands in the way, for staff to read before they decide."""
    try:
        refuse_to_accept(application)
    except Refused as refused:
        return refused
    return None
