"""What is held of a person when they asked for it, and what becomes of it."""

import pytest

from cms.campaigns.actions import keep_pair
from cms.campaigns.models import CheckPair
from cms.people.holdings import holding_of
from cms.people.retention import let_go
from cms.privacy.erasing import erase

from ..people.factories import person
from .factories import campaign, day

pytestmark = pytest.mark.django_db


def tied(someone):
    CheckPair.objects.create(
        campaign=campaign(), token="t", version="v", asked=2, before=0, after=2, begun_on=day(0)
    )
    keep_pair(token="t", person=someone, language="en")


def test_person_is_shown_their_check():
    someone = person()
    tied(someone)
    holding = holding_of(CheckPair)
    [row] = holding.rows(someone)
    assert (str(row.campaign), row.before, row.after) == ("Know your rights", 0, 2)


def test_erasing_leaves_the_pair_without_its_person():
    someone = person()
    tied(someone)
    erase(someone, given_up=[])
    pair = CheckPair.objects.get()
    assert (pair.before, pair.after, pair.person) == (0, 2, None)


def test_check_that_was_never_finished_is_let_go():
    one = campaign()
    for token, after, away in (("old", None, -62), ("new", None, -2), ("finished", 1, -62)):
        CheckPair.objects.create(
            campaign=one, token=token, version="v", asked=2, before=0, after=after, begun_on=day(away)
        )
    let_go(only=["hunar_campaigns.checkpair.unfinished"])
    assert sorted(CheckPair.objects.values_list("token", flat=True)) == ["finished", "new"]
