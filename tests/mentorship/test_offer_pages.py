"""Pages on which a match is proposed to people, and those on which a mentee asks: what they read and press."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.offers.enums import OfferState
from cms.people.enums import Gender
from cms.safeguarding.actions import block
from mentorship.actions import asking
from mentorship.actions.offering import answer_offer
from mentorship.models import Match, MatchOffer, MentorApplication, Request

from ..cms.people.factories import district
from . import factories

pytestmark = pytest.mark.django_db


def to(name, *args):
    return reverse(f"hunar_mentorship:{name}", args=args)


def sign_in(client, person):
    client.force_login(person.user)
    return client


def proposed(**programme):
    """A proposal of a run, with its reasons, offered to both."""
    of = factories.programme(**programme)
    factories.mentor(of, "Bushra", district=district())
    factories.mentee(of, "Amina", district=district())
    this_round = factories.a_round(of)
    factories.run_of(this_round)
    proposal = this_round.proposals.get()
    type(proposal).objects.filter(pk=proposal.pk).update(state="sending")
    factories.send_offers(round_id=this_round.pk)
    return proposal


def offers(proposal):
    return {offer.side: offer for offer in MatchOffer.objects.filter(proposal=proposal)}


def test_mentee_reads_who_why_and_until_when(client):
    mine = offers(proposed())["mentee"]
    words = sign_in(client, mine.person).get(to("offer", mine.pk)).text
    for said in ("Bushra", "You both speak Urdu", "Covers 1 of the 1 skill sought", "Yes, this mentor"):
        assert said in words
    assert "Attock" not in words


def test_mentor_reads_the_goal_and_what_they_have_in_common(client):
    mine = offers(proposed())["mentor"]
    words = sign_in(client, mine.person).get(to("offer", mine.pk)).text
    for said in ("Amina", "My first order", "You both speak Urdu", "Yes, I take this mentee on"):
        assert said in words
    assert "Attock" not in words


def test_two_yeses_make_a_match(client):
    both = offers(proposed())
    for side in ("mentor", "mentee"):
        answer = sign_in(client, both[side].person).post(to("answer_offer", both[side].pk), {"answer": "yes"})
        assert answer.status_code == 302
    assert answer.url == to("match", Match.objects.get().key)


def test_a_no_is_enough(client):
    both = offers(proposed())
    sign_in(client, both["mentor"].person).post(to("answer_offer", both["mentor"].pk), {"answer": "no"})
    both["mentee"].refresh_from_db()
    assert (both["mentee"].state, MentorApplication.objects.get().taken) == (OfferState.WITHDRAWN, 0)
    words = sign_in(client, both["mentee"].person).get(to("offer", both["mentee"].pk)).text
    assert "This offer is no longer open." in words


@pytest.mark.parametrize(("name", "method"), [("offer", "get"), ("answer_offer", "post")])
def test_the_other_side_and_strangers_find_no_offer(client, name, method):
    both = offers(proposed())
    for person in (both["mentor"].person, factories.person("Stranger")):
        answer = getattr(sign_in(client, person), method)(to(name, both["mentee"].pk))
        assert answer.status_code == 404


def test_mentee_chooses_among_those_shown(client):
    of = factories.programme(shows_choice=True)
    for name in ("Bushra", "Imran", "Sadia"):
        factories.mentor(of, name)
    factories.mentee(of)
    this_round = factories.a_round(of)
    factories.run_of(this_round)
    proposal = this_round.proposals.get()
    type(proposal).objects.filter(pk=proposal.pk).update(state="sending")
    factories.send_offers(round_id=this_round.pk)
    mine = offers(proposal)["mentee"]
    words = sign_in(client, mine.person).get(to("offer", mine.pk)).text
    assert [name in words for name in ("Bushra", "Imran", "Sadia")] == [True] * 3
    other = MentorApplication.objects.exclude(pk=proposal.mentor_id).first()
    client.post(to("answer_offer", mine.pk), {"mentor": str(other.key)})
    assert offers(proposal)["mentor"].person == other.mentor.person


def test_mentee_finds_asks_and_takes_back(client):
    of = factories.programme()
    mentor, mentee = factories.mentor(of, "Bushra"), factories.mentee(of)
    sign_in(client, mentee.person)
    assert "Bushra" in client.get(to("find", mentee.key)).text
    page = to("ask", mentee.key, mentor.key)
    assert "You both speak Urdu" in client.get(page).text
    for _twice in range(2):
        client.post(page, {"words": "I sew."})
    asked = Request.objects.get()
    assert (asked.words, asked.mentor) == ("I sew.", mentor)
    client.post(to("take_back", asked.pk))
    asked.refresh_from_db()
    assert asked.state == OfferState.WITHDRAWN


def test_mentor_answers_a_request(client):
    of = factories.programme()
    mentee, mentor = factories.mentee(of, "Amina"), factories.mentor(of)
    asked = asking.ask_mentor(mentee=mentee, mentor=mentor, words="I sew.")
    page = to("request", asked.pk)
    words = sign_in(client, mentor.mentor.person).get(page).text
    for said in ("Amina", "I sew.", "My first order"):
        assert said in words
    assert client.post(page, {"answer": "yes"}).url == to("match", Match.objects.get().key)


def test_a_request_whose_time_is_over_is_closed_when_it_is_opened(client):
    of = factories.programme()
    mentor = factories.mentor(of)
    asked = asking.ask_mentor(mentee=factories.mentee(of), mentor=mentor)
    Request.objects.update(until=timezone.now())
    assert "no longer open" in sign_in(client, mentor.mentor.person).get(to("request", asked.pk)).text
    asked.refresh_from_db()
    assert asked.state == OfferState.EXPIRED


@pytest.mark.parametrize("blocks", ["mentor", "mentee"])
def test_whoever_is_blocked_is_neither_listed_nor_found(client, blocks):
    of = factories.programme()
    mentor, mentee = factories.mentor(of, "Bushra"), factories.mentee(of)
    two = {"mentor": mentor.mentor.person, "mentee": mentee.person}
    block(by=two[blocks], whom=next(person for side, person in two.items() if side != blocks))
    sign_in(client, mentee.person)
    assert "Bushra" not in client.get(to("find", mentee.key)).text
    answer = client.post(to("ask", mentee.key, mentor.key), {"words": "Hello"}, follow=True)
    assert "This person is not available" in answer.text
    assert Request.objects.count() == 0


def test_a_woman_who_wants_women_is_never_shown_a_man(client):
    of = factories.programme()
    factories.mentor(of, "Imran", gender=Gender.MAN)
    mentee = factories.mentee(of, gender=Gender.WOMAN, wants="women")
    words = sign_in(client, mentee.person).get(to("find", mentee.key)).text
    assert "Imran" not in words
    assert "Nobody fits just now" in words


def test_others_find_no_application_and_no_request(client):
    of = factories.programme()
    mentee, mentor = factories.mentee(of), factories.mentor(of)
    asked = asking.ask_mentor(mentee=mentee, mentor=mentor)
    sign_in(client, factories.person("Stranger"))
    answers = [
        client.get(to("find", mentee.key)),
        client.get(to("ask", mentee.key, mentor.key)),
        client.get(to("request", asked.pk)),
        client.post(to("request", asked.pk), {"answer": "yes"}),
        client.post(to("take_back", asked.pk)),
    ]
    assert [answer.status_code for answer in answers] == [404] * 5


@pytest.mark.parametrize("mentors", [1, 12])
def test_the_list_costs_the_same_for_few_and_many(client, django_assert_num_queries, mentors):
    of = factories.programme()
    for _ in range(mentors):
        factories.mentor(of)
    mentee = factories.mentee(of)
    page = to("find", mentee.key)
    sign_in(client, mentee.person).get(page)
    with django_assert_num_queries(QUERIES):
        client.get(page)


QUERIES = 35


@pytest.mark.parametrize("ends", ["no", "block", "suspension"])
@pytest.mark.parametrize(("side", "other"), [("mentee", "Bushra"), ("mentor", "Amina")])
def test_an_offer_that_came_to_nothing_shows_nobody(
    client, django_capture_on_commit_callbacks, ends, side, other
):
    """Whatever the reason, so that the page does not tell it."""
    proposal = proposed()
    both, mentor = offers(proposal), proposal.mentor.mentor.person
    page = to("offer", both[side].pk)
    assert other in sign_in(client, both[side].person).get(page).text
    with django_capture_on_commit_callbacks(execute=True):
        if ends == "no":
            answer_offer(offer=both["mentor"], person=mentor, accept=False)
        elif ends == "block":
            block(by=proposal.mentee.person, whom=mentor)
        else:
            factories.suspension(mentor)
    words = client.get(page).text
    assert "This offer is no longer open." in words
    assert [said for said in (other, "You both speak Urdu", 'name="answer"') if said in words] == []


@pytest.mark.parametrize("ends", ["taken back", "block", "suspension"])
def test_a_request_that_came_to_nothing_shows_nobody(client, django_capture_on_commit_callbacks, ends):
    of = factories.programme()
    mentee, mentor = factories.mentee(of, "Amina"), factories.mentor(of)
    asked = asking.ask_mentor(mentee=mentee, mentor=mentor, words="I sew.")
    with django_capture_on_commit_callbacks(execute=True):
        if ends == "taken back":
            asking.take_back_request(request=asked)
        elif ends == "block":
            block(by=mentor.mentor.person, whom=mentee.person)
        else:
            factories.suspension(mentee.person)
    words = sign_in(client, mentor.mentor.person).get(to("request", asked.pk)).text
    assert "This request is no longer open." in words
    assert [said for said in ("Amina", "I sew.", "My first order", 'name="answer"') if said in words] == []
