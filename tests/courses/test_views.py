"""My learning, as the browser asks for it."""

import pytest
from django.utils.translation import override

from courses import actions

from ..cms.accounts.factories import learner
from .factories import catalogue, cohort, course

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "ur"])
def test_without_a_course_the_way_leads_to_the_catalogue_of_the_language(client, language):
    catalogue("en"), catalogue("ur")
    client.force_login(learner())
    page = client.get(f"/{language}/learning/").content.decode()
    assert f'href="{catalogue(language).url}"' in page


def test_a_cohort_is_called_by_its_name_in_the_language_being_read(client):
    joined = cohort(course(), name="Morning group", name_ur="صبح کا گروپ", place="Layyah", place_ur="لیہ")
    user = learner()
    actions.take_seat(cohort=joined, person=user.person)
    client.force_login(user)
    assert "صبح کا گروپ" in client.get("/ur/learning/").content.decode()
    assert "Morning group" in client.get("/en/learning/").content.decode()
    with override("ur"):
        assert (str(joined), joined.place_in("ur")) == ("صبح کا گروپ", "لیہ")
    joined.place_ur = ""
    assert joined.place_in("ur") == "Layyah"
