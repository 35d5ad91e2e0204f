"""The demo's messages say what readers can use, in both languages, and are written once."""

import re

import pytest

from cms.accounts import demo as people
from cms.language.sms import count
from cms.mailings import demo
from cms.mailings.letters import letters_of
from cms.mailings.models import Mailing
from cms.pages import demo as pages
from cms.people import demo as places
from cms.people.models import Consent
from cms.segments import demo as segments
from cms.segments.audience import people_of
from cms.segments.models import Segment
from cms.segments.trees import read

ARABIC_FORMS = re.compile(r"[\u0643\u064a\u0649\u06d5]")  # look right and are found by no search


@pytest.fixture
def loaded(db):
    for room in (places, people, pages, segments, demo):
        room.load()


def test_messages_stand_ready_in_both_languages_for_an_audience_with_somebody_in_it(loaded):
    assert list(Mailing.objects.order_by("pk").values_list("state", flat=True)) == ["scheduled", "draft"]
    for mailing in Mailing.objects.all():
        letters = letters_of(mailing)
        assert set(letters) == {"en", "ur"}
        assert [letter.html.count("{") for letter in letters.values()] == [0, 0]
    numbers = {segment.name: people_of(read(segment.tree)).count() for segment in Segment.objects.all()}
    assert numbers["Everybody who wants news"] > numbers["Women in villages and small towns"] > 0
    for language in ("en", "ur"):
        page = pages.HomePage.objects.get(locale__language_code=language)
        assert demo._link(page.slug, language) == f'<a linktype="page" id="{page.pk}">{page.title}</a>'
    assert demo._link("no-such-page", "en") == ""


def test_urdu_is_written_in_urdu_letters_and_each_text_costs_one_part():
    for row in demo.written():
        assert ARABIC_FORMS.findall(str(row["ur"])) == []
        texts = [said["sms"] for said in (row["en"], row["ur"]) if "sms" in said]
        assert [count(text).segments for text in texts] == [1] * len(texts)


def test_loading_again_changes_nothing_and_asks_nobody_again(loaded):
    def kept():
        return list(Mailing.objects.values_list()), Consent.objects.count(), Segment.objects.count()

    before = kept()
    segments.load(), demo.load()
    assert kept() == before
    Mailing.objects.first().delete()
    demo.load()
    assert (Mailing.objects.count(), Consent.objects.count()) == (2, before[1])
