"""What may happen to a list of people: it is taken in, looked through, brought in slice by slice, or put aside."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.core.files import File
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from .adding import add_people
from .conf import limits, setting
from .enums import Decision, Outcome, State
from .headings import FIRST_ROWS, Columns, columns_of
from .judging import Above, judge
from .knowing import known_to, lists_of_site
from .models import Entry, Roster
from .reading import Reading, read_row
from .sheets import read_sheet
from .signals import roster_moves
from .words import BrokenSheet

logger = logging.getLogger(__name__)
BATCH = 500  # rows looked through at a time

Numbered = tuple[int, Reading]


class Overtaken(Exception):
    """Another run has begun, or somebody has put the list aside: this one stops."""


@transaction.atomic
def take_in(*, file: File, by: Any, channel: str = "", language: str = "ur") -> Roster:
    """Keep a file until a worker has looked through it. One that is open already is not taken twice."""
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    same_file = Roster.objects.open().filter(digest=digest.hexdigest())
    roster = Roster(
        name=Path(file.name or "list").name[:255],
        file=file,
        digest=digest.hexdigest(),
        by=by,
        channel=channel,
        language=language,
    )
    return same_file.first() or _kept(roster) or same_file.get()


def _kept(roster: Roster) -> Roster | None:
    """The list, saved and on its way; None when the same one was sent in this very moment."""
    try:
        with transaction.atomic():
            roster.save(force_insert=True)
    except IntegrityError:
        roster.file.delete(save=False)
        return None
    _tell(roster)
    return roster


def _tell(roster: Roster) -> None:
    transaction.on_commit(lambda: roster_moves.send(Roster, roster_id=roster.pk))


def go_on(*, roster_id: int) -> None:
    """Do what is next for a list. Safe to run again after a run that was cut, and beside another."""
    roster = Roster.objects.filter(pk=roster_id).first()
    if roster and roster.state in (State.WAITING, State.READING):
        look_through(roster)
    elif roster and roster.state == State.WRITING:
        bring_all(roster)


def look_through(roster: Roster) -> None:
    """The dry run: judge every row, and write nothing of it but the report. Begins anew if it was cut."""
    with suppress(Overtaken):
        run = _begin(roster)
        _finish(roster, run, _result(roster, run))
        drop_file(roster)


@transaction.atomic
def _begin(roster: Roster) -> UUID:
    waiting = Roster.objects.filter(pk=roster.pk, state__in=(State.WAITING, State.READING))
    run = uuid4()
    if not waiting.update(state=State.READING, run=run, total=0):
        raise Overtaken
    roster.entries.all().delete()
    return run


def _result(roster: Roster, run: UUID) -> dict[str, Any]:
    """What looking through it comes to, as values of the list."""
    try:
        return {"state": State.READY, "unread": _judge_all(roster, run)}
    except Overtaken:
        raise
    except BrokenSheet as broken:
        failure, params = broken.code, broken.params
    except Exception:
        logger.exception("list of people %s failed", roster.pk)
        failure, params = "unexpected", {}
    return {
        "state": State.FAILED,
        "failure": failure,
        "failure_params": params,
        "finished_at": timezone.now(),
    }


@transaction.atomic
def _finish(roster: Roster, run: UUID, result: dict[str, Any]) -> None:
    _move(roster, run, **result)
    if result["state"] == State.FAILED:
        roster.entries.all().delete()


def _move(roster: Roster, run: UUID, **values: Any) -> None:
    """Write down how far this run has come, as long as it is the list's."""
    if not Roster.objects.filter(pk=roster.pk, run=run, state=State.READING).update(**values):
        raise Overtaken


def drop_file(roster: Roster) -> None:
    """The file has served: nothing of it stays."""
    if roster.file:
        roster.file.delete(save=False)
        Roster.objects.filter(pk=roster.pk).update(file="")


def _judge_all(roster: Roster, run: UUID) -> list[str]:
    """A verdict for every row of the file. The headings of the columns that are not read."""
    columns, rows = open_rows(_contents(roster))
    total, above = 0, Above()
    for batch in batches(rows, BATCH):
        entries = judged(roster, batch, above)
        total += len(batch)
        with transaction.atomic():
            _move(roster, run, total=total)
            Entry.objects.bulk_create(entries)
    if total == 0:
        raise BrokenSheet("empty")
    return list(columns.unread)


def _contents(roster: Roster) -> bytes:
    if not roster.file.name or not roster.file.storage.exists(roster.file.name):
        raise BrokenSheet("upload_gone")
    with roster.file.open("rb") as file:
        return file.read(limits().file + 1)


def open_rows(data: bytes) -> tuple[Columns, Iterator[Numbered]]:
    """The columns of a file, and its rows as they are read below the headings. Raises BrokenSheet."""
    rows = read_sheet(data, limits())
    for number, row in islice(rows, FIRST_ROWS):
        if columns := columns_of(number, row):
            lists = lists_of_site()
            return columns, ((at, read_row(columns.cells(cells), lists)) for at, cells in rows)
    raise BrokenSheet("no_headings")


def batches(rows: Iterable[Numbered], size: int) -> Iterator[list[Numbered]]:
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch


def judged(roster: Roster, rows: list[Numbered], above: Above) -> list[Entry]:
    known = known_to({number: reading.told for number, reading in rows}, digest=roster.digest)
    return [
        entry_of(roster, number, reading, judge(number, reading, known, above)) for number, reading in rows
    ]


def entry_of(roster: Roster, number: int, reading: Reading, verdict: Any) -> Entry:
    told = reading.told
    rest = {name: value for name, value in vars(told).items() if name not in ("name", "name_ur", "phone")}
    return Entry(
        roster=roster,
        digest=roster.digest,
        number=number,
        outcome=verdict.outcome,
        name=told.name[:500],
        name_ur=told.name_ur[:500],
        phone=told.phone,
        rest=rest,
        notes=[list(note) for note in verdict.notes],
        fingerprint="" if reading.refused else told.fingerprint,
        person_id=verdict.person,
    )


@transaction.atomic
def bring_in(*, roster: Roster) -> bool:
    """Let a list that was looked through be written, in the background. Pressing twice is harmless."""
    moved = Roster.objects.filter(pk=roster.pk, state=State.READY).update(state=State.WRITING)
    if moved:
        _tell(roster)
    return bool(moved)


@transaction.atomic
def put_aside(*, roster: Roster) -> bool:
    """Bring nothing of it. What a list says of people who are not here is forgotten at once."""
    waiting = Roster.objects.filter(pk=roster.pk).open().exclude(state=State.WRITING)
    moved = waiting.update(state=State.DROPPED, finished_at=timezone.now())
    if moved:
        roster.entries.all().delete()
        transaction.on_commit(lambda: drop_file(roster))
    return bool(moved)


def bring_all(roster: Roster) -> None:
    """Slice by slice, each in a transaction of its own: a run that is cut goes on where it stopped."""
    while write_slice(roster_id=roster.pk):
        pass
    Roster.objects.filter(pk=roster.pk, state=State.WRITING).update(
        state=State.DONE, finished_at=timezone.now()
    )


@transaction.atomic
def write_slice(*, roster_id: int) -> int:
    """Write the next rows, judged once more: others may have come since the dry run. How many rows it saw to."""
    Roster.objects.take_turns()
    roster = Roster.objects.select_related("by").filter(pk=roster_id, state=State.WRITING).first()
    if roster is None:
        return 0
    entries = list(roster.entries.new()[: setting("SLICE")])
    if not entries:
        return 0
    known = known_to({entry.number: entry.told for entry in entries}, digest=roster.digest)
    for entry in entries:
        verdict = judge(entry.number, Reading(entry.told), known, Above())
        if verdict.outcome != Outcome.NEW:
            entry.outcome, entry.person_id = verdict.outcome, verdict.person
            entry.notes = [list(note) for note in verdict.notes]
    add_people([entry for entry in entries if entry.outcome == Outcome.NEW], roster=roster)
    Entry.objects.bulk_update(entries, ["outcome", "person", "notes", "at"])
    return len(entries)


@transaction.atomic
def decide(*, entry_id: int, decision: str, by: Any) -> bool:
    """Settle a possible duplicate of a list that was brought in; False when there is nothing to decide any more."""
    Roster.objects.take_turns()
    held = Entry.objects.held().select_for_update(of=("self",)).select_related("roster__by")
    entry = held.filter(Q(name__gt="") | Q(name_ur__gt=""), pk=entry_id, roster__state=State.DONE).first()
    if entry is None:
        return False
    entry.decided_by, entry.at = by, timezone.now()
    if decision == Decision.ANOTHER:
        entry.person = None
        add_people([entry], roster=entry.roster)
    elif decision == Decision.SAME and (person := _who_it_is(entry)):
        entry.person, entry.outcome = person, Outcome.JOINED
    else:
        entry.outcome, entry.person = Outcome.LEFT, None
    entry.save()
    return True


def _who_it_is(entry: Entry) -> Any:
    """Whom the row is held for: somebody who was here, or whom a row above became."""
    if entry.person_id:
        return entry.person
    row = next((params["row"] for code, params in entry.notes if code == "repeats_row"), None)
    above = entry.roster.entries.written().filter(number=row).select_related("person").first()
    return above and above.person
