"""What a run came to, in words and tables for staff."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from cms.people.models import Province

from .matching.reporting import for_public
from .models import Run
from .programme_words import tier_names

SOLVERS = {"ortools-min-cost-flow": gettext_lazy("minimum-cost flow (OR-tools)")}


class Row(NamedTuple):
    """A group: how many mentees, and the share matched and the mean score with the tiers and without them."""

    group: str
    mentees: int | None
    with_share: float | None
    without_share: float | None
    with_score: float | None
    without_score: float | None


class Table(NamedTuple):
    title: str
    rows: list[Row]


def figures_of(run: Run) -> list[str]:
    """A few sentences."""
    figures = run.figures
    if not figures:
        return []
    matched = ngettext(
        "%(matched)d of %(mentees)d mentee has a mentor proposed.",
        "%(matched)d of %(mentees)d mentees have a mentor proposed.",
        figures["mentees"],
    )
    said = [
        matched % figures,
        _("%(places)d places of %(mentors)d mentors were free.") % figures,
        _proof(figures),
        _("Solved by %(solver)s, with the weights and tiers of version %(version)s, seed %(seed)s.")
        % {"solver": SOLVERS.get(run.solver, run.solver), "version": run.policy.version, "seed": run.seed},
    ]
    if figures.get("lapsed_pins"):
        lapsed = ngettext(
            "%(count)d pinned pair could not be kept: a rule keeps them apart, or the place is gone.",
            "%(count)d pinned pairs could not be kept: a rule keeps them apart, or the places are gone.",
            figures["lapsed_pins"],
        )
        said.append(lapsed % {"count": figures["lapsed_pins"]})
    return said


def _proof(figures: dict[str, Any]) -> str:
    if figures.get("is_exact"):
        return _("Proven: no other division serves more people, the tiers better, or fits better as a whole.")
    if figures.get("covers_most"):
        return _(
            "Proven: no other division serves more people or the tiers better; in fit it is at most"
            " %(percent)s %% below the best there can be."
        ) % {"percent": f"{figures['gap_share'] * 100:.3f}"}
    return _("It could not be proven how good this is. Please run it again.")


def tables_of(run: Run, *, sees_all: bool) -> list[Table]:
    """With and without tiers, by group. Small groups are left out for those who may not see private reasons."""
    report = run.report if sees_all else for_public(run.report)
    provinces = {row.code: row.name_in(get_language() or "en") for row in Province.objects.all()}
    tiers = tier_names(run.policy, get_language() or "en")
    return [
        Table(
            str(TITLES[name]),
            [_row(_group(name, key, provinces, tiers), each) for key, each in report[name].items()],
        )
        for name in TITLES
        if name in report
    ]


def _group(dimension: str, key: str, provinces: dict[str, str], tiers: dict[str, str]) -> str:
    if dimension == "province":
        return provinces.get(key, key) or _("Not said")
    if dimension == "tier":
        return tiers.get(key, key) or _("No tier")
    return str(GROUPS.get(key, key))


def _row(group: str, each: dict[str, Any] | None) -> Row:
    if each is None:
        return Row(group, None, None, None, None, None)
    having, without = each["with"], each["without"]
    return Row(
        group,
        each["mentees"],
        _share(having, each["mentees"]),
        _share(without, each["mentees"]),
        having["score"] if having else None,
        without["score"] if without else None,
    )


def _share(one: dict[str, Any] | None, mentees: int) -> float | None:
    return round(100 * one["matched"] / mentees, 1) if one and mentees else None


TITLES = {
    "all": gettext_lazy("Everybody"),
    "category": gettext_lazy("Women and men"),
    "wants_women": gettext_lazy("Mentees who work with women only"),
    "province": gettext_lazy("Province"),
    "setting": gettext_lazy("City and village"),
    "tier": gettext_lazy("Tier"),
}
GROUPS = {
    "all": gettext_lazy("All mentees"),
    "": gettext_lazy("Not said"),
    "woman": gettext_lazy("Women"),
    "man": gettext_lazy("Men"),
    "yes": gettext_lazy("Women only"),
    "no": pgettext_lazy("with whom a mentee works", "Anybody"),
    "urban": gettext_lazy("City or town"),
    "rural": gettext_lazy("Village"),
}
