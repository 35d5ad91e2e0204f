"""How long the search takes over 20,000 generated documents in two languages, on whichever database is named.

Mixed questions with five facets, suggestions, and indexing; the same of Wagtail's own database search beside them, over
a tenth as many pages: on SQLite a question of its takes half a second there, and minutes over all. The generator is
seeded, so every run asks the same.
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


def pages(count: int) -> list:
    """The same texts as pages, written straight into the tables."""
    from wagtail.models import Page

    from cms.pages.models import StandardPage

    from ..courses.factories import home

    root, written = home(), list(texts(count))
    common = {"depth": root.depth + 1, "content_type": StandardPage(title="").cached_content_type}
    Page.objects.bulk_create(
        [
            Page(
                title=title[:250],
                slug=f"bench-{number}",
                path=Page._get_path(root.path, root.depth + 1, number + 1),
                url_path=f"{root.url_path}bench-{number}/",
                locale=root.locale,
                **common,
            )
            for number, (_language, title, _text) in enumerate(written)
        ],
        batch_size=500,
    )
    kept = dict(Page.objects.filter(slug__startswith="bench-").values_list("slug", "pk"))
    for number, (_language, _title, text) in enumerate(written):
        StandardPage(page_ptr_id=kept[f"bench-{number}"], intro=text[:800]).save_base(raw=True)
    return list(StandardPage.objects.filter(pk__in=kept.values()))


def wagtails(count: int) -> dict[str, float]:
    """What Wagtail's own database search takes for pages with the same words, in title and intro."""
    from wagtail.search.backends import get_search_backend

    from cms.pages.models import StandardPage

    made, backend = pages(count), get_search_backend()
    index = backend.get_index_for_model(StandardPage)

    def fill():
        for start in range(0, count, 500):
            index.add_items(StandardPage, made[start : start + 500])

    def find(text):
        found = backend.search(text, StandardPage.objects.live())
        return found.count(), list(found[:10])

    def complete(text):
        return list(backend.autocomplete(text, StandardPage.objects.live())[:5])

    speed = round(per_second(count, fill))
    asked = [question.text for question in questions()[:40]]
    return {
        "Wagtail's own: pages": count,
        "Wagtail's own: p95 of a question without facets, ms": p95([partial(find, text) for text in asked]),
        "Wagtail's own: p95 of completing, ms": p95([partial(complete, text) for text in asked]),
        "Wagtail's own: pages indexed a second": speed,
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
        report.figures |= wagtails(count // 10)
    report.at_most("p95 of a question with facets, ms", search, 100)
    report.at_most("p95 of suggestions, ms", suggest, 40)
    report.at_least("documents indexed a second", speed, 1000)
    report.finish()


if __name__ == "__main__":
    main()
