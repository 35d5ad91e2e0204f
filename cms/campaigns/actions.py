"""What may happen to a campaign and to what is counted of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from cms.people.actions import give_consent
from cms.people.models import Consent, Person

from . import asking
from .consent import KEEP
from .models import Campaign, CheckPair, Hit, Tally
from .signals import campaign_ended, campaign_started

FOLDED_AT_ONCE = 5000
COLUMNS = ("campaign_id", "day", "what", "detail", "channel", "language", "district")


class Ended(Exception):
    """The campaign takes no more answers."""


class Changed(Exception):
    """The questions are others than they were before the lessons."""


@dataclass(frozen=True, kw_only=True)
class Tags:
    """How somebody came, what they read in, and where they live as far as they or their link said."""

    channel: str = ""
    language: str = ""
    district: str = ""


@dataclass(frozen=True, kw_only=True)
class Compiled:
    """A campaign as its live pages say it."""

    key: UUID
    source_language: str
    starts_on: date
    ends_on: date
    teach_on: date | None
    act_on: date | None
    words: dict[str, dict[str, str]]
    poll: list[dict[str, Any]]
    check_questions: list[dict[str, Any]]
    doors: dict[str, dict[str, Any]]
    topics: Collection[int] = field(default_factory=tuple)


@transaction.atomic
def store_campaign(compiled: Compiled) -> Campaign:
    """Bring the row up to its pages. Questions taken away stay for the report; a moved end may be told again."""
    campaign, _ = Campaign.objects.get_or_create(
        key=compiled.key, defaults={"starts_on": compiled.starts_on, "ends_on": compiled.ends_on}
    )
    for name in ("source_language", "starts_on", "ends_on", "teach_on", "act_on", "words", "doors"):
        setattr(campaign, name, getattr(compiled, name))
    campaign.poll = asking.with_retired(compiled.poll, campaign.poll)
    campaign.check_questions = asking.with_retired(compiled.check_questions, campaign.check_questions)
    campaign.is_live = True
    if compiled.ends_on >= timezone.localdate():
        campaign.ended_at = None
    campaign.save()
    campaign.topics.set(compiled.topics)
    return campaign


def archive_campaign(key: UUID) -> None:
    """No page of it is live any more. Nothing that was counted is lost."""
    Campaign.objects.filter(key=key).update(is_live=False)


def tell_turns() -> list[Campaign]:
    """Tell once that campaigns have begun or are over."""
    today = timezone.localdate()
    begun = _tell(Campaign.objects.to_start(today), "started_at", campaign_started)
    return begun + _tell(Campaign.objects.to_end(today), "ended_at", campaign_ended)


def _tell(campaigns: models.QuerySet[Any, Any], column: str, signal: Any) -> list[Campaign]:
    return [one for one in campaigns if _tell_once(one, column, signal)]


@transaction.atomic
def _tell_once(campaign: Campaign, column: str, signal: Any) -> bool:
    untold = Campaign.objects.filter(pk=campaign.pk, **{column: None})
    if not untold.update(**{column: timezone.now()}):
        return False
    transaction.on_commit(lambda: signal.send(Campaign, campaign=campaign))
    return True


def count(campaign_id: int, what: str, *, tags: Tags, details: Collection[str] = ("",)) -> None:
    """Write down that something happened, once for each detail."""
    today = timezone.localdate()
    Hit.objects.bulk_create(
        Hit(
            campaign_id=campaign_id,
            day=today,
            what=what,
            detail=detail,
            channel=tags.channel,
            language=tags.language,
            district=tags.district,
        )
        for detail in details
    )


def fold() -> int:
    """Add up what has just happened; returns how many rows were folded. Killed at any point, nothing counts twice."""
    folded = 0
    while rows := _fold_some():
        folded += rows
    return folded


@transaction.atomic
def _fold_some() -> int:
    waiting = Hit.objects.select_for_update(skip_locked=True) if _locks_rows() else Hit.objects.all()
    rows = list(waiting.order_by("pk").values_list("pk", "count", *COLUMNS)[:FOLDED_AT_ONCE])
    sums: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        sums[row[2:]] += row[1]
    for kind in sorted(sums, key=str):  # one order for all, so that two runs never wait in a ring
        _add_up(dict(zip(COLUMNS, kind, strict=True)), sums[kind])
    Hit.objects.filter(pk__in=[row[0] for row in rows]).discard()
    return len(rows)


def _locks_rows() -> bool:
    """SQLite has no row locks and needs none: its writers stand in line."""
    return transaction.get_connection().features.has_select_for_update_skip_locked


def _add_up(kind: Mapping[str, Any], number: int) -> None:
    same = Tally.objects.filter(**kind)
    if same.update(count=models.F("count") + number):
        return
    try:
        with transaction.atomic():
            Tally.objects.create(**kind, count=number)
    except IntegrityError:  # another run was first
        same.update(count=models.F("count") + number)


def refuse_when_over(campaign: Campaign) -> None:
    if not campaign.takes_answers:
        raise Ended


@transaction.atomic
def begin_check(*, campaign: Campaign, token: str, answers: Mapping[str, str], tags: Tags) -> CheckPair:
    """Keep what was known before. The first answer under a token stands."""
    refuse_when_over(campaign)
    asked = asking.questions(campaign.check_questions, "", campaign.source_language)
    pair, _ = CheckPair.objects.get_or_create(
        campaign=campaign,
        token=token,
        defaults={
            "version": asking.version_of(campaign.check_questions),
            "asked": len(asked),
            "before": asking.count_right(asked, answers),
            "channel": tags.channel,
            "language": tags.language,
            "district": tags.district,
            "begun_on": timezone.localdate(),
        },
    )
    return pair


@transaction.atomic
def finish_check(*, campaign: Campaign, token: str, answers: Mapping[str, str]) -> CheckPair | None:
    """Keep what is known after the lessons. None when there was no *before*; raises Changed and Ended."""
    refuse_when_over(campaign)
    pair = CheckPair.objects.filter(campaign=campaign, token=token).first()
    if pair is None:
        return None
    if pair.version != asking.version_of(campaign.check_questions):
        raise Changed
    asked = asking.questions(campaign.check_questions, "", campaign.source_language)
    CheckPair.objects.filter(pk=pair.pk, after=None).update(after=asking.count_right(asked, answers))
    pair.refresh_from_db()
    return pair


@transaction.atomic
def keep_pair(*, token: str, person: Person, language: str) -> CheckPair | None:
    """Tie a guest's pair to their account, as they have just agreed to. What is tied stays with whoever was first."""
    pair = CheckPair.objects.finished().filter(token=token).first()
    if pair is None:
        return None
    give_consent(person=person, purpose=KEEP.name, language=language)
    CheckPair.objects.filter(pk=pair.pk, person=None).update(person=person)
    pair.refresh_from_db()
    return pair if pair.person_id == person.pk else None


def untie_withdrawn() -> int:
    """Take the tie from whoever agrees no longer; the pair stays, and leads to nobody."""
    tied = CheckPair.objects.exclude(person=None)
    given = Consent.objects.filter(person__in=tied.values("person")).given_by(KEEP.name)
    return tied.exclude(person__in=given).update(person=None)
