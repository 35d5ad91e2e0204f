"""A message is written into the thread of a match or a circle, told to the others, and read."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cms.floods import is_flood
from cms.notices.actions import notify
from cms.people.models import Person

from ..conf import setting
from ..contact import refuse_when_closed
from ..exceptions import SentBefore, TooManyMessages
from ..models import Match, Message, ThreadSeen
from ..signals import message_written
from ..threads import latest_for, readers_of

MESSAGE = "mentoring_message"


@transaction.atomic
def write_message(*, match: Match, author: Person, words: str, key: UUID) -> Message:
    """Send it. The same key again finds the first. Raises Over, ContactPaused, TooManyMessages, or SentBefore.

    SentBefore is for a key that another person's message has.
    """
    hold(match)
    refuse_when_closed(match)
    _refuse_flood(match, author, key)
    place = {"circle": match.circle} if match.circle_id else {"match": match}
    message, new = Message.objects.get_or_create(
        key=key, defaults={**place, "author": author, "words": words, "at": timezone.now()}
    )
    if message.author_id != author.pk:
        raise SentBefore
    if new:
        transaction.on_commit(lambda: message_written.send(Message, message=message))
    return message


def _refuse_flood(match: Match, author: Person, key: UUID) -> None:
    """What was sent already is not sent again, however much has been written since."""
    mine = Message.objects.in_thread_of(match).filter(author=author)
    if is_flood(mine, setting("MESSAGES_PER_THREAD")) and not Message.objects.filter(key=key).exists():
        raise TooManyMessages


def hold(match: Match) -> None:
    """Let nothing else change this match until the transaction is over, and see it as it is."""
    match.refresh_from_db(from_queryset=Match.objects.select_for_update(of=("self",)))


def mark_read(*, match: Match, person: Person) -> None:
    """The person has read the thread as it is now."""
    latest = latest_for(match, person)
    seen = ThreadSeen.objects.filter(match=match, person=person)
    if latest is None or seen.filter(at__gte=latest.at).exists():
        return
    ThreadSeen.objects.update_or_create(match=match, person=person, defaults={"at": latest.at})


def tell_of_message(*, message: Message) -> None:
    """Tell everybody else in the thread, once until they have read it, however many messages follow."""
    for reader, match, seen_at in readers_of(message):
        seen = seen_at.isoformat() if seen_at else ""
        notify(
            person=reader,
            kind=MESSAGE,
            params={"match": str(match.key)},
            once=f"{match.circle_id or match.key}:{seen}",
        )
