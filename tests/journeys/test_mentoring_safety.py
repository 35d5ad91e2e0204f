"""Who must not meet in mentoring does not: by the wish for women, past a block, and once somebody has told."""

from uuid import uuid4

import pytest
from django.utils import timezone

from cms.people.actions import person_of
from cms.safeguarding.actions import name_officer
from cms.safeguarding.models import Case, Evidence
from mentorship.actions import publish_round
from mentorship.models import MatchOffer, MentorApplication, Proposal, Request, Round

from ..cms.accounts.factories import staff, superuser
from ..mentorship import factories
from . import mentoring_steps as steps
from .mentoring_steps import DESK, Staff
from .walking import submit

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.mark.parametrize(("language", "scripts"), [("en", True), ("ur", False)], ids=["en", "ur-no-scripts"])
def test_a_wish_for_women_is_kept_wherever_people_meet(open_page, language, scripts):
    """Zara works with women only, and so does Saba, who is a mentor: neither meets Rashid or Omar."""
    of, office = steps.programme(), steps.staff(open_page, language)
    her, him = {"gender": "woman", "wants": "women"}, {"gender": "man"}
    zara, omar = steps.mentee(of, "Zara", **her), steps.mentee(of, "Omar", **him)
    saba, rashid = factories.mentor(of, "Saba", **her), factories.mentor(of, "Rashid", **him)
    people = {"Zara": zara.person, "Omar": omar.person}
    people |= {"Saba": saba.mentor.person, "Rashid": rashid.mentor.person}
    walks = {name: steps.walker(open_page, one, language, scripts=scripts) for name, one in people.items()}
    assert steps.found(walks["Zara"], zara) == set()  # what they say of themselves is not enough
    for application in (zara, saba):
        steps.attest(office, application)
    between_rounds(walks, zara=zara, omar=omar, saba=saba, rashid=rashid)
    in_a_round(office, of, rashid)
    offered_to(walks)


def between_rounds(walks, *, zara, omar, saba, rashid):
    """Found, asked, and read by address: a mentor who may not be asked answers as one who is not there."""
    for name, mine, theirs, never in (("Zara", zara, "Saba", rashid), ("Omar", omar, "Rashid", saba)):
        walker = walks[name]
        assert steps.found(walker, mine) == {theirs}
        refused = walker.goes("ask", mine.key, never.key)
        assert walker.words.refused in refused
        assert refused == walker.goes("ask", mine.key, uuid4())
    steps.ask(walks["Zara"], zara, saba)
    asked = Request.objects.get()
    assert "Zara" in walks["Saba"].goes("request", asked.pk)
    for name in ("Rashid", "Omar"):
        walks[name].goes("request", asked.pk, status=404)
    walks["Zara"].goes("find", zara.key)
    walks["Zara"].presses("main form[action$='/take-back/'] button")


def in_a_round(office, of, rashid):
    """The only pairs there are; staff can put no others together by hand."""
    steps.open_round(office, of)
    steps.propose(office)
    made = Round.objects.get()
    assert steps.proposals(office, made) == {("Zara", "Saba"), ("Omar", "Rashid")}
    hers = Proposal.objects.get(mentee__person__name="Zara")
    office.goes("hunar_rounds:proposal", made.pk, hers.pk)
    assert office.sees("select#mentor") == 0
    office.presses("main form:has(select#with) button")
    assert office.sees("form[method=post]") == 0  # shown what it would do, and that it cannot be done
    office.opens(f"{office.page.url.split('?')[0]}?mentor={rashid.pk}")
    assert office.sees("form[method=post]") == 0
    steps.publish(office, made)


def offered_to(walks):
    pairs = {"Zara": "Saba", "Saba": "Zara", "Omar": "Rashid", "Rashid": "Omar"}
    for name, walker in walks.items():
        read = walker.goes("hunar_notices:inbox") + walker.goes("desk")
        read += walker.presses("main a[href*='/offers/']")
        assert {other for other in pairs if other in read} == {pairs[name]}
        for offer in MatchOffer.objects.exclude(person__name=name):
            walker.goes("offer", offer.pk, status=404)


@pytest.mark.parametrize(
    ("language", "blocker", "scripts"),
    [("en", "mentee", False), ("ur", "mentor", True)],
    ids=["en-mentee-no-scripts", "ur-mentor"],
)
def test_a_block_hides_both_ways_everywhere(open_page, language, blocker, scripts):
    """Amina and Rashid work together in one programme, and could meet in three others, until one blocks the other."""
    amina, rashid = factories.person("Amina"), factories.person("Rashid")
    places = shared_places(amina, rashid)
    walks = [steps.walker(open_page, one, language, scripts=scripts) for one in (amina, rashid)]
    both_seen(*walks, places)
    one, other = walks if blocker == "mentee" else reversed(walks)
    one.goes("match", places["together"].key)
    assert steps.tells_of_a_block(one, steps.block_by_link(one))
    mentee_sees_nobody(walks[0], places)
    mentor_sees_nobody(walks[1], places)
    for walker in walks:
        contact_is_closed(walker, places["together"])
    read = [other.goes(name) for name in ("desk", "meetings", "profile", "hunar_notices:inbox")]
    read.append(other.goes("match", places["together"].key))
    assert not any(steps.tells_of_a_block(other, text) for text in read)


def shared_places(amina, rashid) -> dict:
    """What there is between them: a match, a request to be made, an offer, and a choice among mentors."""
    skills = ("Graphic design", "Writing")
    of = [steps.programme(shows_choice=number == 3, training="") for number in range(4)]
    mentees = [steps.mentee(each, who=amina, skills=skills) for each in of]
    first = factories.mentor(of[0], who=rashid)
    mentors = [first, *(also_in(each, first.mentor) for each in of[1:])]
    for each in (of[1], of[3]):
        factories.mentor(each, "Bushra", skills=skills)
    together = factories.match(of[0], mentor_app=first, mentee_app=mentees[0])
    factories.offered(of[2], one=mentees[2], other=mentors[2])
    choosing = factories.a_round(of[3])
    factories.run_of(choosing)
    publish_round(this_round=choosing)
    offers = MatchOffer.objects.filter(proposal__round__programme=of[2])
    return {
        "together": together,
        "asking": mentees[1],
        "asked": mentors[1],
        "offers": {offer.side: offer for offer in offers},
        "choice": MatchOffer.objects.get(proposal__round=choosing, side="mentee"),
    }


def also_in(of, mentor) -> MentorApplication:
    made = factories.mentor_again(mentor, of)
    made.conduct_version, made.conduct_at = of.conduct_version, timezone.now()
    made.save()
    return made


def both_seen(amina, rashid, places):
    """Before: everything that is about to be hidden is there."""
    assert steps.found(amina, places["asking"]) == {"Bushra", "Rashid"}
    assert "Rashid" in amina.goes("offer", places["choice"].pk)
    assert "Rashid" in amina.goes("offer", places["offers"]["mentee"].pk)
    assert "Amina" in rashid.goes("offer", places["offers"]["mentor"].pk)
    steps.ask(amina, places["asking"], places["asked"])
    assert "Amina" in rashid.goes("request", Request.objects.get().pk)
    for walker in (amina, rashid):
        walker.goes("thread", places["together"].key)
        assert walker.sees("#write textarea") == 1


def mentee_sees_nobody(amina, places):
    assert steps.found(amina, places["asking"]) == {"Bushra"}
    assert "Rashid" not in amina.goes("find", places["asking"].key)
    assert amina.words.refused in amina.goes("ask", places["asking"].key, places["asked"].key)
    choices = amina.goes("offer", places["choice"].pk)
    assert ("Bushra" in choices, "Rashid" in choices) == (True, False)
    offer_is_over(amina, places["offers"]["mentee"], "Rashid")


def mentor_sees_nobody(rashid, places):
    over = rashid.goes("request", Request.objects.get().pk)
    assert rashid.words.asked_over in over
    assert "Amina" not in over
    assert rashid.sees("button[name=answer]") == 0
    offer_is_over(rashid, places["offers"]["mentor"], "Amina")
    rashid.goes("desk")
    assert rashid.sees("a[href*='/offers/'], main a[href*='/requests/']") == 0


def offer_is_over(walker, offer, other):
    read = walker.goes("offer", offer.pk)
    assert walker.words.offer_over in read
    assert other not in read
    assert walker.sees("button[name=answer]") == 0


def contact_is_closed(walker, match):
    """What was written stays. Nothing can be sent, notes for oneself apart, and the words are those of any pause."""
    ways = "#write, main form[action$='/goals/'], main a[href$='/meetings/new/'], main a[href$='#write']"
    for name in ("thread", "match", "propose_meeting", "match"):
        assert walker.words.paused in walker.goes(name, match.key)
        assert walker.sees(ways) == 0
    walker.goes("desk")
    assert walker.sees(ways) == 0


@pytest.mark.parametrize(("language", "scripts"), [("en", False), ("ur", True)], ids=["en-no-scripts", "ur"])
def test_a_message_is_reported_where_it_stands(open_page, language, scripts):
    """The mentor may do everything here, is an officer too, and finds nothing."""
    rashid, sadia = person_of(superuser(first_name="Rashid")), person_of(staff(name="Sadia"))
    for officer in (rashid, sadia):
        name_officer(person=officer, by=None)
    of = steps.programme()
    match = factories.match(
        of, mentor_app=factories.mentor(of, who=rashid), mentee_app=steps.mentee(of, "Amina")
    )
    amina, mentor = (
        steps.walker(open_page, one, language, scripts=scripts) for one in (match.mentee.person, rashid)
    )
    said = mentor.words.private
    mentor.goes("thread", match.key)
    mentor.fills(words=said)
    mentor.presses("main #write button")
    amina.goes("thread", match.key)
    tell(amina, "main .hunar-message a[href*='/safety/report/']")
    amina.goes("match", match.key)
    tell(amina, "main a[href*='/safety/report/hunar_mentorship.']")
    case = Case.objects.get()
    kept = {evidence.model.lower(): evidence.content for evidence in Evidence.objects.all()}
    assert kept["hunar_mentorship.message"]["words"] == said
    assert [one["words"] for one in kept["hunar_mentorship.match"]["messages"]] == [said]
    desk = Staff(open_page("/admin/hunar/cases/", who=sadia.user, viewport=DESK), language)
    desk.presses("main table.hunar-case-list a")
    desk.uncovers("main .hunar-case-words")
    assert desk.reads().count(said) == 2
    finds_nothing(mentor, Staff(open_page("/admin/", who=rashid.user, viewport=DESK), language), match, case)


def tell(walker, link):
    walker.presses(link)
    walker.ticks("kind", "words")
    walker.ticks("danger", "soon")
    submit(walker.page)
    walker.page.locator(".h-answer-good").wait_for()


def finds_nothing(mentor, admin, match, case):
    admin.opens("/admin/hunar/cases/")
    assert admin.sees("table.hunar-case-list") == 0
    admin.opens(f"/admin/hunar/cases/{case.key}/", status=404)
    read = [mentor.goes(name) for name in ("hunar_notices:inbox", "hunar_privacy:views", "desk")]
    read += [mentor.goes(name, match.key) for name in ("thread", "match")]
    assert not [text for text in read if case.reference in text]
    assert mentor.sees(f"a[href*='{case.key}']") == 0
