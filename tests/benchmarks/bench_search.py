"""How long the search takes over 20,000 generated documents in two languages, on whichever database is named.

Mixed questions with five facets, suggestions, and indexing; Wagtail's own database search over as many pages beside
them. The generator is seeded, so every run asks the same.
"""

import random
import statistics
from collections.abc import Callable, Iterator
from functools import partial

from .bench import Report, is_light, per_second, site, timed

DOCUMENTS, ROUNDS = 20_000, 200
SEED = 20261125
ROOTS = {
    "en": "client price design letter order bank safe course market photo video write",
    "ur": "گاہک قیمت کام خط بینک محفوظ کورس بازار تصویر تحریر فری لانسنگ ہنر",
}
LETTERS = {"en": "abcdefghijklmnoprstuvw", "ur": "ابپتٹجچحخدڈرڑزسشصطعفقکگلمنوہی"}
FACETS = {"topic": 12, "level": 3, "length": 3, "certificate": 2}


def vocabulary(language: str, chance: random.Random, size: int = 4000) -> list[str]:
    """Well-known words first, then made-up ones, as rare as words are."""
    made = ("".join(chance.choices(LETTERS[language], k=chance.randint(3, 9))) for _ in range(size))
    return [*ROOTS[language].split(), *made]


def texts(count: int) -> Iterator[tuple[str, str, str]]:
    """(language, title, text): words by Zipf's law, 120 to a text."""
    chance = random.Random(SEED)
    words = {language: vocabulary(language, chance) for language in ROOTS}
    weights = {language: [1 / (n + 3) for n in range(len(known))] for language, known in words.items()}
    for number in range(count):
        language = "ur" if number % 2 else "en"
        picked = chance.choices(words[language], weights[language], k=125)
        yield language, " ".join(picked[:5]), " ".join(picked[5:])


def documents(count: int) -> list:
    from search.documents import Document

    chance = random.Random(SEED + 1)
    return [
        Document(
            origin=f"bench.page:{number:012d}",
            kind="bench.page",
            title=title,
            url=f"/{number}/",
            language=language,
            text=text,
            facets=tuple((name, str(chance.randrange(values))) for name, values in sorted(FACETS.items())),
        )
        for number, (language, title, text) in enumerate(texts(count))
    ]


def questions() -> list:
    """One word, two, a beginning, with and without choices, in both languages."""
    from search.query import Question, Visitor

    chance = random.Random(SEED + 2)
    known = {language: vocabulary(language, random.Random(SEED))[:300] for language in ROOTS}
    made = []
    for number in range(ROUNDS):
        language = "ur" if number % 2 else "en"
        words = chance.sample(known[language][: 20 if number % 4 < 2 else 300], k=1 + number % 3)
        filters = dict.fromkeys(list(FACETS)[: number % 3], "1")
        made.append(Question.asked(" ".join(words), visitor=Visitor(language=language), filters=filters))
    return made


def p95(actions: list[Callable[[], object]]) -> float:
    for action in actions[:5]:
        action()
    return round(statistics.quantiles([timed(action)() for action in actions], n=20)[-1], 1)


def indexing(count: int) -> float:
    """Documents a second, as a rebuild writes them: cut into terms, folded, stored."""
    from search.engine import record
    from search.indexing import turn

    made = documents(count)

    def fill():
        record().begin("bench")
        for start in range(0, count, 500):
            with turn() as version:
                record().fill(made[start : start + 500], version)
        record().swap()

    return per_second(count, fill)


def wagtails(count: int) -> dict[str, float]:
    """The same texts as pages, found by Wagtail's database search."""
    from wagtail.search.backends import get_search_backend

    from cms.pages.models import StandardPage

    from ..courses.factories import home

    home()
    parent = home()
    for number, (_language, title, text) in enumerate(texts(count)):
        page = StandardPage(title=title[:250], slug=f"bench-{number}", intro=text[:400])
        parent.add_child(instance=page)
    backend = get_search_backend()
    asked = [question.text for question in questions()]

    def find(text):
        list(backend.search(text, StandardPage.objects.live())[:10])

    return {
        f"p95 of Wagtail's database search over {count} pages, ms": p95([partial(find, t) for t in asked])
    }


def main() -> None:
    report = Report("search")
    count = DOCUMENTS // 10 if is_light() else DOCUMENTS
    with site():
        from django.db import connection

        from search import engine

        report.figures["database"] = connection.vendor
        speed = indexing(count)
        asked = questions()
        found = sum(bool(engine.search(question).total) for question in asked)
        report.figures |= {"documents": count, "questions": len(asked), "of them with answers": found}
        search = p95([partial(engine.search, question) for question in asked])
        typed = [question.typing() for question in asked]
        suggest = p95([partial(engine.suggest, question) for question in typed])
        report.figures |= wagtails(count // 20)
    report.at_most("p95 of a question with facets, ms", search, 100)
    report.at_most("p95 of suggestions, ms", suggest, 40)
    report.at_least("documents indexed a second", speed, 1000)
    report.finish()


if __name__ == "__main__":
    main()
