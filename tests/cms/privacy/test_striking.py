"""Words are struck out of text, and nothing else is."""

import json

import pytest

from cms.privacy.striking import STRUCK, pattern_of, sought, strike

PATTERN = pattern_of(["amina@example.org", "آمنہ خاتون", "Amina Khatoon", "+923001234567"])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ask amina@example.org.", f"Ask {STRUCK}."),
        ("AMINA KHATOON wrote", f"{STRUCK} wrote"),
        ("از آمنہ خاتون،", f"از {STRUCK}،"),
        ("+923001234567, 923001234567, 03001234567", f"{STRUCK}, {STRUCK}, {STRUCK}"),
        ("Amina Khatoons and xamina@example.org", "Amina Khatoons and xamina@example.org"),
        ("order 30012345678", "order 30012345678"),
        ("[not JSON, Amina Khatoon", f"[not JSON, {STRUCK}"),
        ("", ""),
    ],
)
def test_text(text, left):
    assert strike(text, PATTERN) == left


def test_lists_dictionaries_and_json_kept_as_text():
    inside = json.dumps([{"value": "آمنہ خاتون"}])
    told = {"Amina Khatoon": [1, None, inside]}
    assert strike(told, PATTERN) == {STRUCK: [1, None, json.dumps([{"value": STRUCK}])]}


def test_what_is_sought_is_found_as_a_database_may_keep_it():
    for kept in ("آمنہ خاتون", json.dumps("آمنہ خاتون"), json.dumps(json.dumps("آمنہ خاتون"))):
        assert any(one in kept for one in sought(["آمنہ خاتون"]))
    assert all(one in "call 0300-1 or 03001234567" for one in sought(["+923001234567"]))
