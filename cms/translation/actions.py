"""What may happen to a translation: it is begun, written segment by segment as a draft, and counted."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page, Revision

from .comparing import digest
from .layout import put
from .models import Standing, TranslatedSegment
from .pages import as_read, source_of, translations_of
from .segments import Wish
from .sheets import Line, Sheet, as_edited, read_sheet


@dataclass(frozen=True, slots=True)
class Typed:
    """What a translator handed in for one segment: the words, and digests of what stood on the screen: the source's
    words, and what was in the field. `is_right`: it says what the source says, whether it was changed or not."""

    words: str
    source: str
    shown: str
    is_right: bool = False


@dataclass(frozen=True, slots=True)
class Writing:
    """All that was handed in: by path, the words; which missing blocks to put in or to leave out; which blocks
    that the source has no more to drop or to keep."""

    typed: Mapping[str, Typed] = field(default_factory=dict)
    put_in: Set[str] = frozenset()
    left_out: Set[str] = frozenset()
    dropped: Set[str] = frozenset()
    kept: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Saved:
    """`changed_meanwhile`: how many segments of the source were changed by somebody while they were translated."""

    revision: Revision
    changed_meanwhile: int


class Incomplete(Exception):
    """A draft lacks what a row of its type must have, such as a date."""


class WrittenMeanwhile(Exception):
    """Somebody else wrote into the same segments since they were shown; `lines` are those, as they are now."""

    def __init__(self, lines: list[Line]) -> None:
        super().__init__(f"{len(lines)} segments")
        self.lines = lines


def begin_translation(*, page: Page, locale: Locale, user: Any) -> Page:
    """A draft of the page in that language, made by Wagtail. Raises ParentNotTranslatedError, PermissionDenied, and
    Incomplete for a draft without what its type cannot be without."""
    draft = as_read(page)
    if any(getattr(draft, each.attname) is None for each in draft._meta.concrete_fields if not each.null):
        raise Incomplete
    return CopyPageForTranslationAction(page.specific, locale, user=user).execute()


def sheet_of(page: Page) -> Sheet:
    """The translation beside its source, both as they are now, whatever the caller read before."""
    now = Page.objects.select_related("latest_revision", "locale").get(pk=page.pk)
    return read_sheet(as_read(source_of(now)), now.get_latest_revision_as_object())


@transaction.atomic
def save_translation(*, page: Page, writing: Writing, user: Any) -> Saved:
    """A new draft of the page with what was written. Nothing is published. Raises WrittenMeanwhile."""
    Page.objects.select_for_update().get(pk=page.pk)
    sheet = sheet_of(page)
    if clash := [line for line in sheet.lines if _clashes(line, writing.typed.get(line.path))]:
        raise WrittenMeanwhile(clash)
    changed = _changed(sheet, writing)
    writing = _with_what_was_typed(sheet, writing, changed)
    put(sheet.target, sheet.joined(Wish(changed, writing.put_in, writing.dropped)))
    revision = sheet.target.save_revision(user=user, log_action=True, clean=False)
    _settle_blocks(page.pk, writing)
    rows = [row for line in sheet.lines if (row := _remembered(line, writing, changed, page.pk))]
    TranslatedSegment.objects.put(rows)
    count(page_id=page.pk)
    now = {line.path: line.source_digest for line in sheet.lines}
    return Saved(revision, sum(row.source_digest != now[row.path] for row in rows))


def _is_changed(line: Line, typed: Typed) -> bool:
    return digest(typed.words) != typed.shown and digest(typed.words) != line.shown_digest


def _clashes(line: Line, typed: Typed | None) -> bool:
    """Whether both wrote: this translator, and somebody else since the screen was drawn."""
    return typed is not None and _is_changed(line, typed) and line.shown_digest != typed.shown


def _changed(sheet: Sheet, writing: Writing) -> dict[str, str]:
    handed_in = ((line, writing.typed.get(line.path)) for line in sheet.lines)
    return {line.path: typed.words for line, typed in handed_in if typed and _is_changed(line, typed)}


def _with_what_was_typed(sheet: Sheet, writing: Writing, changed: Mapping[str, str]) -> Writing:
    """A block that somebody wrote words for is put in, whatever its box says."""
    wanted = {line.segment.gap for line in sheet.lines if line.path in changed} - {""}
    return replace(writing, put_in=writing.put_in | wanted, left_out=writing.left_out - wanted)


def _remembered(
    line: Line, writing: Writing, changed: Mapping[str, str], page_id: int
) -> TranslatedSegment | None:
    """From which words this segment was translated now, which may not be what the source says by now."""
    typed = writing.typed.get(line.path)
    is_there = line.segment.target is not None or line.segment.gap in writing.put_in or not line.segment.gap
    words = changed.get(line.path, line.shown)
    if not is_there or not _is_done(line, typed, words, line.path in changed):
        return None
    seen = typed.source if typed else line.source_digest
    is_same = seen == line.source_digest
    if line.row and not typed and not is_same:
        return None
    known = line.row.source_words if line.row and line.row.source_digest == seen else ""
    return TranslatedSegment(
        page_id=page_id,
        path=line.path,
        source_digest=seen,
        source_words=line.segment.source if is_same else known,
        words_digest=digest(as_edited(line.segment.block, words)),
    )


def _is_done(line: Line, typed: Typed | None, words: str, is_changed: bool) -> bool:
    """Written anew in words of its own, said to be right, or done by hand before there was a row."""
    is_translated = digest(words) != digest(as_edited(line.segment.block, line.segment.source))
    if typed and (typed.is_right or (is_changed and is_translated and words.strip())):
        return True
    return line.is_settled and line.row is None and line.segment.target is not None


def _settle_blocks(page_id: int, writing: Writing) -> None:
    rows = TranslatedSegment.objects.of(page_id)
    for path in (*writing.dropped, *writing.kept, *writing.put_in):
        rows.inside(path).delete()
    for path in writing.left_out:
        rows.update_or_create(page_id=page_id, path=path, defaults={"source_digest": ""})


@transaction.atomic
def count(*, page_id: int) -> Standing | None:
    """Count what is to do in a translation. None for a page that is no translation of another."""
    page = Page.objects.filter(pk=page_id, alias_of=None).first()
    if page is None or source_of(page).pk == page.pk:
        Standing.objects.filter(page_id=page_id).delete()
        return None
    sheet = sheet_of(page)
    standing, _made = Standing.objects.update_or_create(
        page_id=page_id, defaults={"to_do": sheet.to_do, "total": sheet.total}
    )
    return standing


@transaction.atomic
def follow(*, page_id: int) -> None:
    """A page was published. Of a translation, what was written by hand is remembered; of a source, its translations
    are counted anew."""
    page = Page.objects.filter(pk=page_id, alias_of=None).first()
    if page is None:
        return
    if source_of(page).pk != page.pk:
        remember_hand_work(page)
        count(page_id=page.pk)
        return
    for translation in translations_of(page):
        count(page_id=translation.pk)


def remember_hand_work(page: Page) -> None:
    """What was translated in the ordinary editor counts as translated from what the source says now: all of a page
    that did not begin as a copy, the first time; else what was written or rewritten."""
    is_by_hand = not Standing.objects.filter(page=page).exists()
    TranslatedSegment.objects.put(
        TranslatedSegment(
            page_id=page.pk,
            path=line.path,
            source_digest=line.source_digest,
            source_words=line.segment.source,
            words_digest=line.shown_digest,
        )
        for line in sheet_of(page).lines
        if line.segment.target and _is_by_hand(line, is_by_hand)
    )


def _is_by_hand(line: Line, is_all: bool) -> bool:
    if line.row is None:
        return is_all or line.is_settled
    return line.row.words_digest != line.shown_digest
