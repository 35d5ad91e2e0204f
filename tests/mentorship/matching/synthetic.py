"""A made-up country of mentors and mentees, for benchmarks and for tests that need many."""

from dataclasses import dataclass

import numpy as np

from mentorship.availability import A_DAY, HOURS, Part, Week
from mentorship.matching.values import MAN, WOMAN, Mentee, Mentor

PROVINCES = {"PK-PB": 0.53, "PK-SD": 0.23, "PK-KP": 0.15, "PK-BA": 0.06, "PK-IS": 0.03}
TONGUES = {
    "PK-PB": ("pa", "skr"),
    "PK-SD": ("sd", "ur"),
    "PK-KP": ("ps", "hno"),
    "PK-BA": ("bal", "ps"),
    "PK-IS": ("ur", "pa"),
}
DISTRICTS = 8  # in each province
SKILLS = 60
SECTORS = ("design", "software", "writing", "video", "marketing", "data", "support", "teaching")
ROADS = ("village", "break", "student", "first", "change", "phone")


@dataclass
class Country:
    """Draws people from one seed. `women` is the share of women, first among mentees, then among mentors."""

    seed: int = 1
    women: tuple[float, float] = (0.45, 0.35)

    def __post_init__(self):
        self.draw = np.random.default_rng(self.seed)
        ranks = np.arange(1, SKILLS + 1)
        self.skill_shares = (1 / ranks**0.7) / (1 / ranks**0.7).sum()

    def mentees(self, count, first=1):
        return [self._mentee(first + number) for number in range(count)]

    def mentors(self, count, places, first=1):
        """So many mentors with so many places together, as evenly as can be after a little chance."""
        shares = self.draw.multinomial(max(0, places - count), [1 / count] * count) + 1
        return [self._mentor(first + number, int(share)) for number, share in enumerate(shares)]

    def _common(self, woman, days):
        province = self.draw.choice(list(PROVINCES), p=list(PROVINCES.values()))
        return {
            "category": WOMAN if woman else MAN,
            "province": str(province),
            "district": f"{province}-{self.draw.integers(DISTRICTS)}",
            "languages": self._languages(str(province)),
            "week": self._week(days),
            "in_person": bool(self.draw.random() < 0.4),
            "sectors": frozenset(self._some(SECTORS, 2)),
            "background": frozenset(self._some(ROADS, 2)),
        }

    def _mentee(self, key):
        woman = bool(self.draw.random() < self.women[0])
        skills = self.draw.choice(SKILLS, self.draw.integers(2, 5), replace=False, p=self.skill_shares)
        return Mentee(
            key=key,
            skills={int(skill): int(self.draw.integers(1, 4)) for skill in skills},
            wants_women=woman and bool(self.draw.random() < 0.4),
            remote=bool(self.draw.random() < 0.9),
            rural=bool(self.draw.random() < 0.45),
            **self._common(woman, days=6),
        )

    def _mentor(self, key, places):
        woman = bool(self.draw.random() < self.women[1])
        skills = self.draw.choice(SKILLS, self.draw.integers(5, 14), replace=False, p=self.skill_shares)
        return Mentor(
            key=key,
            places=places,
            circles=max(1, places // 4),
            skills=frozenset(int(skill) for skill in skills),
            women_only=woman and bool(self.draw.random() < 0.3),
            remote=bool(self.draw.random() < 0.85),
            years=int(self.draw.integers(1, 15)),
            vetted=bool(self.draw.random() < 0.97),
            **self._common(woman, days=7),
        )

    def _languages(self, province):
        tongue = str(self.draw.choice(TONGUES[province]))
        urdu = int(self.draw.choice([1, 2, 3, 4], p=[0.15, 0.25, 0.4, 0.2]))
        english = int(self.draw.choice([0, 1, 2, 3], p=[0.3, 0.35, 0.25, 0.1]))
        return {"ur": urdu, "en": english, tongue: 4}

    def _some(self, words, most):
        return [str(word) for word in self.draw.choice(words, self.draw.integers(0, most + 1), replace=False)]

    def _week(self, days):
        """Two parts of each of some days: quicker than asking `Week` fifty thousand times."""
        bits = 0
        for weekday in self.draw.choice(7, self.draw.integers(1, days + 1), replace=False):
            for part in self.draw.choice(5, 2, p=[0.05, 0.15, 0.25, 0.3, 0.25]):
                start, end = HOURS[list(Part)[int(part)]]
                bits |= ((1 << 2 * (end - start)) - 1) << int(weekday) * A_DAY + 2 * start
        return Week(bits).to_bytes()
