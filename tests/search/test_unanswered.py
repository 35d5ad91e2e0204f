"""What was asked in vain is counted, without who asked; some words never are."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from search.dashboard_panels import PANELS
from search.models import Unanswered
from search.query import Question, Visitor
from search.unanswered import count_unanswered, forget_old, told
from tests.parallel import at_once

from ..cms.accounts.factories import superuser
from ..courses.factories import home


def asked(text, language="en"):
    return Question.asked(text, visitor=Visitor(language=language))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Tax on Fiverr", "tax on fiverr"),
        ("  ٹیکس   ریٹرن ", "ٹیکس ریٹرن"),
        ("03001234567", ""),
        ("amina@example.org", ""),
        ("42101-1234567-1", ""),
        ("https://example.org/a", ""),
        ("one two three four five six seven", ""),
        ("x" * 81, ""),
        ("!!!", ""),
        ("", ""),
    ],
)
def test_what_is_kept_of_a_question(text, kept):
    assert told(asked(text)) == kept


@pytest.mark.django_db
def test_a_page_without_answers_counts_its_words(client):
    home("en"), home("ur")
    for _ in range(2):
        client.get(reverse("hunar_search:search"), {"q": "Zebra taming"})
    client.get(reverse("hunar_search:search"), {"q": "Zebra taming", "level": "beginner"})
    client.get(reverse("hunar_search:suggest"), {"q": "Zebra riding"})
    rows = Unanswered.objects.values_list("words", "language", "times", "last_on")
    assert list(rows) == [("zebra taming", "en", 2, timezone.localdate())]


@pytest.mark.django_db
def test_editors_see_what_was_asked_often():
    for text, times in (("rare", 2), ("Often", 3), ("most", 5)):
        for _ in range(times):
            count_unanswered(asked(text))
    panel = PANELS[0]
    assert [(row["title"], row["about"]) for row in panel["items"](superuser(), 5)] == [
        ("most", "5 times, read in English"),
        ("often", "3 times, read in English"),
    ]
    assert len(list(panel["items"](None, 1))) == 1


@pytest.mark.django_db
def test_what_nobody_asks_again_is_forgotten(settings):
    settings.HUNAR_SEARCH = {"UNANSWERED_DAYS": 30}
    count_unanswered(asked("old"))
    Unanswered.objects.update(last_on=timezone.localdate() - timedelta(days=31))
    count_unanswered(asked("new"))
    forget_old()
    assert [row.words for row in Unanswered.objects.all()] == ["new"]


@pytest.mark.django_db
def test_nobody_can_fill_the_table(monkeypatch):
    monkeypatch.setattr("search.unanswered.MOST_ROWS", 2)
    for text in ("one", "two", "three", "one"):
        count_unanswered(asked(text))
    assert dict(Unanswered.objects.values_list("words", "times")) == {"one": 2, "two": 1}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_ask_at_once_are_counted_as_two():
    at_once(8, lambda _number: count_unanswered(asked("together")))
    row = Unanswered.objects.get()
    assert (row.times, row.last_on >= date(2026, 1, 1)) == (8, True)
