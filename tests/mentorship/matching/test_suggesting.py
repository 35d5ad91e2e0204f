"""One mentee between rounds: the same rules, the same score, the same reasons as in a round."""

from hypothesis import given, settings

from mentorship.matching.assigning import assign
from mentorship.matching.explaining import explain
from mentorship.matching.population import Mentors
from mentorship.matching.suggesting import explained_pair, suggest
from mentorship.matching.values import Pairs, Policy

from .factories import SUNDAY, mentee, mentor, programmes


def test_best_mentors_come_first_and_who_is_full_does_not():
    mentors = [
        mentor(101, years=1),
        mentor(102, years=9),
        mentor(103, years=5),
        mentor(104, years=10, places=0),
    ]
    found = suggest(mentee(), Mentors(mentors, Policy()), Pairs(), limit=2)
    assert [each["mentor"] for each in found.mentors] == [102, 103]
    assert (found.eligible, found.why_none) == (3, None)
    assert [each["rank"] for each in found.mentors] == [2, 3]


def test_nobody_is_explained():
    found = suggest(mentee(), Mentors([mentor(week=SUNDAY.to_bytes())], Policy()), Pairs())
    assert (found.eligible, found.mentors) == (0, ())
    assert found.why_none["relaxations"] == [{"rules": ["time"], "mentors": 1}]


def test_programme_without_mentors_suggests_nobody():
    assert suggest(mentee(), Mentors([], Policy()), Pairs()).why_none["removed"] == []


@settings(max_examples=60, deadline=None)
@given(programmes(size=4))
def test_suggestions_say_what_a_round_says(programme):
    mentees, mentors, pairs, policy = programme
    columns = Mentors(mentors, policy)
    for found in explain(assign(mentees, mentors, pairs, policy)):
        if found["kind"] == "unmatched":
            continue
        one = next(each for each in mentees if each.key == found["mentee"])
        suggested = {each["mentor"]: each for each in suggest(one, columns, pairs).mentors}
        expected = {key: value for key, value in found.items() if key not in ("kept", "pinned", "others")}
        assert suggested[found["mentor"]] == expected
        other = next(each for each in mentors if each.key == found["mentor"])
        assert explained_pair(one, other, columns, pairs) == expected
