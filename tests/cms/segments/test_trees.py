import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.segments.composing import Draft, change, draft_of, node_of, unfinished
from cms.segments.trees import BadTree, Group, Is, Not, names, read, walk, write

LEAVES = st.builds(
    Is, st.sampled_from(("gender", "district")), st.lists(st.sampled_from("abc"), min_size=1).map(tuple)
)
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(Not, inner) | st.builds(Group, st.booleans(), st.lists(inner, max_size=3).map(tuple))
    ),
    max_leaves=8,
)


def depth(node):
    inner = [node.inner] if isinstance(node, Not) else getattr(node, "inner", ())
    return 1 + max(map(depth, inner), default=0)


@given(TREES)
def test_a_tree_is_read_as_it_was_written(tree):
    if depth(tree) <= 9:
        assert read(write(tree)) == tree


@pytest.mark.parametrize(
    "written",
    [
        None,
        [],
        {},
        {"all": {}},
        {"all": [], "any": []},
        {"is": "gender"},
        {"is": "gender", "of": []},
        {"is": "gender", "of": [1]},
        {"is": 3, "of": ["a"]},
        {"not": [{"all": []}]},
        {"is": "gender", "of": ["a"], "more": 1},
        {"all": [{"all": []}] * 61},
    ],
)
def test_what_is_no_tree_is_refused(written):
    with pytest.raises(BadTree):
        read(written)


def test_a_tree_that_is_too_deep_is_refused():
    written = {"all": []}
    for _ in range(8):
        written = {"not": written}
    assert len(list(walk(read(written)))) == 9
    with pytest.raises(BadTree):
        read({"not": written})


def test_its_criteria_are_named():
    assert names(Group(True, (Is("a", ("1",)), Not(Group(False, (Is("b", ("2",)),)))))) == {"a", "b"}


TWO = Group(False, (Is("gender", ("woman",)), Not(Is("age", ("45+",)))))


def test_a_draft_means_the_tree_it_was_made_of():
    for tree in (Group(True, ()), TWO, Group(True, (TWO, Not(TWO))), Not(TWO)):
        assert node_of(draft_of(tree)) == tree


def test_buttons_add_and_remove():
    draft = draft_of(Group(True, ()))
    change(draft, "add:0", {"0-new": "any"})
    change(draft, "add:0", {"0-new": "gender"})
    change(draft, "add:0.0", {"0.0-new": "age"})
    assert [(each.path, each.op, each.name) for each in draft.walk()] == [
        ("0", "all", ""),
        ("0.0", "any", ""),
        ("0.0.0", "all", "age"),
        ("0.1", "all", "gender"),
    ]
    assert [each.path for each in unfinished(draft)] == ["0.0.0", "0.1"]
    change(draft, "remove:0.0", {})
    assert [(each.path, each.name) for each in draft.walk()] == [("0", ""), ("0.0", "gender")]


def test_what_is_not_finished_is_left_out():
    draft = Draft(inner=[Draft(name="age"), Draft(op="any"), Draft(name="gender", of=["man"], turned=True)])
    assert node_of(draft) == Group(True, (Not(Is("gender", ("man",))),))
