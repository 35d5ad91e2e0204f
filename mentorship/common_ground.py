"""What two people have in common, as far as each may know it of the other: never gender, address or number."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from cms.people.enums import Level, SpokenLanguage

from .enums import Background, Platform
from .models import Match

LEVELS = list(Level.values)


@dataclass(frozen=True, slots=True)
class CommonGround:
    """Words in the reader's language; each may be empty."""

    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    roads: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any((self.languages, self.skills, self.sectors, self.platforms, self.roads))


def common_ground(match: Match) -> CommonGround:
    """What the two share. Roads are told only because both chose them. A fixed number of queries."""
    mentor, mentee, language = match.mentor.mentor, match.mentee, get_language() or "en"
    return CommonGround(
        languages=_labels(
            SpokenLanguage, spoken_by_both(_levels(mentor.person), _levels(mentee.person), match)
        ),
        skills=_shared(mentor.skills.all(), mentee.skills.all(), language),
        sectors=_shared(mentor.sectors.all(), mentee.sectors.all(), language),
        platforms=_labels(Platform, _both(mentor.platforms, mentee.platforms)),
        roads=_labels(Background, _both(mentor.backgrounds, mentee.backgrounds)),
    )


def spoken_by_both(one: Mapping[str, str], other: Mapping[str, str], match: Match) -> list[str]:
    """Languages that both use at the programme's level, the ones they know best first."""
    least = LEVELS.index(match.programme.language_level)
    ranks = {
        code: min(LEVELS.index(one[code]), LEVELS.index(other[code])) for code in one.keys() & other.keys()
    }
    good = [code for code, rank in ranks.items() if rank >= least]
    return sorted(good, key=lambda code: (-ranks[code], code))


def _levels(person) -> dict[str, str]:
    return dict(person.languages.values_list("language", "level"))


def _labels(choices, values: Collection[str]) -> tuple[str, ...]:
    known = dict(choices.choices)
    return tuple(str(known[value]) for value in values if value in known)


def _both(one: Collection[str], other: Collection[str]) -> list[str]:
    return [value for value in one if value in other]


def _shared(one, other, language: str) -> tuple[str, ...]:
    theirs = {tag.pk for tag in other}
    return tuple(tag.name_in(language) for tag in one if tag.pk in theirs)
