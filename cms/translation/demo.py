"""The words agreed for Hunar. What staff changed stays; one they deleted comes back with the demo alone."""

import tomllib
from pathlib import Path

from django.db import transaction

from .models import Term

ORDER = 12
DATA = Path(__file__).parent / "data" / "terms.toml"


def written() -> list[dict]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))["terms"]


@transaction.atomic
def load() -> list[str]:
    there = set(Term.objects.values_list("words__en", flat=True))
    new = [term for term in written() if term["en"] not in there]
    Term.objects.bulk_create(_made(term) for term in new)
    return [f"Agreed words: {len(new)}"] if new else []


def _made(term: dict) -> Term:
    words = {language: term[language] for language in ("en", "ur") if language in term}
    return Term(words=words, is_kept=term.get("is_kept", False), note=term.get("note", ""))
