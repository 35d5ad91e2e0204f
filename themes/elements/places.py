"""Where things stand on a page, and the ways from one page to another."""

from ..contract import Element
from .meanings import LEVEL

PLACES = (
    Element(
        "heading",
        "A heading.",
        {"level": LEVEL, "id": "so that it can be linked to", "kicker": "small words above"},
        content="the words",
    ),
    Element("prose", "Written text: sets measure, lists, links, tables.", {}, content="HTML of the editor"),
    Element(
        "stack",
        "Things one under another.",
        {"gap": "1 to 8, steps of the scale; 4 unless told", "tag": "div, section, ul …"},
        content="anything",
    ),
    Element(
        "cluster",
        "Things side by side that wrap.",
        {"gap": "1 to 8; 2 unless told", "spread": "push apart"},
        content="anything",
    ),
    Element(
        "grid",
        "Cards in as many columns as fit.",
        {"min": "narrow, medium (the default) or wide columns", "tag": "div or ul"},
        content="cards",
    ),
    Element(
        "split",
        "Main matter and a side column that goes below on a phone.",
        {},
        {"side": "the side column"},
        "the main matter",
    ),
)

WAYS = (
    Element(
        "breadcrumbs", "Where this page stands.", {"items": "list of (label, url); the last is this page"}
    ),
    Element(
        "tabs",
        "Views of one thing, each with its own address.",
        {"items": "list of (label, url, current)", "label": "what they are views of"},
    ),
    Element(
        "pagination",
        "To the other pages of a list.",
        {"page": "Django's Page", "param": "its name in the address; `page` unless told"},
    ),
    Element(
        "language_switch",
        "The same page in the other language.",
        {
            "links": "list of chrome.Link; the registered ones unless told",
            "label": "name of the landmark, where a page has two",
        },
    ),
    Element(
        "skip",
        "The first link of a page: straight to its content.",
        {"target": "id of the content; main unless told"},
    ),
    Element(
        "menu_links",
        "Links of the chrome, those that change something as small forms.",
        {"links": "list of chrome.Link"},
    ),
    Element("reading", "Reading settings: light or dark, size of text. Works without scripts.", {}),
    Element(
        "prev_next",
        "Previous and next, at the thumb.",
        {
            "prev_href": "where back leads",
            "prev": "its words",
            "next_href": "where on leads",
            "next": "its words",
        },
        {"next": "a form or button in place of the link on"},
    ),
)
