"""Blocks of a source and of its translation find each other."""

from cms.translation.pairing import Piece, pair_up


def pieces(*words):
    """`a:text` is a block called a, of kind text."""
    return [Piece(*word.split(":")) for word in words]


def test_a_copy_is_paired_by_ids_in_its_own_order():
    source, copy = pieces("a:text", "b:text", "c:image"), pieces("c:image", "a:text", "b:text")
    assert pair_up(source, copy) == [(2, 0), (0, 1), (1, 2)]


def test_a_new_block_stands_after_the_one_it_follows_in_the_source():
    source = pieces("new:text", "a:text", "one:text", "two:image", "b:text")
    assert pair_up(source, pieces("a:text", "b:text")) == [
        (0, None),
        (1, 0),
        (2, None),
        (3, None),
        (4, 1),
    ]


def test_a_block_that_the_source_lacks_stays_where_it_is():
    assert pair_up(pieces("a:text", "b:text"), pieces("a:text", "own:text", "b:text")) == [
        (0, 0),
        (None, 1),
        (1, 2),
    ]


def test_the_same_id_with_another_kind_is_another_block():
    assert pair_up(pieces("a:text", "b:text"), pieces("a:image", "b:text")) == [(0, None), (None, 0), (1, 1)]


def test_what_was_written_by_hand_is_paired_by_kind_and_order():
    source = pieces("1:heading", "2:text", "3:image", "4:text")
    assert pair_up(source, pieces("x:heading", "y:text", "z:text")) == [(0, 0), (1, 1), (2, None), (3, 2)]


def test_nothing_is_paired_with_nothing():
    assert pair_up([], []) == []
    assert pair_up(pieces("a:text"), []) == [(0, None)]
    assert pair_up([], pieces("a:text")) == [(None, 0)]
