"""A page with every kind of text, and its translation."""

import json

from django.contrib.auth import get_user_model

from cms.pages.models import HomePage, StandardPage
from cms.translation.actions import Typed, Writing, begin_translation, save_translation, sheet_of
from tests.cms.accounts.factories import superuser
from tests.cms.pages.factories import home, locale, standard


def block(id_, kind, value):
    return {"id": id_, "type": kind, "value": value}


def item(id_, value):
    return block(id_, "item", value)


STEPS = block(
    "steps",
    "steps",
    {
        "title": "How",
        "steps": [
            item("step1", {"title": "First", "text": "<p>Open it.</p>"}),
            item("step2", {"title": "Second", "text": ""}),
        ],
    },
)
TABLE = block(
    "table",
    "table",
    {
        "caption": "Fees",
        "table": {
            "columns": [{"type": "text", "heading": "Place"}, {"type": "number", "heading": "Fee"}],
            "rows": [{"values": ["Lahore", "5"]}],
            "caption": "",
        },
    },
)
BODY = [
    block("lead", "text", "<p>Learn a skill.</p>"),
    block("head", "heading", {"text": "What you do", "level": "2"}),
    STEPS,
    TABLE,
]
WAYS = ("title", "intro", "body.lead", "body.head.text", "body.steps.title", "body.steps.steps.step1.title")


def admin():
    return get_user_model().objects.filter(is_superuser=True).first() or superuser()


def sides():
    home()
    return home("ur")


def source_page(body=BODY, **fields):
    sides()
    parent = HomePage.objects.get(locale=locale("en"))
    return standard(parent, "About us", intro="Who we are.", body=json.dumps(body), **fields)


def begun(source, language="ur"):
    return begin_translation(page=source, locale=locale(language), user=admin())


def pair(body=BODY, **fields):
    source = source_page(body, **fields)
    return source, begun(source)


def change(page, **fields):
    """Publish the page with these fields, as an editor does."""
    page = StandardPage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, json.dumps(value) if isinstance(value, list) else value)
    page.save_revision().publish()
    return page


def typed_in(page, right=(), **words):
    """What a translator hands in who sees the screen now; `__` in a name stands for the dot of a path."""
    lines = {line.path: line for line in sheet_of(page).lines}
    wanted = {name.replace("__", "."): said for name, said in words.items()}
    return {
        path: Typed(
            wanted.get(path, line.shown), line.source_digest, line.shown_digest, is_right=path in right
        )
        for path, line in lines.items()
        if path in wanted or path in right
    }


def translate(page, right=(), user=None, **words):
    written = Writing(typed=typed_in(page, right, **words))
    return save_translation(page=page, writing=written, user=user or admin())


def states(page):
    return {line.path: str(line.state) for line in sheet_of(page).lines}


def latest(page):
    return StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
