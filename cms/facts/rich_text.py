"""A fact inside a text: kept as `<embed embedtype="hunar-fact" key="…"/>`, drawn anew for each reader."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from draftjs_exporter import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail import features as draftail
from wagtail.rich_text import EmbedHandler

from .answers import answers
from .models import Fact
from .showing import shown_in_text
from .wording import value_of

FEATURE = EMBED = "hunar-fact"
ENTITY = "HUNAR-FACT"


class FactHandler(EmbedHandler):
    """Draws the facts of one text with one query, and tells Wagtail's reference index which they are."""

    identifier = EMBED

    @staticmethod
    def get_model():
        return Fact

    @classmethod
    def expand_db_attributes(cls, attrs: dict) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        found = answers([attrs.get("key", "") for attrs in attrs_list])
        return [shown_in_text(found.get(attrs.get("key", ""))) for attrs in attrs_list]

    @classmethod
    def extract_references(cls, attrs: dict) -> Iterator[tuple]:
        for fact in Fact.objects.filter(key=attrs.get("key", "")):
            yield Fact, str(fact.pk), "", ""


class FactElementHandler(InlineEntityElementHandler):
    """In the editor a fact is its value in one piece that cannot be typed into; its name is told on pointing."""

    mutability = "IMMUTABLE"

    def handle_starttag(self, name, attrs, state, contentstate):
        super().handle_starttag(name, attrs, state, contentstate)
        key = dict(attrs).get("key", "")
        fact = Fact.objects.filter(key=key).first()
        state.current_block.text += label_of(fact) if fact else f"[{key}]"
        state.leading_whitespace = 1  # wagtail's KEEP_WHITESPACE: what follows may begin with a space

    def get_attribute_data(self, attrs):
        key = attrs.get("key", "")
        return {"key": key, "name": str(Fact.objects.filter(key=key).first() or key)}


def label_of(fact: Fact) -> str:
    """The value, as the sentence will read; the name in brackets where there is none."""
    found = answers([fact.key]).get(fact.key)
    return value_of(found)[0] if found else f"[{fact}]"


def to_database(props: dict):
    return DOM.create_element("embed", {"embedtype": EMBED, "key": props.get("key")})


def register(features) -> None:
    features.register_embed_type(FactHandler)
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        draftail.EntityFeature(
            {
                "type": ENTITY,
                "icon": "calendar-check",
                "description": _("Fact"),
                "chooserUrls": {
                    "factChooser": reverse_lazy("wagtailsnippetchoosers_hunar_facts_fact:choose")
                },
            },
            js=["wagtailadmin/js/chooser-modal.js", "hunar_facts/fact_in_text.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {f'embed[embedtype="{EMBED}"]': FactElementHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: to_database}},
        },
    )
