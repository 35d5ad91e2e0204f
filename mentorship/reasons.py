"""The reasons of a match as sentences in a reader's language, for the two people it is about.

Reasons are kept as data (see `mentorship.matching.explaining`); here they are put into words. A district is a private
fact and has no sentence; a language, a free hour and a skill have.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.people.enums import SpokenLanguage
from cms.people.models import Province
from cms.topics.models import Skill, Topic

from .availability import Week
from .enums import Background, Platform
from .matching.audiences import NOT_AVAILABLE
from .weeks import spans_in_words
from .zones import zone_of

DAYS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Names:
    """The words of the curated vocabularies that some reasons speak of, in one language. Three queries in all."""

    language: str
    skills: dict[int, str]
    sectors: dict[str, str]
    provinces: dict[str, str]


def names_of(reasons: Iterable[dict], language: str) -> Names:
    """Look up whatever these reasons name."""
    terms = [(term["term"], term["facts"]) for one in reasons for term in one.get("terms", [])]
    skills = {skill for term, facts in terms if term == "skills" for skill in facts["covered"]}
    sectors = {slug for term, facts in terms if term == "sector" for slug in facts["shared"]}
    provinces = {facts["province"] for term, facts in terms if term == "province" and facts}
    return Names(
        language,
        {row.pk: row.name_in(language) for row in Skill.objects.filter(pk__in=skills)},
        {row.slug: row.name_in(language) for row in Topic.objects.filter(slug__in=sectors)},
        {row.code: row.name_in(language) for row in Province.objects.filter(code__in=provinces)},
    )


class Sentence(NamedTuple):
    """As the element `facts` takes it."""

    name: str
    text: str
    icon: str


def sentences(reasons: dict, names: Names, *, zone: str, on) -> list[Sentence]:
    """Why these two were brought together, the weightiest first, as either of them may read it."""
    return [*_languages(reasons), *_terms(reasons, names, zone, on)]


def why_nobody(reasons: dict) -> list[Sentence]:
    """Why a mentee has no mentor, as they may read it: what `audiences.for_participants` leaves of the reasons."""
    told = [_removed(each) for each in reasons["removed"]]
    if reasons[NOT_AVAILABLE]:
        told.append(Sentence(_("Others"), _("Some mentors would fit, and are not available now"), "people"))
    return told


def what_would_help(reasons: dict) -> list[str]:
    """The smallest changes that would give the mentee a mentor, each in one sentence."""
    return [_listed([str(HELPING[rule]) for rule in rules]) for rules in reasons["relaxations"]]


def _removed(each: dict) -> Sentence:
    name, icon, words = REMOVING[each["rule"]]
    count = each["count"]
    if count is None:
        return Sentence(str(name), str(words), icon)
    counted = ngettext("%(words)s (%(count)d mentor)", "%(words)s (%(count)d mentors)", count)
    return Sentence(str(name), counted % {"words": words, "count": count}, icon)


def _languages(reasons: dict) -> Iterable[Sentence]:
    if codes := reasons.get("languages"):
        spoken = _listed([str(SpokenLanguage(code).label) for code in codes])
        yield Sentence(_("Language"), _("You both speak %(languages)s") % {"languages": spoken}, "globe")


def _terms(reasons: dict, names: Names, zone: str, on) -> Iterable[Sentence]:
    terms = sorted(reasons.get("terms", []), key=lambda term: -term["points"])
    for term in terms:
        if term["term"] not in SAYING or not term["points"]:
            continue
        name, icon, say = SAYING[term["term"]]
        if text := say(term["facts"], names, zone, on):
            yield Sentence(str(name), text, icon)


def _skills(facts: dict, names: Names, zone: str, on) -> str:
    known = [names.skills[skill] for skill in facts["covered"] if skill in names.skills]
    words = ngettext(
        "Covers %(covered)d of the %(sought)d skill sought: %(skills)s",
        "Covers %(covered)d of the %(sought)d skills sought: %(skills)s",
        facts["sought"],
    )
    return (
        words % {"covered": len(known), "sought": facts["sought"], "skills": _listed(known)} if known else ""
    )


def _overlap(facts: dict, names: Names, zone: str, on) -> str:
    week = Week.from_bytes(bytes.fromhex(facts["week"])).in_zone(zone_of(zone), on)
    return _("You are both free: %(times)s") % {"times": times(week)}


def times(week: Week, *, most: int = DAYS_SHOWN) -> str:
    """A week's free times in words: "Tuesday 20:00–22:00"; the first few days."""
    days = spans_in_words(week)
    told = [f"{day} {_listed(spans)}" for day, spans in days[:most]]
    if more := len(days) - most if len(days) > most else 0:
        told.append(ngettext("%(count)d more day", "%(count)d more days", more) % {"count": more})
    return _("; ").join(told)


def _province(facts: dict, names: Names, zone: str, on) -> str:
    province = names.provinces.get(facts.get("province", ""))
    return _("You both live in %(province)s") % {"province": province} if province else ""


def _experience(facts: dict, names: Names, zone: str, on) -> str:
    years = facts["years"]
    return ngettext("%(years)d year of freelancing", "%(years)d years of freelancing", years) % {
        "years": years
    }


def _sector(facts: dict, names: Names, zone: str, on) -> str:
    shared = [names.sectors[slug] for slug in facts["shared"] if slug in names.sectors]
    return _("Works in %(sectors)s") % {"sectors": _listed(shared)} if shared else ""


def _platform(facts: dict, names: Names, zone: str, on) -> str:
    shared = [str(Platform(code).label) for code in facts["shared"] if code in Platform.values]
    return _("Works on %(platforms)s") % {"platforms": _listed(shared)} if shared else ""


def _background(facts: dict, names: Names, zone: str, on) -> str:
    shared = [str(Background(code).label) for code in facts["shared"] if code in Background.values]
    return _("You have taken the same road: %(roads)s") % {"roads": _listed(shared)} if shared else ""


def _previous(facts: dict, names: Names, zone: str, on) -> str:
    return _("You worked well together before")


def _choice(facts: dict, names: Names, zone: str, on) -> str:
    return _("Chosen by the mentee")


def _listed(words: list[Any]) -> str:
    return _(", ").join(words)


SAYING = {
    "skills": (gettext_lazy("Skills"), "edit", _skills),
    "overlap": (gettext_lazy("Time"), "clock", _overlap),
    "province": (gettext_lazy("Place"), "place", _province),
    "experience": (gettext_lazy("Experience"), "star", _experience),
    "sector": (gettext_lazy("Sector"), "bulb", _sector),
    "platform": (gettext_lazy("Platform"), "link", _platform),
    "background": (gettext_lazy("Road"), "people", _background),
    "previous": (gettext_lazy("Before"), "good", _previous),
    "choice": (gettext_lazy("Choice"), "hand", _choice),
}

REMOVING = {
    "minors": (
        gettext_lazy("Age"),
        "person",
        gettext_lazy("Under 18, only programmes that staff watch over are open to you"),
    ),
    "skills": (gettext_lazy("Skills"), "edit", gettext_lazy("Offer none of the skills you look for")),
    "language": (gettext_lazy("Language"), "globe", gettext_lazy("Speak none of your languages well enough")),
    "time": (gettext_lazy("Time"), "clock", gettext_lazy("Are not free when you are")),
    "place": (gettext_lazy("Place"), "place", gettext_lazy("Meet in another way, or in another district")),
}
HELPING = {
    "skills": gettext_lazy("look for one more skill"),
    "language": gettext_lazy("add a language you can work in"),
    "time": gettext_lazy("add more free times"),
    "place": gettext_lazy("also meet online"),
}
