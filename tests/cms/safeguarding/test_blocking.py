"""A block is one's own, at once, both ways, and silent."""

import pytest

from cms.notices.models import Notice
from cms.safeguarding.actions import CannotBlock, apart_among, are_apart, block, out_of_reach_of, unblock
from cms.safeguarding.models import Block
from cms.safeguarding.signals import person_blocked
from tests.cms.people.factories import person

from .factories import case, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    return person("Amina"), person("Rashid"), person("Third")


def test_it_hides_both_ways_and_nobody_else(three):
    amina, rashid, third = three
    block(by=amina, whom=rashid)
    assert Block.objects.between(rashid, amina)
    assert Block.objects.between(amina.pk, rashid.pk)
    assert not Block.objects.between(amina, third)
    assert [Block.objects.ids_hidden_from(one) for one in three] == [{rashid.pk}, {amina.pk}, set()]
    assert Block.objects.ids_hidden_from(None) == set()


def test_twice_is_one_and_taking_it_back_opens_the_way(three):
    amina, rashid, _third = three
    assert block(by=amina, whom=rashid) == block(by=amina, whom=rashid)
    assert [unblock(by=amina, whom=rashid), unblock(by=amina, whom=rashid)] == [True, False]
    assert not Block.objects.between(amina, rashid)


def test_taking_back_mine_leaves_theirs(three):
    amina, rashid, _third = three
    block(by=amina, whom=rashid)
    block(by=rashid, whom=amina)
    unblock(by=amina, whom=rashid)
    assert Block.objects.between(amina, rashid)


def test_nobody_is_told(three):
    amina, rashid, _third = three
    block(by=amina, whom=rashid)
    assert Notice.objects.count() == 0


def test_nobody_blocks_themselves(three):
    with pytest.raises(CannotBlock):
        block(by=three[0], whom=three[0])


def test_the_rest_of_the_site_hears_of_it_once_and_on_commit(three, django_capture_on_commit_callbacks):
    amina, rashid, _third = three
    heard = []

    def listen(by_id, of_id, **kwargs):
        heard.append((by_id, of_id))

    person_blocked.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            block(by=amina, whom=rashid)
            block(by=amina, whom=rashid)
            assert heard == []
    finally:
        person_blocked.disconnect(listen)
    assert heard == [(amina.pk, rashid.pk)]


@pytest.mark.parametrize("many", [1, 3])
def test_pairs_of_many_people_cost_two_queries(three, many, django_assert_num_queries):
    amina, rashid, third = three
    others = [person(f"Other {number}") for number in range(many)]
    for other in others:
        block(by=other, whom=amina)
    block(by=third, whom=rashid)
    wanted = [amina.pk, rashid.pk, *(other.pk for other in others)]
    with django_assert_num_queries(2):
        found = apart_among(wanted)
    assert found == {(amina.pk, other.pk) for other in others}


def test_a_measure_keeps_two_apart_like_a_block(three):
    from cms.safeguarding.actions import take_measure

    amina, rashid, third = three
    opened, sadia = case(rashid), officer()
    take_measure(case=opened, by=sadia.person, person=rashid, kind="suspend_pair", other=amina)
    assert are_apart(amina, rashid)
    assert not are_apart(third, rashid)
    assert apart_among({amina.pk, rashid.pk, third.pk}) == {(amina.pk, rashid.pk)}
    assert [out_of_reach_of(one) for one in three] == [{rashid.pk}, {amina.pk}, set()]
