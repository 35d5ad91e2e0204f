"""Write drafts without ever overwriting what an editor has changed since the last import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from wagtail.blocks import StreamValue
from wagtail.models import Locale, Revision

from .digests import digest
from .enums import Outcome
from .models import CourseImport, ImportedItem
from .notes import Note, note

Values = Mapping[str, Any]


def key_of(source: str, usage: str) -> UUID:
    """The lasting key of a part. The same course in another language gets the same keys: it is a translation."""
    return uuid5(NAMESPACE_URL, f"hunar-olx/{source}/{usage}")


class Shape:
    """Which fields of a kind of object an import writes, as plain values."""

    def __init__(self, *names: str) -> None:
        self.names = names

    def read(self, obj: Any) -> dict[str, Any]:
        return {name: plain(getattr(obj, name)) for name in self.names}

    def write(self, obj: Any, values: Values) -> None:
        for name in self.names:
            setattr(obj, name, values[name])


def plain(value: Any) -> Any:
    return value.get_prep_value() if isinstance(value, StreamValue) else value


@dataclass(frozen=True)
class Settled:
    """What became of an object that had come before."""

    outcome: Outcome
    notes: tuple[Note, ...]


class Keeper:
    """Remembers where every part of one course went, and settles what comes again."""

    def __init__(self, source: str, locale: Locale, course_import: CourseImport) -> None:
        self.source, self.locale, self.course_import = source, locale, course_import
        self.user = course_import.user
        rows = ImportedItem.objects.of_course(source, locale)
        self.items = {item.usage: item for item in rows}
        self.fresh: dict[str, ImportedItem] = {}
        self.stale: dict[str, ImportedItem] = {}
        self.seen: set[str] = set()

    def known(self, usage: str) -> ImportedItem | None:
        return self.items.get(usage[:300])

    def key(self, usage: str) -> UUID:
        return key_of(self.source, usage)

    def forget(self) -> None:
        """The course was deleted here: what comes now comes for the first time."""
        ImportedItem.objects.of_course(self.source, self.locale).delete()
        self.items = {}

    def note(self, usage: str, kind: str, title: str = "", **facts: Any) -> ImportedItem:
        """Remember facts of a part; written by `save`."""
        usage = usage[:300]
        item = self.items.get(usage)
        if item is None:
            item = ImportedItem(source=self.source, locale=self.locale, usage=usage, kind=kind[:60])
            self.items[usage] = self.fresh[usage] = item
        elif usage not in self.fresh:
            self.stale[usage] = item
        item.title, item.last_import = title[:255], self.course_import
        for name, value in facts.items():
            setattr(item, name, value)
        self.seen.add(usage)
        return item

    def see(self, usage: str) -> None:
        self.seen.add(usage[:300])

    def gone(self) -> list[ImportedItem]:
        """Parts that came once and were not sent this time."""
        return [item for usage, item in self.items.items() if usage not in self.seen]

    def save(self) -> None:
        ImportedItem.objects.bulk_create(self.fresh.values(), batch_size=200)
        fields = ["title", "key", "object_id", "imported", "incoming", "revision", "last_import"]
        ImportedItem.objects.bulk_update(self.stale.values(), fields, batch_size=100)

    # Drafts

    def created(self, usage: str, kind: str, obj: Any, shape: Shape) -> None:
        """Give a new object its first revision and remember it."""
        revision = obj.save_revision(user=self.user)
        values = digest(shape.read(revision.as_object()))
        title = str(getattr(obj, "title", ""))
        key = obj.translation_key
        self.note(usage, kind, title, key=key, imported=values, incoming=values, revision=revision)

    def settle(self, usage: str, kind: str, obj: Any, shape: Shape, values: Values) -> Settled:
        """Bring an object up to date, unless an editor has changed it."""
        item = self.known(usage) or ImportedItem()
        latest = obj.get_latest_revision_as_object()
        current, incoming = digest(shape.read(latest)), self.digest_of(obj, shape, values)
        title = str(values.get("title", ""))
        if incoming in (current, item.incoming):
            base = incoming if incoming == current else item.imported
            self.note(usage, kind, title, key=obj.translation_key, imported=base, incoming=incoming)
            return Settled(Outcome.UNCHANGED, (note("unchanged"),))
        untouched = current == item.imported
        mine = editors_draft(obj)
        revision = self.revise(latest, shape, values)
        if untouched:
            self.note(
                usage,
                kind,
                title,
                key=obj.translation_key,
                imported=incoming,
                incoming=incoming,
                revision=revision,
            )
            return Settled(Outcome.UPDATED, (note("updated"),))
        self.note(usage, kind, title, key=obj.translation_key, incoming=incoming)
        return Settled(Outcome.CONFLICT, (keep_on_top(mine),))

    def digest_of(self, obj: Any, shape: Shape, values: Values) -> str:
        """The digest the values would have once written."""
        probe = type(obj)(locale=self.locale)
        shape.write(probe, values)
        return digest(shape.read(probe))

    def revise(self, latest: Any, shape: Shape, values: Values) -> Revision:
        shape.write(latest, values)
        return latest.save_revision(user=self.user, changed=True)


def editors_draft(obj: Any) -> Revision | None:
    """What an editor has saved and not published."""
    return obj.latest_revision if obj.has_unpublished_changes or not obj.live else None


def keep_on_top(mine: Revision | None) -> Note:
    """What came is the new draft; but an editor's own draft stays on top of it."""
    if mine is None:
        return note("conflict_draft")
    mine.as_object().save_revision(user=mine.user, clean=False)
    return note("conflict_kept")
