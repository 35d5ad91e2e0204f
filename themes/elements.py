"""The catalogue of elements: each has a template, the attributes it accepts and what it is for."""

from .contract import Element

KINDS = "neutral, info, good, warn or danger"
LEVEL = "heading level, 2 to 6"

CONTROLS = (
    Element(
        "button",
        "The one thing to press. A link when `href` is given, else a real button.",
        {
            "href": "where it leads",
            "type": "submit (the default), button or reset",
            "kind": "primary (the default), secondary, quiet or danger",
            "name": "what the form is told",
            "value": "with `name`",
            "form": "id of the form it belongs to, when it stands outside",
            "icon": "an icon before the words",
            "icon_after": "an icon after the words",
            "full": "as wide as its place",
            "small": "lower, for rows of a table; still 44 px to the finger",
            "disabled": "cannot be pressed now; say why beside it",
            "download": "the link saves a file",
            "formaction": "posts elsewhere than its form does",
        },
        content="the words",
    ),
    Element(
        "form",
        "A form with its token, a summary of errors that leads to the fields, the fields, and the buttons.",
        {
            "action": "where it is sent; empty: here",
            "method": "post (the default) or get",
            "form": "a Django form; its fields are drawn in order",
            "multipart": "it carries files",
            "novalidate": "leave the checking to the server",
            "label": "name of the form for screen readers",
        },
        {"fields": "own arrangement of the fields", "before": "words before the fields"},
        "buttons, or the whole inside when no form is given",
    ),
    Element(
        "field",
        "One bound field: label, help, error and control, or a group of choices.",
        {
            "field": "the bound field",
            "hide_label": "label for screen readers only",
            "optional": "say that it may be left empty (the default is to say so when it is not required)",
        },
        {"help": "help in HTML, in place of the field's own"},
    ),
    Element(
        "errors",
        "The summary of what a form refuses, with links to the fields.",
        {"form": "the bound form"},
    ),
    Element(
        "search",
        "One search box that sends by GET.",
        {
            "action": "where the answers are",
            "name": "q unless told",
            "value": "what was asked",
            "label": "what it searches",
            "placeholder": "an example, short",
            "big": "the large one of the home page",
            "suggest": "where suggestions come from while somebody types",
        },
        content="hidden inputs that are sent along",
    ),
    Element(
        "choice",
        "One answer to choose: a radio or checkbox whose whole label is a large target.",
        {
            "name": "the input's name",
            "value": "the input's value",
            "type": "radio (the default) or checkbox",
            "checked": "chosen",
            "disabled": "cannot be changed now",
            "state": "right, wrong or missed, when it may be shown",
            "input_id": "id of the input",
            "required": "one of the group must be chosen",
        },
        {"feedback": "what to learn from it"},
        "the answer",
    ),
    Element(
        "question",
        "One question of a quiz: its words name the group of choices or fields. Give an id when a page has several.",
        {
            "number": "its place, 1 and up",
            "total": "how many there are",
            "points": "points it can give, as words",
            "state": "right, wrong or partly, once marked",
            "plain": "no group: the question holds one labelled control of its own",
            "describedby": "ids of its hint or error",
        },
        {"prompt": "the question", "hint": "a hint, opened on asking", "feedback": "what to learn from it"},
        "choices or fields",
    ),
    Element(
        "actions",
        "The row of buttons under a form.",
        {"sticky": "at the thumb on a phone"},
        content="buttons",
    ),
    Element(
        "copy",
        "A value to share, with a button that copies it where scripts run.",
        {"value": "what is copied", "label": "what it is"},
    ),
)

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

LEARNING = (
    Element(
        "outline",
        "The modules and lessons of a course.",
        {"label": "name of the list"},
        content="outline_module elements",
    ),
    Element(
        "outline_module",
        "One module, which opens and closes.",
        {
            "title": "its name",
            "meta": "3 of 5 lessons, 40 minutes",
            "state": "state of the module, as of a lesson",
            "open": "open from the start",
            "level": LEVEL + "; 3 unless told",
            "note": "when it opens, or why it is closed",
        },
        content="outline_item elements",
    ),
    Element(
        "outline_item",
        "One lesson with its state and size.",
        {
            "href": "the lesson, unless it is locked",
            "title": "its name",
            "state": "todo (the default), started, done, locked or failed",
            "current": "it is the next step, or the lesson on the screen",
            "meta": "8 min · 40 KB",
            "missing": "what is still missing, in words",
            "optional": "not required",
            "excused": "done because staff excused the learner",
            "kind": "lesson (the default) or quiz",
            "language_note": "shown in another language",
            "title_lang": "language of the title when it differs",
        },
    ),
    Element(
        "callout",
        "A box in a lesson.",
        {"kind": "note, tip, warn or example", "title": "in few words"},
        content="HTML of the editor",
    ),
    Element("steps", "Numbered steps.", {"start": "first number"}, content="li elements"),
    Element(
        "figure",
        "A picture, table or sound with words below.",
        {"caption": "the words", "credit": "who made it", "wide": "wider than the text"},
        content="the picture",
    ),
    Element(
        "video",
        "A light stand-in for a video: nothing is loaded from elsewhere until it is pressed.",
        {
            "href": "the film on its own site",
            "embed": "address for the frame",
            "title": "its name",
            "poster": "address of a picture",
            "meta": "4 min · YouTube",
            "src": "a file of ours, in place of `embed`",
            "type": "type of that file",
            "captions": "address of a WebVTT file",
            "captions_lang": "its language",
            "captions_label": "its name",
            "size": "size of the file, in words",
        },
        {"transcript": "the words that are spoken"},
    ),
    Element(
        "audio",
        "A sound to play.",
        {"src": "the file", "type": "its type", "title": "its name", "meta": "4 min · 2 MB"},
        {"transcript": "the words that are spoken"},
    ),
    Element(
        "download",
        "A file to take along, with its size.",
        {"href": "the file", "title": "its name", "meta": "PDF · 1.2 MB"},
        content="one line",
    ),
    Element("quotation", "Somebody's words.", {"by": "who said it", "source": "where"}, content="the words"),
    Element(
        "code",
        "Code, left to right always.",
        {"language": "its language", "caption": "what it is"},
        content="the code",
    ),
    Element(
        "term",
        "A word and what it means.",
        {"word": "the word", "also": "the word in the other language", "also_lang": "that language"},
        content="what it means",
    ),
    Element(
        "missing",
        "What is still missing before a course is done, each with its way there.",
        {"items": "list of (words, url)", "title": "the heading", "level": LEVEL + "; 2 unless told"},
    ),
)

ELEMENTS = {element.name: element for element in (*CONTROLS, *PIECES, *PLACES, *WAYS, *LEARNING)}
