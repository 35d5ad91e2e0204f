"""A first vocabulary, loaded from a data file; what staff have changed since stays as they left it."""

import json
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from .models import Skill, Topic

DATA = Path(__file__).parent / "data" / "words.json"


def read(path: Path = DATA) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["topics"]


@transaction.atomic
def load(topics: list[dict]) -> int:
    """Add what is missing, by its English name's slug. Returns how many words were added."""
    added = 0
    for row in topics:
        topic, is_new = _put(Topic, row)
        added += is_new
        for skill in row["skills"]:
            added += _put(Skill, skill, topic=topic)[1]
    return added


def _put(model, row: dict, **fields):
    return model.objects.get_or_create(
        slug=slugify(row["en"]), defaults={"name": row["en"], "name_ur": row["ur"], **fields}
    )
