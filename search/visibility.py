"""Who may find what: a page's privacy as the audience of its documents, and a visitor as the tokens they hold.

Everything is kept on the safe side. What is behind a password is never found. A page with several restrictions is
found by those who satisfy all of them, as far as that can be told by one token; otherwise by nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Locale, Page, PageViewRestriction, Site

from .documents import EVERYONE, Document, sources
from .query import Visitor

MEMBERS, SUPERUSERS = "members", "superusers"


def visitor_of(request: HttpRequest) -> Visitor:
    """Who asks. `audiences` of the sources tell what else this person may see."""
    tokens = {EVERYONE}
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        tokens |= {MEMBERS, *(f"group:{pk}" for pk in user.groups.values_list("pk", flat=True))}
        if user.is_superuser:
            tokens.add(SUPERUSERS)
    for source in sources().values():
        if source.audiences:
            tokens.update(source.audiences(request))
    site = Site.find_for_request(request)
    return Visitor(frozenset(tokens), (get_language() or "").split("-")[0], site.pk if site else None)


@dataclass(frozen=True)
class Restriction:
    path: str
    kind: str
    groups: frozenset[int]


class Places:
    """Where pages stand and who may see them; reads restrictions and languages once, for many pages."""

    def __init__(self) -> None:
        self.languages = {locale.pk: locale.language_code for locale in Locale.objects.all()}
        self.restrictions = [
            Restriction(
                row.page.path, row.restriction_type, frozenset(group.pk for group in row.groups.all())
            )
            for row in PageViewRestriction.objects.select_related("page").prefetch_related("groups")
        ]

    def placed(self, document: Document, page: Page | None) -> Document | None:
        """The document as its page's place has it: address, language, site, audience; None: not to be found."""
        if page is None:
            return document
        parts = page.get_url_parts()
        if not page.live or page.alias_of_id or not parts or parts[2] is None:
            return None  # an alias repeats a page that is found itself
        document = replace(
            document,
            url=document.url or parts[2],
            language=document.language or self.languages[page.locale_id],
            site=parts[0],
            path=page.path,
        )
        return self._kept_private(document)

    def _kept_private(self, document: Document) -> Document | None:
        audience = self.audience(document.path)
        if audience == (EVERYONE,):
            return document
        if not audience or document.audience != (EVERYONE,):
            return None  # two conditions, and only one can be told by a token
        return replace(document, audience=audience, unless=())

    def audience(self, path: str) -> tuple[str, ...]:
        """Who may see the page at this place of the tree; empty: nobody without more ado."""
        above = [row for row in self.restrictions if path.startswith(row.path)]
        kinds = {row.kind for row in above}
        if PageViewRestriction.PASSWORD in kinds:
            return ()
        if PageViewRestriction.GROUPS in kinds:
            groups = _common(row.groups for row in above if row.kind == PageViewRestriction.GROUPS)
            return (SUPERUSERS, *sorted(f"group:{pk}" for pk in groups))
        return (MEMBERS,) if PageViewRestriction.LOGIN in kinds else (EVERYONE,)


def _common(groups: Iterable[frozenset[int]]) -> frozenset[int]:
    first, *rest = groups
    return first.intersection(*rest)
