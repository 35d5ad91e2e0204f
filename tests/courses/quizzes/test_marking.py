"""Marking: each kind by example, and what must hold for every question and every answer."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.quizzes.marking import Choices, Mark, Numeric, Question, Score, Slot, Slots, Words, mark, total

KEYS = st.text("abcdefgh", min_size=1, max_size=3)
SHARES = st.fractions(min_value=0, max_value=1)
NUMBERS = st.integers(-(10**6), 10**6).map(lambda number: Fraction(number, 100))
TYPED = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | KEYS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=6,
)


@st.composite
def choices(draw):
    keys = draw(st.lists(KEYS, min_size=1, max_size=6, unique=True))
    right = draw(st.sets(st.sampled_from(keys), min_size=1))
    return Choices(tuple(keys), frozenset(right), draw(st.booleans())), sorted(right)


@st.composite
def numerics(draw):
    value = draw(NUMBERS)
    units = draw(st.lists(st.sampled_from(["kg", "Rs", "روپے", "%"]), unique=True, max_size=2))
    rule = Numeric(value, draw(st.fractions(0, 10)), draw(st.booleans()), tuple(units))
    return rule, f"{float(value):.2f}"


@st.composite
def words(draw):
    accepted = draw(st.lists(TYPED, min_size=1, max_size=4))
    return Words(tuple(accepted), ((draw(TYPED), "remark"),)), accepted[-1]


@st.composite
def slots(draw):
    keys = draw(st.lists(KEYS, min_size=1, max_size=5, unique=True))
    made = tuple(
        Slot(key, tuple(draw(st.lists(TYPED, min_size=1, max_size=3))), draw(st.booleans())) for key in keys
    )
    return Slots(made, draw(st.booleans())), {slot.key: slot.right[0] for slot in made}


RULES = st.one_of(choices(), numerics(), words(), slots())


@given(RULES, JSON, st.fractions(0, 100), SHARES)
def test_a_mark_stays_within_its_bounds(rule_and_answer, answer, points, negative):
    earned = mark(Question("q", rule_and_answer[0], points, negative), answer)
    assert -negative * points <= earned.points <= points
    assert earned.max == points
    assert earned.right <= earned.answered


@given(RULES, st.fractions(0, 100), SHARES)
def test_the_right_answer_gets_all_the_points(rule_and_answer, points, negative):
    rule, answer = rule_and_answer
    earned = mark(Question("q", rule, points, negative), answer)
    assert (earned.points, earned.right) == (points, True)


@given(RULES, st.sampled_from([None, "", " ", [], {}, 3, True]), SHARES)
def test_no_answer_earns_nothing_and_costs_nothing(rule_and_answer, nothing, negative):
    earned = mark(Question("q", rule_and_answer[0], Fraction(2), negative), nothing)
    assert (earned.points, earned.answered, earned.right) == (0, False, False)


@given(choices(), st.data())
def test_the_order_and_repetition_of_choices_do_not_matter(rule_and_answer, data):
    rule, _right = rule_and_answer
    answer = data.draw(st.lists(st.sampled_from(rule.keys)))
    again = data.draw(st.permutations(answer + answer[:1]))
    assert mark(Question("q", rule), answer) == mark(Question("q", rule), again)


@given(choices(), st.data())
def test_shuffling_the_question_does_not_change_the_points(rule_and_answer, data):
    rule, _right = rule_and_answer
    shuffled = Choices(tuple(data.draw(st.permutations(rule.keys))), rule.right, rule.partial)
    answer = data.draw(st.lists(st.sampled_from(rule.keys)))
    assert mark(Question("q", rule), answer).points == mark(Question("q", shuffled), answer).points


@given(slots(), st.data())
def test_shuffling_the_slots_does_not_change_the_points(rule_and_answer, data):
    rule, answer = rule_and_answer
    kept = dict(data.draw(st.lists(st.sampled_from(sorted(answer.items())))))
    shuffled = Slots(tuple(data.draw(st.permutations(rule.slots))), rule.partial)
    assert mark(Question("q", rule), kept).points == mark(Question("q", shuffled), kept).points


@given(choices(), st.data())
def test_partial_credit_never_gives_less_than_all_or_nothing(rule_and_answer, data):
    rule, _right = rule_and_answer
    answer = data.draw(st.lists(st.sampled_from(rule.keys)))
    whole = Choices(rule.keys, rule.right)
    partial = Choices(rule.keys, rule.right, partial=True)
    assert mark(Question("q", whole), answer).points <= mark(Question("q", partial), answer).points


@given(st.lists(st.tuples(st.fractions(-5, 5), st.fractions(5, 10)), max_size=6), st.integers(0, 100))
def test_a_score_stays_between_nothing_and_all(pairs, pass_mark):
    score = total(Mark(points, most, True, points == most) for points, most in pairs)
    assert 0 <= score.share <= 1
    assert score.passes(0)
    assert not score.passes(pass_mark) or score.share * 100 >= pass_mark


TWO_OF_FOUR = Choices(("a", "b", "c", "d"), frozenset("ab"), partial=True)


@pytest.mark.parametrize(
    ("answer", "points"),
    [(["a", "b"], 1), (["a"], "1/2"), (["a", "c"], 0), (["a", "b", "c"], "1/2"), (["a", "b", "c", "d"], 0)],
)
def test_several_choices_give_part_of_the_points(answer, points):
    assert mark(Question("q", TWO_OF_FOUR), answer).points == Fraction(points)


def test_one_choice_gives_all_or_nothing_and_its_feedback():
    rule = Choices(("a", "b"), frozenset("a"))
    assert mark(Question("q", rule, Fraction(3)), "a") == Mark(Fraction(3), Fraction(3), True, True, ("a",))
    assert mark(Question("q", rule, Fraction(3)), ["b"]) == Mark(
        Fraction(0), Fraction(3), True, False, ("b",)
    )


def test_a_wrong_answer_costs_points_only_where_the_quiz_says_so():
    rule = Choices(("a", "b"), frozenset("a"))
    assert mark(Question("q", rule, Fraction(4), Fraction(1, 4)), "b").points == -1
    assert mark(Question("q", rule, Fraction(4)), "b").points == 0


@pytest.mark.parametrize(
    ("rule", "typed", "right"),
    [
        (Numeric(Fraction(100)), "100", True),
        (Numeric(Fraction(100)), "۱۰۰", True),
        (Numeric(Fraction(100)), "100.01", False),
        (Numeric(Fraction(100), Fraction(5)), "95", True),
        (Numeric(Fraction(100), Fraction(5)), "94.99", False),
        (Numeric(Fraction(200), Fraction(5), relative=True), "210", True),
        (Numeric(Fraction(200), Fraction(5), relative=True), "211", False),
        (Numeric(Fraction(-200), Fraction(5), relative=True), "-190", True),
        (Numeric(Fraction(500), units=("Rs", "روپے", "PKR")), "Rs. 500", True),
        (Numeric(Fraction(500), units=("Rs", "روپے", "PKR")), "500 PKR.", True),
        (Numeric(Fraction(500), units=("Rs", "روپے", "PKR")), "۵۰۰ روپے", True),
        (Numeric(Fraction(500), units=("Rs",)), "500 $", False),
        (Numeric(Fraction(15), units=("%",)), "۱۵٪", True),
        (Numeric(Fraction(15)), "fifteen", False),
    ],
)
def test_numbers_are_read_with_tolerance_and_unit(rule, typed, right):
    assert mark(Question("q", rule), typed).right is right


def test_short_text_takes_urdu_letter_variants():
    rule = Words(("فری لانسنگ", "freelancing"))
    for typed in ("فرى لانسنگ", "فری\u200cلانسنگ", "Free-lancing", " FREELANCING. "):
        assert mark(Question("q", rule), typed).right
    assert not mark(Question("q", rule), "نوکری").right


def test_an_answer_often_given_brings_its_remark():
    rule = Words(("net",), (("gross", "why-not-gross"),))
    assert mark(Question("q", rule), "Gross").feedback == ("why-not-gross",)


def test_slots_say_which_part_is_right():
    rule = Slots((Slot("one", ("x",)), Slot("two", ("فری لانسر",), typed=True)), partial=True)
    earned = mark(Question("q", rule), {"one": "y", "two": "فری‌لانسر"})
    assert (earned.points, earned.parts) == (Fraction(1, 2), {"one": False, "two": True})


def test_passing_is_exact():
    assert not Score(Fraction(2), Fraction(3)).passes(67)
    assert Score(Fraction(3), Fraction(5)).passes(60)
    assert not Score(Fraction(0), Fraction(0)).passes(1)
