"""What a campaign reached and what it changed, put together for editors. Small groups are kept back here, once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import get_language, get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from cms.people.models import District

from . import doors, outcomes, results
from .change import Change, paired_change
from .conf import setting
from .enums import Via, What
from .models import Campaign, CheckPair, Hit, Tally
from .suppressing import Shown, shown

DIMENSIONS = ("channel", "language", "district")
COLUMNS = ("day", "detail", *DIMENSIONS)
STEPS = (What.CALL, What.NEXT)
MOST_DAYS = 90
COLUMN = {"channel": _("Channel"), "language": _("Language"), "district": _("District")}
VISITS_BY = {
    "channel": _("Visits by channel"),
    "language": _("Visits by language"),
    "district": _("Visits by district"),
}
PROMISES_BY = {
    "channel": _("Promises by channel"),
    "language": _("Promises by language"),
    "district": _("Promises by district"),
}


@dataclass(frozen=True)
class Line:
    label: str
    number: int | None


@dataclass(frozen=True)
class Table:
    """One list of numbers as it may be shown; None is kept back."""

    title: str
    by: str
    lines: list[Line]
    total: int | None


@dataclass(frozen=True)
class ChangeLine:
    label: str
    people: int | None
    change: Change | None

    @property
    def percent(self) -> dict[str, int] | None:
        """In whole points of a hundred."""
        if self.change is None:
            return None
        names = ("before", "after", "mean", "low", "high")
        return {name: round(100 * getattr(self.change, name)) for name in names}


class Reach:
    """Asked for once a report; each table costs the same however long the campaign ran.

    It is about all of the campaign until today. With days to choose, two reports that overlap could be taken from each
    other, and what is left is a group as small as one likes.
    """

    def __init__(self, campaign: Campaign) -> None:
        self.campaign, self.language = campaign, get_language() or campaign.source_language
        self.first = campaign.starts_on
        self.last = min(timezone.localdate(), campaign.ends_on)

    @cached_property
    def counts(self) -> defaultdict[str, Counter[tuple[Any, ...]]]:
        """For what happened: how often, by day, detail, channel, language and district."""
        found: defaultdict[str, Counter[tuple[Any, ...]]] = defaultdict(Counter)
        for model in (Tally, Hit):
            rows = model.objects.filter(campaign=self.campaign).between(self.first, self.last)
            for (what, *kind), number in rows.sums("what", *COLUMNS).items():
                found[what][tuple(kind)] += number
        return found

    def by(self, column: str, *whats: str) -> Counter[Any]:
        """How often any of these happened, by one of the columns."""
        place = COLUMNS.index(column)
        found: Counter[Any] = Counter()
        for what in whats:
            for kind, number in self.counts[what].items():
                found[kind[place]] += number
        return found

    @cached_property
    def poll_takers(self) -> int:
        """An answer is counted once a question: the question most answered tells how many took part."""
        by_question: Counter[str] = Counter()
        for detail, number in self.by("detail", What.POLL).items():
            by_question[detail.partition(results.SEPARATOR)[0]] += number
        return max(by_question.values(), default=0)

    def headline(self) -> list[Line]:
        smallest = setting("SMALLEST_GROUP")
        numbers = [
            (What.VISIT.label, self.counts[What.VISIT].total()),
            (What.LINK.label, self.counts[What.LINK].total()),
            (gettext("People who answered the poll"), self.poll_takers),
            (What.PLEDGE.label, self.counts[What.PLEDGE].total()),
            (What.DOWNLOAD.label, self.counts[What.DOWNLOAD].total()),
            (gettext("Next steps and calls followed"), self.by("detail", *STEPS).total()),
        ]
        return [Line(str(label), None if 0 < number < smallest else number) for label, number in numbers]

    def by_day(self) -> list[tuple[date, int | None]]:
        """Visits of each day, the last three months at most."""
        begins = max(self.first, self.last - timedelta(days=MOST_DAYS - 1))
        days = [begins + timedelta(days=number) for number in range(max((self.last - begins).days + 1, 0))]
        counted = self.by("day", What.VISIT)
        seen = shown({day: counted[day] for day in days}, setting("SMALLEST_GROUP"))
        return list(seen.groups.items())

    def visits_by(self, dimension: str) -> Table:
        return self._by(What.VISIT, dimension, VISITS_BY[dimension])

    def promises_by(self, dimension: str) -> Table:
        return self._by(What.PLEDGE, dimension, PROMISES_BY[dimension])

    def _by(self, what: str, dimension: str, title: str | Promise) -> Table:
        groups = self.by(dimension, what)
        names = self._names(dimension, groups)
        return self._table(title, COLUMN[dimension], dict(groups.most_common()), names)

    def _table(
        self, title: str | Promise, by: str | Promise, groups: Mapping[str, int], names: Mapping[str, str]
    ) -> Table:
        seen: Shown[str] = shown(groups, setting("SMALLEST_GROUP"))
        lines = [Line(names.get(group, group), number) for group, number in seen.groups.items()]
        return Table(str(title), str(by), lines, seen.total)

    def _names(self, dimension: str, groups: Iterable[str]) -> dict[str, str]:
        if dimension == "channel":
            return {value: str(label) for value, label in Via.choices}
        if dimension == "language":
            return {code: get_language_info(code)["name_translated"] for code in groups if code}
        return self.district_names

    @cached_property
    def district_names(self) -> dict[str, str]:
        names = {row.code: row.name_in(self.language) for row in District.objects.all()}
        return {**names, "": gettext("Unknown")}

    def openings(self) -> Table:
        """Which poster or message brought people: all links there are, and those that were taken back meanwhile."""
        links = self.campaign.short_links.values_list("code", "note")
        names = {code: f"{note} ({code})" if note else code for code, note in links}
        groups = Counter(dict.fromkeys(names, 0))
        groups.update(self.by("detail", What.LINK))
        return self._table(What.LINK.label, gettext("Which"), dict(groups.most_common()), names)

    def downloads(self) -> Table:
        return self._doors(gettext("Downloads"), What.DOWNLOAD)

    def steps(self) -> Table:
        """Together: the headline says how many there are of both, so two tables would give a small one away."""
        return self._doors(gettext("Calls to action and next steps followed"), *STEPS)

    def _doors(self, title: str, *whats: str) -> Table:
        groups = self.by("detail", *whats)
        names = doors.titles(self.campaign, self.language)
        gone = gettext("No longer on the page")
        called = {group: names.get(group, gone) for group in groups}
        return self._table(title, gettext("Which"), dict(groups.most_common()), called)

    def polls(self) -> list[results.Result]:
        counts = self.by("detail", What.POLL)
        return results.poll_results(self.campaign, self.language, counts, retired=True)

    def change(self) -> list[ChangeLine]:
        """Overall, then by language. One language alone kept back could be worked out, so two are."""
        rows = CheckPair.objects.finished().filter(
            campaign=self.campaign, begun_on__gte=self.first, begun_on__lte=self.last
        )
        pairs: dict[str, list[tuple[float, float]]] = {}
        for language, asked, before, after in rows.values_list("language", "asked", "before", "after"):
            if asked:
                pairs.setdefault(language, []).append((before / asked, after / asked))
        seen = shown({language: len(known) for language, known in pairs.items()}, setting("SMALLEST_GROUP"))
        everybody = [pair for known in pairs.values() for pair in known]
        first = ChangeLine(
            gettext("Everybody"), seen.total, paired_change(everybody) if seen.total is not None else None
        )
        names = self._names("language", seen.groups)
        return [
            first,
            *(
                ChangeLine(
                    names.get(language, language),
                    number,
                    paired_change(pairs[language]) if number is not None else None,
                )
                for language, number in seen.groups.items()
            ),
        ]

    def outcomes(self) -> list[Table]:
        """What happened elsewhere on the site while it ran, as rooms count it."""
        during = outcomes.During(self.campaign, self.first, self.last)
        found = []
        for one in outcomes.outcomes():
            groups = {code: number for code, number in one.by_district(during).items() if number}
            found.append(self._table(one.label, COLUMN["district"], groups, self.district_names))
        return found
