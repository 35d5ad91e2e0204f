import json

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from .factories import embed, fact

pytestmark = pytest.mark.django_db


@pytest.fixture
def converter():
    return ContentstateConverter(["bold", "hunar-fact"])


def test_the_editor_shows_the_value_as_one_piece(converter, on_day):
    fact()
    state = json.loads(converter.from_database_format(f"<p>It is {embed()} now.</p>"))
    [entity] = state["entityMap"].values()
    assert entity == {
        "mutability": "IMMUTABLE",
        "type": "HUNAR-FACT",
        "data": {"key": "tax-rate", "name": "Tax rate"},
    }
    assert state["blocks"][0]["text"] == "It is 0.25% now."


@pytest.mark.parametrize(
    "text",
    [
        "It is {fact} now.",
        "{fact}",
        "{fact}.",
        "({fact}, {fact}) <b>bold</b> {fact} end",
    ],
)
def test_what_is_saved_is_what_was_opened(converter, on_day, text):
    fact()
    html = f'<p data-block-key="abcde">{text.format(fact=embed())}</p>'
    saved = converter.to_database_format(converter.from_database_format(html))
    assert (
        saved.replace('key="tax-rate" embedtype="hunar-fact"', 'embedtype="hunar-fact" key="tax-rate"')
        == html
    )


def test_a_fact_that_is_gone_stays_in_the_text_by_its_key(converter):
    html = f'<p data-block-key="abcde">{embed("gone")}</p>'
    state = json.loads(converter.from_database_format(html))
    assert state["blocks"][0]["text"] == "[gone]"
