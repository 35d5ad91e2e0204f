import pytest

from courses.pages.pairing import Exercise, number_of, pair_activities, pair_titles


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Lesson 1.2: Offers", (1, 2)),
        ("سبق ۱٫۲", (1, 2)),
        ("10 ways", (10,)),
        ("Welcome", None),
        ("ماڈیول ٣", (3,)),
    ],
)
def test_number_of(title, number):
    assert number_of(title) == number


@pytest.mark.parametrize(
    ("sources", "others", "places"),
    [
        (["Lesson 1", "Lesson 2"], ["سبق ۲", "سبق ۱"], [1, 0]),
        (["Lesson 1", "Lesson 2", "Lesson 3"], ["سبق ۱", "سبق ۳"], [0, None, 1]),
        (["Begin", "Lesson 2"], ["آغاز", "سبق ۱"], [0, 1]),
        (["One", "Two", "Three"], ["ایک", "دو"], [0, 1, None]),
        (["3 ways", "3 tools"], ["۳ طریقے", "۳ اوزار"], [0, 1]),
        ([], ["ایک"], []),
    ],
)
def test_pair_titles(sources, others, places):
    assert pair_titles(sources, others) == places


def exercises(*names):
    """ "a:quiz" is the key and the kind."""
    return [Exercise(*name.split(":")) for name in names]


@pytest.mark.parametrize(
    ("sources", "others", "pairs"),
    [
        (("a:quiz",), ("x:quiz",), {"x": "a"}),
        (("a:quiz", "b:video", "c:quiz"), ("x:video", "y:quiz", "z:quiz"), {"x": "b", "y": "a", "z": "c"}),
        (("a:quiz", "b:quiz"), ("x:quiz", "a:quiz"), {"a": "a", "x": "b"}),
        (("a:quiz",), ("x:quiz", "y:quiz", "z:audio"), {"x": "a"}),
        ((), ("x:quiz",), {}),
    ],
)
def test_pair_activities(sources, others, pairs):
    assert pair_activities(exercises(*sources), exercises(*others)) == pairs
