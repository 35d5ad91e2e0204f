"""Who is invented: shares within tolerance at every size, and the same people for the same seed."""

from collections import Counter
from dataclasses import replace

import pytest
from django.utils.text import slugify

from cms.people import geography
from cms.people.enums import Gender, Level, SpokenLanguage
from cms.topics import seed as vocabulary
from mentorship.availability import Week
from mentorship.enums import Background, Platform
from mentorship.invented import population, shares

USABLE = {Level.WORKING, Level.FLUENT, Level.NATIVE}


@pytest.fixture(scope="module")
def ground():
    districts = {}
    for row in geography.read()["districts"]:
        if not row.get("valid_to"):
            districts.setdefault(row["province"], []).append(row["code"])
    topics = {
        slugify(topic["en"]): tuple(slugify(skill["en"]) for skill in topic["skills"])
        for topic in vocabulary.read()
    }
    return population.Ground({name: tuple(codes) for name, codes in districts.items()}, topics)


@pytest.fixture(scope="module")
def mentees(ground):
    return list(population.mentees(3000, seed=1, ground=ground))


@pytest.fixture(scope="module")
def mentors(ground):
    return list(population.mentors(400, seats=3000, seed=1, ground=ground))


def tongue(person):
    return next(code for code, level in person.languages.items() if level == Level.NATIVE)


def share_of(people, holds):
    return sum(map(holds, people)) / len(people)


def eligible(mentee, mentor):
    """The hard rules in their plainest words; matching has its own, which must come to much the same."""
    usable = [{code for code, level in one.languages.items() if level in USABLE} for one in (mentee, mentor)]
    free = Week.from_bytes(mentee.week).overlap(Week.from_bytes(mentor.week))
    meet = (mentee.is_remote and mentor.is_remote) or (
        mentee.is_in_person and mentor.is_in_person and mentee.district == mentor.district
    )
    women = {one.gender for one in (mentee, mentor)} == {Gender.WOMAN}
    wished = women or not (mentee.women_only or mentor.women_only)
    skilled = set(mentee.skills) & set(mentor.skills)
    return bool(usable[0] & usable[1] and len(free) >= 2 and meet and wished and skilled)


def test_mother_tongues_are_those_of_the_census(mentees):
    found = Counter(map(tongue, mentees))
    rows = {row["code"]: row["millions"] for row in shares.shares()["tongues"]}
    whole = sum(rows.values())
    for code in ("pa", "ps", "sd", "skr", "ur", "bal"):
        assert found[code] / len(mentees) == pytest.approx(rows[code] / whole, abs=0.004)


def test_women_and_their_wishes_have_their_shares(mentees, mentors):
    assert share_of(mentees, lambda one: one.gender == Gender.WOMAN) == pytest.approx(0.46, abs=0.004)
    assert share_of(mentors, lambda one: one.gender == Gender.WOMAN) == pytest.approx(0.23, abs=0.01)
    assert share_of(mentees, lambda one: one.women_only) == pytest.approx(0.193, abs=0.01)
    assert not [one for one in (*mentees, *mentors) if one.women_only and one.gender != Gender.WOMAN]


def test_villages_have_their_share(mentees, mentors):
    assert share_of(mentees, lambda one: one.setting == "rural") == pytest.approx(0.55, abs=0.004)
    assert share_of(mentors, lambda one: one.setting == "rural") == pytest.approx(0.2, abs=0.02)


def test_places_are_as_many_as_asked_for(ground, mentors):
    assert sum(one.places for one in mentors) == 3000
    assert min(one.places for one in mentors) >= 3
    few = list(population.mentors(5, seats=2, seed=1, ground=ground))
    assert [one.places for one in few] == [1] * 5


def test_one_in_five_pairs_could_work_and_hardly_anybody_has_nobody(mentees, mentors):
    counts = sorted(sum(eligible(mentee, mentor) for mentor in mentors) for mentee in mentees[:500])
    assert 0.16 <= counts[len(counts) // 2] / len(mentors) <= 0.2
    assert counts.count(0) / len(counts) <= 0.03


def test_few_people_stand_for_the_country_too(ground):
    """Thirty and five: women on both sides, several tongues, and the shares about right."""
    for seed in range(1, 6):
        some = list(population.mentees(30, seed=seed, ground=ground))
        five = list(population.mentors(5, seats=30, seed=seed, ground=ground))
        assert 12 <= sum(one.gender == Gender.WOMAN for one in some) <= 16
        assert {one.gender for one in five} == {Gender.WOMAN, Gender.MAN}
        assert len(set(map(tongue, some))) >= 5
        assert sum(one.places for one in five) == 30


def test_the_same_seed_gives_the_same_people_and_another_gives_others(ground, mentees):
    assert list(population.mentees(3000, seed=1, ground=ground)) == mentees
    assert list(population.mentees(40, seed=1, ground=ground)) == mentees[:40]
    others = list(population.mentees(40, seed=2, ground=ground))
    assert not {one.key for one in others} & {one.key for one in mentees}
    assert [replace(one, key=mentees[0].key) for one in others] != [
        replace(one, key=mentees[0].key) for one in mentees[:40]
    ]


def test_everybody_is_marked_as_invented_and_nobody_is_a_child(mentees, mentors):
    everybody = [*mentees, *mentors]
    low, high = population.keys_between()
    assert all("(invented 0" in one.name and "(فرضی 0" in one.name_ur for one in everybody)
    assert all(low <= one.key <= high for one in everybody)
    assert len({one.key for one in everybody}) == len(everybody)
    assert max(one.birth_year for one in everybody) <= population.ADULT_BORN


def test_only_words_that_the_records_know(mentees, mentors, ground):
    for one in (*mentees, *mentors):
        assert {*one.languages} <= set(SpokenLanguage.values)
        assert {*one.languages.values()} <= set(Level.values)
        assert {*one.platforms} <= set(Platform.values)
        assert {*one.backgrounds} <= set(Background.values)
        assert {*one.sectors} <= ground.skills.keys()
        assert len(set(one.skills)) == len(one.skills) >= 1
        assert one.is_remote or one.is_in_person
        assert len(Week.from_bytes(one.week)) >= 2
        assert bool(one.district) == (one.time_zone == population.HOME_ZONE)


def test_shares_name_only_places_and_topics_that_exist(ground):
    known = {code for codes in ground.districts.values() for code in codes}
    table = shares.shares()
    named = [code for codes in table["districts"].values() for code in codes]
    homes = [
        (province, code)
        for row in table["tongues"]
        for province, codes in row.get("homes", {}).items()
        for code in codes
    ]
    assert set(named) <= known
    assert len(named) == len(set(named))
    assert [code for province, code in homes if code not in ground.districts[province]] == []
    assert {*table["topics"]["craft"], *table["topics"]["common"]} <= ground.skills.keys()
