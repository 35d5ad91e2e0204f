"""Staff look into who takes part: mentors are vetted and trained, guardians heard, ties between people declared."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from cms.notices.actions import Telling, notify_many

from ..conf import setting
from ..enums import TieKind
from ..exceptions import NotComplete, NotOneself
from ..models import MenteeApplication, Mentor, MentorApplication, Tie, Vetting
from ..notices import VETTING_ENDS
from .pausing import announce_stepping_back


@transaction.atomic
def vet_mentor(
    *,
    mentor: Mentor,
    by: Any,
    passed: bool,
    expires_on: date,
    identity_seen: bool = False,
    references: int = 0,
    character_certificate: bool = False,
    note: str = "",
) -> Vetting:
    """Write down what staff found. The same again adds nothing.

    Raises NotComplete when it passes without an identity seen or with too few references, NotOneself. What the mentor
    wrote of their references goes once it is passed: they were spoken to. A vetting that fails takes back those before.
    """
    if by is not None and by == mentor.person:
        raise NotOneself
    if passed and not (identity_seen and references >= setting("REFERENCES")):
        raise NotComplete
    Mentor.objects.select_for_update().get(pk=mentor.pk)  # two taps at once are one vetting
    found = {
        "passed": passed,
        "expires_on": expires_on,
        "identity_seen": identity_seen,
        "references": references,
        "character_certificate": character_certificate,
        "note": note,
    }
    last = mentor.vettings.first()
    if last and last.revoked_at is None and all(getattr(last, key) == value for key, value in found.items()):
        return last
    if passed:
        Mentor.objects.filter(pk=mentor.pk).update(referees="")
    else:
        revoke_vettings(mentor=mentor)
    return mentor.vettings.create(at=timezone.now(), by=by, **found)


@transaction.atomic
def revoke_vettings(*, mentor: Mentor) -> int:
    """The mentor is offered to nobody from now on, and what is open ends. How many were taken back."""
    for application in mentor.applications.in_programme():
        announce_stepping_back(application)
    return mentor.vettings.filter(revoked_at=None, passed=True).update(revoked_at=timezone.now())


def tell_of_vettings_that_end(today: date | None = None) -> int:
    """Tell mentors whose vetting runs out soon, once for each vetting. Called by the clock; returns how many."""
    today = today or timezone.localdate()
    ending = (
        Vetting.objects.running_out(today, setting("VETTING_NOTICE_DAYS"))
        .select_related("mentor")
        .order_by("pk")
    )
    return notify_many(
        kind=VETTING_ENDS.name,
        tellings=[
            Telling(one.mentor.person_id, {"date": _in_words(one.expires_on)}, once=f"vetting-{one.pk}")
            for one in ending
        ],
    )


def _in_words(day: date) -> dict[str, str]:
    """The day in each language of the site."""
    said = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            said[language] = date_format(day, "DATE_FORMAT")
    return said


def record_training(*, application: MentorApplication) -> bool:
    """The mentor finished the training of the programme. The first time stands."""
    rows = MentorApplication.objects.filter(pk=application.pk, trained_at=None)
    return bool(rows.update(trained_at=timezone.now()))


def record_guardian(*, application: MenteeApplication, by: Any) -> bool:
    """Staff heard the parent or guardian agree. The first time stands."""
    rows = MenteeApplication.objects.filter(pk=application.pk, guardian_agreed_at=None)
    return bool(rows.update(guardian_agreed_at=timezone.now(), guardian_heard_by=by))


@transaction.atomic
def declare_tie(*, one: Any, other: Any, kind: TieKind, by: Any = None) -> Tie | None:
    """Two people know each other already, in this way. Nobody is tied to themselves: None."""
    if one.pk == other.pk:
        return None
    first, second = sorted((one, other), key=lambda person: person.pk)
    tie, _new = Tie.objects.update_or_create(person=first, other=second, defaults={"kind": kind, "by": by})
    return tie


def remove_tie(*, one: Any, other: Any) -> bool:
    """It was a mistake. False when there was none."""
    gone, _rows = Tie.objects.between(one, other).delete()
    return bool(gone)
