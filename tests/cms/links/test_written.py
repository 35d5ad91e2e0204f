"""Addresses are found in whatever an editor wrote, with the words they stand under."""

import json

import pytest

from cms.links.written import LONGEST, addresses_in

RICH = (
    '<p>See <a href="https://fbr.gov.pk/154A#rates">the <b>tax</b> office</a> '
    'and <a id="4" linktype="page">us</a>.</p>'
)
TWICE = ['<a href="https://a.example/">one</a>', '<a href="https://a.example/#x">two</a>']


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("https://fbr.gov.pk", {"https://fbr.gov.pk": "fbr.gov.pk"}),
        ("  https://fbr.gov.pk  ", {"https://fbr.gov.pk": "fbr.gov.pk"}),
        ({"body": RICH}, {"https://fbr.gov.pk/154A": "the tax office"}),
        (
            {"body": json.dumps([{"type": "text", "value": RICH}])},
            {"https://fbr.gov.pk/154A": "the tax office"},
        ),
        ({"label": "Register", "href": "https://psebonline.com/x"}, {"https://psebonline.com/x": "Register"}),
        ({"title": "Sources", "rows": [{"url": "HTTP://a.example/"}]}, {"HTTP://a.example/": "Sources"}),
        (
            ['<a href="https://a.example/">one</a>', '<a href="https://a.example/#x">two</a>'],
            {"https://a.example/": "one"},
        ),
        ({"words": '<a href="https://a.example/">یہاں دیکھیں</a>'}, {"https://a.example/": "یہاں دیکھیں"}),
        ('<a href="https://a.example/"><img></a>', {"https://a.example/": "a.example"}),
        ('<a href="mailto:x@a.example">write</a> <a href="/en/">home</a> <a href="tel:1099">1099</a>', {}),
        ("Read https://a.example/ first", {}),
        ("[not json", {}),
        ("https://own.example/en/", {}),
        ("https://[::1", {}),
        (f"https://a.example/{'x' * LONGEST}", {}),
        (None, {}),
        (7, {}),
    ],
)
def test_addresses(value, found):
    assert addresses_in(value, {"own.example"}) == found
