import re

import pytest

from cms.accounts import demo as people
from cms.facts import demo
from cms.facts.models import Edition, Fact
from cms.pages import demo as pages
from cms.people import demo as places

pytestmark = pytest.mark.django_db


def test_every_demo_fact_is_certain_sourced_and_in_both_languages():
    for row in demo.written()["facts"]:
        assert set(row["names"]) == {"en", "ur"}
        for edition in row["editions"]:
            assert edition["confidence"] in "ABC"
            assert edition["source_title"]
            assert set(edition.get("words", {"en": 0, "ur": 0})) == {"en", "ur"}


def test_texts_of_the_demo_name_only_facts_it_has():
    known = {row["key"] for row in demo.written()["facts"]}
    named = re.findall(r'key="([^"]+)"', str(demo.written()["page"]))
    assert len(named) > 10
    assert set(named) - known == set()


def test_loading_twice_changes_nothing():
    for room in (places, people, pages, demo):
        room.load()
    before = Fact.objects.count(), Edition.objects.count()
    demo.load()
    assert (Fact.objects.count(), Edition.objects.count()) == before == (12, 12)
    assert set(Fact.objects.values_list("owner__name", flat=True)) == {"Kamran Yousaf"}
