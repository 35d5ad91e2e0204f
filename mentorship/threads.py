"""Who reads which messages of a thread. A pair has one; a circle has one for all who are in it."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Count, F, Max, OuterRef, Q, Subquery

from cms.people.models import Person

from . import safety
from .models import Match, Message, ThreadSeen
from .querysets import MessageQuerySet

Thread = tuple[str, int]  # "match" or "circle", and its id


def thread_of(match: Match) -> Thread:
    return ("circle", match.circle_id) if match.circle_id else ("match", match.pk)


def messages_for(match: Match, person: Person) -> MessageQuerySet:
    """The messages of the thread that this person may read.

    Of a circle nobody reads what was written before they came or after they went, nor what somebody wrote whom they
    have blocked or who has blocked them.
    """
    messages = Message.objects.in_thread_of(match)
    if not match.circle_id:
        return messages
    if match.mentee.person_id == person.pk:
        messages = messages.filter(at__gte=match.begun_at)
        messages = messages.filter(at__lte=match.ended_at) if match.ended_at else messages
    return messages.exclude(author__in=safety.hidden_from(person))


def latest_for(match: Match, person: Person) -> Message | None:
    return messages_for(match, person).order_by("at", "pk").last()


def unread_of(person: Person, matches: Iterable[Match], hidden: set[int]) -> dict[Thread, int]:
    """How many messages of others the person has not read yet, by thread. One query."""
    threads = _in_threads_of(matches)
    seen = ThreadSeen.objects.filter(
        Q(match=OuterRef("match")) | Q(match__circle=OuterRef("circle")), person=person
    )
    rows = (
        Message.objects.filter(threads)
        .exclude(author__in={person.pk, *hidden})
        .annotate(seen_at=Subquery(seen.order_by("-at").values("at")[:1]))
        .filter(Q(seen_at=None) | Q(at__gt=F("seen_at")))
        .order_by()
        .values_list("match", "circle")
        .annotate(count=Count("pk"))
    )
    return {("circle", circle) if circle else ("match", match): count for match, circle, count in rows}


def last_of(matches: Iterable[Match], hidden: set[int]) -> dict[Thread, Message]:
    """The last message of each thread. One query."""
    readable = Message.objects.filter(_in_threads_of(matches)).exclude(author__in=hidden)
    last = readable.order_by().values("match", "circle").annotate(last=Max("pk")).values("last")
    return {
        ("circle", one.circle_id) if one.circle_id else ("match", one.match_id or 0): one
        for one in Message.objects.filter(pk__in=last)
    }


def _in_threads_of(matches: Iterable[Match]) -> Q:
    matches = list(matches)
    circles = {match.circle_id for match in matches if match.circle_id}
    return Q(match__in=[match.pk for match in matches if not match.circle_id]) | Q(circle__in=circles)


def readers_of(message: Message) -> Iterator[tuple[Person, Match, datetime | None]]:
    """Everybody else in the thread who may still read on, with their match, and when they last read."""
    active = Match.objects.active().filter(
        **({"circle": message.circle_id} if message.circle_id else {"pk": message.match_id})
    )
    hidden, told = safety.hidden_from(message.author), {message.author_id}
    for match in active.select_related("mentor__mentor__person", "mentee__person"):
        for reader in (match.mentor.mentor.person, match.mentee.person):
            if reader.pk in told or reader.pk in hidden:
                continue
            told.add(reader.pk)
            yield reader, match, _seen_at(match, reader)


def _seen_at(match: Match, reader: Person) -> datetime | None:
    seen = ThreadSeen.objects.filter(person=reader)
    seen = seen.filter(match__circle=match.circle_id) if match.circle_id else seen.filter(match=match)
    return seen.order_by("-at").values_list("at", flat=True).first()
