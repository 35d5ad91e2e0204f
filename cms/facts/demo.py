"""Demo facts with their sources, and a page that uses them. Loading twice is harmless; what staff changed stays."""

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from cms.accounts.demo import person_key
from cms.pages.demo import body, home_page, write_page
from cms.pages.models import StandardPage
from cms.people.models import Person

from . import actions
from .models import Fact

ORDER = 35
DATA = Path(__file__).parent / "data" / "demo.toml"
OWNER = "editor"  # of the demo's people


@transaction.atomic
def load() -> list[str]:
    owner = demo_owner()
    for written_fact in written()["facts"]:
        write_fact(written_fact, owner)
    page = written()["page"]
    write_page(
        StandardPage, home_page(), page["slug"], lambda language: _fields(page[language], page["slug"])
    )
    return []


@cache
def written() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def demo_owner() -> Person | None:
    return Person.objects.filter(key=person_key(OWNER)).first()


def write_fact(row: dict[str, Any], owner: Person | None) -> Fact:
    asked = {name: row[name] for name in ("kind", "names")} | {"unit": row.get("unit", ""), "owner": owner}
    fact, made = Fact.objects.get_or_create(key=row["key"], defaults=asked)
    if made:
        for edition in row["editions"]:
            number = Decimal(edition["number"]) if "number" in edition else None
            actions.new_edition(fact=fact, **edition | {"number": number})
    return fact


def _fields(words: dict[str, Any], slug: str) -> dict[str, Any]:
    return {
        "title": words["title"],
        "intro": words["intro"],
        "search_description": words["intro"],
        "body": body([_with_fact(block) for block in words["body"]], slug),
    }


def _with_fact(block: dict[str, Any]) -> dict[str, Any]:
    if "fact" not in block:
        return block
    return {"fact": {"fact": Fact.objects.get(key=block["fact"]).pk}}
