"""Segments in the admin: composed by buttons alone, counted, and private details kept to who may use them."""

import re

import pytest
from django.urls import reverse

from cms.segments.actions import InUse, drop
from cms.segments.models import Segment

from ..accounts.factories import staff, superuser
from .worlds import world

ADD = "hunar_segments:add"
WRITE = ("add_segment", "change_segment", "view_segment")
PRIVATE = "choose_privately_segment"
URDU = {"all": [{"is": "language", "of": ["ur"]}]}
WOMEN = {"all": [{"is": "gender", "of": ["woman"]}]}


@pytest.fixture
def writer(db, client):
    client.force_login(staff(*WRITE))
    return client


@pytest.fixture
def trusted(db, client):
    client.force_login(staff(*WRITE, PRIVATE, "delete_segment"))
    return client


def count_in(response):
    return re.sub(
        r"\s+", " ", re.search(r'role="status">(.*?)</div>', response.content.decode(), re.S)[1]
    ).strip()


def test_a_segment_is_composed_without_a_script(trusted):
    world()
    url = reverse(ADD)
    form = {"0-op": "all", "0-new": "gender", "do": "add:0"}
    assert count_in(trusted.get(url)) == "6 people"
    assert 'name="0.0-of" value="woman"' in trusted.post(url, form).content.decode()
    form |= {"0.0-is": "gender", "0.0-of": ["man", "another"], "0.0-not": "on", "0-new": "any"}
    assert 'name="0.1-op"' in trusted.post(url, form).content.decode()
    form |= {
        "0.1-op": "any",
        "0.1.0-is": "language",
        "0.1.0-of": ["ur"],
        "0.1.1-is": "speaks",
        "0.1.1-of": ["ur"],
    }
    assert count_in(trusted.post(url, form | {"do": "count"})) == "Fewer than 5 people"
    kept = trusted.post(url, form | {"do": "keep", "name": " Not men "})
    segment = Segment.objects.get()
    assert kept.url == reverse("hunar_segments:edit", args=[segment.pk])
    assert (segment.name, segment.tree) == (
        "Not men",
        {
            "all": [
                {"not": {"is": "gender", "of": ["man", "another"]}},
                {"any": [{"is": "language", "of": ["ur"]}, {"is": "speaks", "of": ["ur"]}]},
            ]
        },
    )
    assert 'value="another" checked' in trusted.get(kept.url).content.decode()


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ({"name": ""}, "Give the segment a name."),
        ({"name": "A", "0.0-is": "language"}, "A criterion has nothing chosen"),
        ({"name": "Taken"}, "Another segment has this name."),
    ],
)
def test_what_cannot_be_kept_comes_back_whole(writer, form, fault):
    Segment.objects.create(name="Taken")
    response = writer.post(reverse(ADD), {"0-op": "any", "do": "keep", **form})
    assert response.status_code == 422
    assert fault in response.content.decode()
    assert '<option value="any" selected>' in response.content.decode()
    assert Segment.objects.count() == 1


def test_who_may_not_use_private_details_neither_sees_counts_nor_changes_by_them(writer):
    segment = Segment.objects.create(name="Women", tree=WOMEN)
    url = reverse(ADD)
    assert '<option value="gender">' not in writer.get(url).content.decode()
    assert '<option value="language">' in writer.get(url).content.decode()
    form = {"name": "B", "0.0-is": "gender", "0.0-of": "woman", "0-op": "all"}
    for do in ("count", "keep"):
        assert writer.post(url, form | {"do": do}).status_code == 302
    assert writer.get(reverse("hunar_segments:edit", args=[segment.pk])).status_code == 302
    assert Segment.objects.count() == 1


def test_a_small_group_is_not_told_exactly(writer):
    world()
    form = {"0.0-is": "language", "0.0-of": "ur", "0-op": "all", "do": "count"}
    assert count_in(writer.post(reverse(ADD), form)) == "Fewer than 5 people"
    assert count_in(writer.post(reverse(ADD), form | {"0.0-not": "on"})) == "Fewer than 5 people"
    assert count_in(writer.post(reverse(ADD), form | {"0.0-of": "sd"})) == "0 people"


def test_of_private_details_nobody_looks_like_few(trusted):
    world()
    form = {"0.0-is": "role", "0.0-of": "x", "0.1-is": "gender", "0.1-of": "woman", "0-op": "all"}
    assert count_in(trusted.post(reverse(ADD), form | {"do": "count"})) == "Fewer than 5 people"


def test_a_segment_is_deleted_unless_something_goes_to_it(trusted, monkeypatch):
    segment = Segment.objects.create(name="Old", tree=URDU)
    url = reverse("hunar_segments:edit", args=[segment.pk])

    def used(**kwargs):
        raise InUse

    with monkeypatch.context() as patch:
        patch.setattr("cms.segments.views.actions.drop", used)
        assert trusted.post(url, {"do": "drop"}).url == url
    assert trusted.post(url, {"do": "drop"}).url == reverse("hunar_segments:index")
    assert not Segment.objects.exists()


def test_only_who_may_delete_deletes(writer):
    segment = Segment.objects.create(name="Old", tree=URDU)
    assert writer.post(reverse("hunar_segments:edit", args=[segment.pk]), {"do": "drop"}).status_code == 200
    assert Segment.objects.get() == segment


def test_a_criterion_of_an_app_that_is_gone_can_be_removed(client, db):
    client.force_login(superuser())
    segment = Segment.objects.create(name="Old", tree={"all": [{"is": "gone", "of": ["x"]}]})
    page = client.get(reverse("hunar_segments:edit", args=[segment.pk])).content.decode()
    assert "no longer installed. Remove it." in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same(trusted, rows, django_assert_num_queries):
    trusted.get(reverse("hunar_segments:index"))
    for number in range(rows):
        Segment.objects.create(name=f"Segment {number}", tree=URDU)
    with django_assert_num_queries(12):
        assert trusted.get(reverse("hunar_segments:index")).content.decode().count("Segment ") >= rows


def test_dropping_one_that_is_used_says_so(db, monkeypatch):
    from django.db.models import ProtectedError

    segment = Segment.objects.create(name="Used")

    def protected(self):
        raise ProtectedError("used", set())

    monkeypatch.setattr(Segment, "delete", protected)
    with pytest.raises(InUse):
        drop(segment=segment, by=None)
