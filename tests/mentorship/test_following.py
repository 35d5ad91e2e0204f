"""What series of messages can follow of mentoring."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.mailings import triggers
from mentorship.models import Match

from .factories import match


def told(name, about="", among=None):
    now = timezone.now()
    found = triggers.get(name).moments(about, now - timedelta(days=30), now + timedelta(days=1), among)
    return {person for person, _moment in found}


@pytest.mark.parametrize("side", ["mentee", "mentor"])
def test_who_was_matched_is_followed_while_it_lasts(db, side):
    pair = match()
    people = {"mentee": pair.mentee.person_id, "mentor": pair.mentor.mentor.person_id}
    name = f"{side}_matched"
    assert told(name) == told(name, pair.programme.slug) == told(name, among=[people[side]]) == {people[side]}
    assert told(name, "elsewhere") == set()
    Match.objects.filter(pk=pair.pk).update(ended_at=timezone.now(), ended_by="staff", end_reason="completed")
    assert told(name) == set()
    assert triggers.get(name).private
