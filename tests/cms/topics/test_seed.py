import pytest
from django.core.management import call_command

from cms.topics import seed
from cms.topics.models import Skill, Topic
from tests.cms.accounts.factories import superuser

pytestmark = pytest.mark.django_db


def test_seed_loads_once_and_leaves_what_staff_changed():
    assert seed.load(seed.read()) == Topic.objects.count() + Skill.objects.count()
    Topic.objects.filter(slug="design").update(name_ur="ڈیزائن اور آرٹ")
    assert seed.load(seed.read()) == 0
    assert Topic.objects.get(slug="design").name_ur == "ڈیزائن اور آرٹ"


def test_every_word_has_a_name_in_both_languages():
    call_command("load_topics")
    for word in [*Topic.objects.all(), *Skill.objects.all()]:
        assert word.name_in("en") != word.name_in("ur") != ""


def test_a_word_without_urdu_falls_back_to_english():
    assert Topic(name="Welding").name_in("ur") == "Welding"


def test_nobody_makes_words_by_tagging():
    assert (Topic.free_tagging, Skill.free_tagging) == (False, False)


@pytest.mark.parametrize("model", ["topic", "skill"])
def test_staff_curate_words_in_the_admin(client, model):
    client.force_login(superuser())
    assert client.get(f"/admin/snippets/hunar_topics/{model}/").status_code == 200
    response = client.post(
        f"/admin/snippets/hunar_topics/{model}/add/", {"name": "Welding", "name_ur": "ویلڈنگ"}
    )
    assert response.status_code == 302
