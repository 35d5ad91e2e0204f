"""Whom a run served, before and after the tiers, and what the public may see of it."""

from mentorship.matching.assigning import assign, without_tiers
from mentorship.matching.reporting import for_public, report
from mentorship.matching.values import Pairs, Policy, Tier

from .factories import STRANGERS, mentee, mentor

FAR = Policy(tiers=(Tier("far", frozenset({"province:PK-BA"})),), stability=7)


def reported(mentees, mentors, pairs=STRANGERS, policy=FAR):
    matched = assign(mentees, mentors, pairs, policy)
    return report(matched, without_tiers(matched))


def test_report_compares_with_and_without_tiers():
    design = frozenset({"design"})
    people = [
        mentee(1, province="PK-BA", category="woman", rural=True),
        mentee(2, sectors=design, category="man", rural=False),
        mentee(3, province="PK-SD"),
    ]
    found = reported(people, [mentor(sectors=design)])
    plain = 600 + 8 * 150 // 16
    served, not_served = {"matched": 1, "score": plain}, {"matched": 0, "score": None}
    best = {"matched": 1, "score": plain + 60}
    assert found["all"] == {"all": {"mentees": 3, "with": served, "without": best}}
    assert found["province"] == {
        "": {"mentees": 1, "with": not_served, "without": best},
        "PK-BA": {"mentees": 1, "with": served, "without": not_served},
        "PK-SD": {"mentees": 1, "with": not_served, "without": not_served},
    }
    assert {group: figures["with"]["matched"] for group, figures in found["setting"].items()} == {
        "": 0,
        "rural": 1,
        "urban": 0,
    }
    assert sorted(found) == ["all", "category", "province", "setting", "tier", "wants_women"]
    assert {group: figures["mentees"] for group, figures in found["tier"].items()} == {"": 2, "far": 1}


def test_report_scores_leave_out_what_keeping_is_worth():
    kept = Pairs(proposed=frozenset({(1, 101)}))
    assert reported([mentee()], [mentor()], kept) == reported([mentee()], [mentor()])


def test_public_sees_no_small_group_nor_one_that_a_total_would_tell():
    people = [mentee(key, province="PK-PB") for key in range(1, 21)]
    people += [mentee(key, province="PK-SD") for key in range(21, 31)]
    people += [mentee(key, province="PK-BA") for key in range(31, 34)]
    found = for_public(reported(people, [mentor(places=33)]))
    assert found["province"] == {
        "PK-BA": None,
        "PK-PB": {
            "mentees": 20,
            "with": {"matched": 20, "score": 675.0},
            "without": {"matched": 20, "score": 675.0},
        },
        "PK-SD": None,
    }


def test_public_sees_no_small_number_matched_or_left():
    people = [mentee(key) for key in range(1, 21)]
    for places, shown in ((3, None), (17, None), (15, {"matched": 15, "score": 675.0})):
        assert for_public(reported(people, [mentor(places=places)]))["all"]["all"]["with"] == shown


def test_nobody_gives_an_empty_report():
    assert reported([], [mentor()])["all"] == {}
