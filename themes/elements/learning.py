"""What a course and its lessons are drawn with."""

from ..contract import Element
from .meanings import LEVEL

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
        "dated",
        "A value inside a sentence that may change: with its day and its source, quietly.",
        {
            "value": "the value",
            "since": "the day it is true from, in words",
            "source": "where it is from",
            "href": "the address of that",
            "late": "it was due to be checked",
        },
    ),
    Element(
        "missing",
        "What is still missing before a course is done, each with its way there.",
        {"items": "list of (words, url)", "title": "the heading", "level": LEVEL + "; 2 unless told"},
    ),
)
