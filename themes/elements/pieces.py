"""The pieces a page is made of: cards, notices, lists, figures of progress."""

from ..contract import Element
from .meanings import KINDS, LEVEL

PIECES = (
    Element(
        "card",
        "A thing one can go to. The title carries the link, and the whole card answers a tap.",
        {
            "href": "where it leads",
            "title": "its name",
            "kicker": "small words above",
            "level": LEVEL + "; 3 unless told",
            "icon": "an icon beside the title",
        },
        {"media": "a picture", "footer": "facts along the bottom", "badges": "badges above the title"},
        "one or two lines",
    ),
    Element(
        "hero",
        "The opening of a page, on the jali pattern.",
        {"title": "the heading of the page", "kicker": "small words above"},
        {"actions": "buttons or the search box", "media": "a picture"},
        "one sentence",
    ),
    Element(
        "door",
        "One of few large ways in, with an icon.",
        {
            "href": "where it leads",
            "title": "its name",
            "icon": "its icon",
            "level": LEVEL + "; 2 unless told",
        },
        content="one line",
    ),
    Element(
        "section",
        "A part of a page under its own heading.",
        {
            "title": "the heading",
            "level": LEVEL + "; 2 unless told",
            "more_href": "where the rest is",
            "more": "words of that link",
        },
        content="anything",
    ),
    Element(
        "panel",
        "A quiet box around things that belong together.",
        {
            "title": "the heading",
            "level": LEVEL + "; 2 unless told",
            "kind": "plain (the default), brand or sunken",
        },
        content="anything",
    ),
    Element(
        "badge",
        "A word on a state, never by colour alone.",
        {"kind": KINDS, "icon": "an icon"},
        content="one or two words",
    ),
    Element(
        "notice",
        "Something the reader should know now.",
        {"kind": KINDS, "title": "in few words", "live": "announced when it appears"},
        content="what it means and what to do",
    ),
    Element(
        "empty",
        "Nothing here yet, and what to do about it.",
        {"title": "what is missing"},
        {"actions": "buttons"},
        "what to do",
    ),
    Element(
        "meter",
        "A share of a whole, in words and as a line.",
        {
            "value": "how much",
            "max": "of how much; 1 unless told",
            "label": "what it measures, for screen readers",
        },
        content="the same in words",
    ),
    Element(
        "progress",
        "The thin line at the top of a lesson.",
        {"value": "how much", "max": "of how much; 1 unless told", "label": "what it measures"},
    ),
    Element(
        "avatar",
        "Initials or a picture for a person.",
        {"name": "the person's name", "src": "a picture", "big": "larger"},
    ),
    Element(
        "facts",
        "Names and values, side by side.",
        {"items": "list of (name, value) or (name, value, icon)", "inline": "on one line each, for cards"},
    ),
    Element(
        "table",
        "Rows that can be read on a phone: it scrolls inside its own box.",
        {"caption": "what the table shows", "hide_caption": "caption for screen readers only"},
        {"head": "one row of th"},
        "rows",
    ),
    Element(
        "disclosure",
        "Words that open on asking.",
        {"summary": "what is inside", "open": "open from the start"},
        content="anything",
    ),
    Element(
        "dialog",
        "A question over the page. Opens by its opener; without scripts by its address.",
        {
            "id": "its id",
            "title": "the question",
            "opener": "words of the button that opens it",
            "opener_kind": "kind of that button",
        },
        content="anything, with buttons",
    ),
    Element(
        "sheet",
        "Filters: beside the list on a wide screen's top, a sheet to open on a phone.",
        {"summary": "words of the opener", "count": "how many are set", "open": "open from the start"},
        content="a form",
    ),
    Element(
        "chip",
        "A filter or a topic as a pill.",
        {
            "href": "where it leads",
            "selected": "set now",
            "remove": "pressing takes it away",
            "icon": "an icon",
        },
        content="one or two words",
    ),
    Element("chips", "A row of chips.", {"label": "what they are"}, content="chips"),
    Element(
        "rows",
        "A list of things, each with its next step: my learning, messages, people.",
        {"label": "what the list is"},
        content="row elements",
    ),
    Element(
        "row",
        "One line of such a list.",
        {
            "href": "where it leads",
            "title": "its name",
            "meta": "small words below",
            "level": "heading level; none unless told",
        },
        {"start": "an avatar or icon", "end": "a badge or button"},
        "one line",
    ),
    Element(
        "certificate",
        "A certificate as a card, within the jali border.",
        {
            "title": "for what",
            "name": "whose",
            "date": "when, in words",
            "number": "its number",
            "state": "valid (the default) or revoked",
            "href": "its page",
            "level": LEVEL + "; 3 unless told",
        },
        {"actions": "buttons"},
    ),
    Element(
        "answer",
        "One large answer with shape and words: verifying a certificate, the mark of a quiz.",
        {
            "kind": "good, warn, danger or neutral",
            "title": "the answer",
            "level": "heading level; 1 unless told",
        },
        content="what it means",
    ),
)
