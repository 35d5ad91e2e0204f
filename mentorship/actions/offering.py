"""A published proposal becomes two offers; both accept and a match begins, or the place and the mentee are free again.

Every action here first takes the proposal's row, then offers, then the mentor's place, then the mentee.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cms.notices.actions import Telling, notify, notify_many
from cms.offers import actions as offers
from cms.offers.enums import OfferState
from cms.people.models import Person

from ..enums import Origin, ProposalState, Side
from ..exceptions import NoPlace, NotAvailable, Refused, TooLate
from ..matching.audiences import for_participants
from ..models import Circle, Match, MatchOffer, MentorApplication, Proposal, Round
from ..querysets import between
from ..safety import may_contact
from ..weighing import Weighed, weigh
from .matches import begin_match
from .places import (
    give_back_place,
    hold_mentee,
    leave_circle,
    let_mentee_go,
    take_place,
    take_seat_in_circle,
)

WITH_PEOPLE = ("round__programme", "mentee__person", "mentee__programme", "mentor__mentor__person")
BATCH = 200
OFFER = "mentoring_offer"


def send_offers(*, round_id: int) -> int:
    """Make the offers of everything that was published. Cut anywhere, it goes on where it was; returns how many.

    Each is a transaction of its own, so that nobody waits for places; people are told some hundred at a time.
    """
    sent = 0
    waiting = Proposal.objects.sending().filter(round=round_id).order_by("pk").select_related(*WITH_PEOPLE)
    while some := list(waiting[:BATCH]):
        sent += sum(_send(proposal) for proposal in some)
        tell_of_offers()
    return sent


def tell_of_offers() -> int:
    """Tell people of what is offered to them and was not told yet, once; returns how many. Cut anywhere, it goes on."""
    told, now = 0, timezone.now()
    untold = MatchOffer.objects.open(now).filter(told_at=None).order_by("pk").values_list("pk", "person")
    while some := dict(untold[:BATCH]):
        tellings = [Telling(person, once=_once(pk)) for pk, person in some.items()]
        told += notify_many(kind=OFFER, tellings=tellings)
        MatchOffer.objects.filter(pk__in=some).update(told_at=now)
    return told


def _once(offer_id: int) -> str:
    return f"offer-{offer_id}"


def send_what_was_cut() -> int:
    """Rounds whose offers are not all made or told yet: their worker died, or never came."""
    rounds = Round.objects.filter(pk__in=Proposal.objects.sending().values("round"))
    sent = sum(send_offers(round_id=pk) for pk in rounds.values_list("pk", flat=True))
    tell_of_offers()
    return sent


def _send(proposal: Proposal) -> bool:
    """Keep the place and the mentee, and offer; a proposal that can no longer be lapses. Once, whoever comes."""
    try:
        with transaction.atomic():
            if not _move(proposal, ProposalState.SENDING, ProposalState.OFFERED, holds_place=True):
                return False
            _refuse_what_changed(proposal, proposal.mentor)
            _hold(proposal)
            _offer(proposal, Side.MENTEE)
            if not proposal.choices:  # the mentee chooses first, and the mentor is asked then
                _offer(proposal, Side.MENTOR)
    except Refused:
        _move(proposal, ProposalState.SENDING, ProposalState.LAPSED)
        return False
    return True


def _move(proposal: Proposal, before: ProposalState, after: ProposalState, **fields) -> bool:
    moved = Proposal.objects.filter(pk=proposal.pk, state=before).update(state=after, **fields)
    return bool(moved)


def _refuse_what_changed(proposal: Proposal, mentor: MentorApplication) -> None:
    """Days may have passed since the run: the mentor is still vetted, and the two may still be in contact."""
    here = MentorApplication.objects.available(timezone.localdate()).filter(pk=mentor.pk)
    if not here.exists() or not may_contact(proposal.mentee.person, mentor.mentor.person):
        raise NotAvailable


def _hold(proposal: Proposal) -> None:
    take_place(mentor=proposal.mentor)
    if proposal.slot is not None:
        size = proposal.round.programme.circle_size
        take_seat_in_circle(mentor=proposal.mentor, slot=proposal.slot, size=size)
    hold_mentee(mentee=proposal.mentee)


def _offer(proposal: Proposal, side: Side) -> MatchOffer:
    person = proposal.mentee.person if side == Side.MENTEE else proposal.mentor.mentor.person
    until = timezone.now() + timedelta(days=proposal.round.programme.offer_days)
    return MatchOffer.objects.create(proposal=proposal, side=side, person=person, until=until)


def _ask_mentor(proposal: Proposal) -> None:
    """The mentee has chosen: the mentor is asked, and told at once."""
    offer = _offer(proposal, Side.MENTOR)
    notify(person=offer.person, kind=OFFER, once=_once(offer.pk))
    MatchOffer.objects.filter(pk=offer.pk).update(told_at=timezone.now())


def answer_offer(*, offer: MatchOffer, person: Person, accept: bool, reason: str = "") -> Match | None:
    """Accept or decline. The match begins when both accepted. The same answer again changes nothing.

    Raises TooLate after the deadline, or when the offer was taken back; NotAvailable when the two may no longer be in
    contact, and the offer is then over for both.
    """
    if offer.person_id != person.pk:
        raise NotAvailable
    state = OfferState.ACCEPTED if accept else OfferState.DECLINED
    with transaction.atomic():
        proposal = _locked(offer)
        if proposal is None or not offers.answer(offer=offer, state=state, at=timezone.now(), reason=reason):
            return _answered_before(offer, state)
        is_over = not accept or not may_contact(proposal.mentee.person, proposal.mentor.mentor.person)
        match = None if is_over else _accepted(proposal, offer)
        if is_over:
            lapse(proposal, answered=offer)
    if is_over and accept:
        raise NotAvailable
    return match


def _locked(offer: MatchOffer) -> Proposal | None:
    """The offer's proposal as it is now, taken for this transaction; None when it is no longer offered."""
    if not Proposal.objects.lock(offer.proposal_id):
        offer.refresh_from_db()
        return None
    return Proposal.objects.select_related(*WITH_PEOPLE).get(pk=offer.proposal_id)


def _answered_before(offer: MatchOffer, state: OfferState) -> Match | None:
    """What a second tap finds; TooLate when the first answer was another, or came from the clock."""
    if offer.state != state:
        raise TooLate
    return Match.objects.active().filter(mentee=offer.proposal.mentee, mentor=offer.proposal.mentor).first()


def _accepted(proposal: Proposal, offer: MatchOffer) -> Match | None:
    other = proposal.offers.exclude(pk=offer.pk).first()
    if other is None:
        _ask_mentor(proposal)
        return None
    if other.state != OfferState.ACCEPTED:
        return None
    match = begin_match(
        mentor=proposal.mentor,
        mentee=proposal.mentee,
        circle=_circle(proposal),
        origin=Origin.ROUND,
        reasons=for_participants(proposal.reasons) if proposal.reasons else {},
    )
    _move(proposal, ProposalState.OFFERED, ProposalState.MATCHED, holds_place=False)
    notify(person=other.person, kind="mentoring_begun", once=f"match-{match.pk}")
    return match


def _circle(proposal: Proposal) -> Circle | None:
    if proposal.slot is None:
        return None
    return Circle.objects.get(mentor=proposal.mentor, slot=proposal.slot)


def lapse(proposal: Proposal, *, answered: MatchOffer | None = None) -> None:
    """The proposal comes to nothing: place and mentee are free again, and the other one's offer is taken back."""
    if not _move(proposal, ProposalState.OFFERED, ProposalState.LAPSED, holds_place=False):
        return
    now = timezone.now()
    for other in proposal.offers.exclude(pk=answered.pk if answered else None).select_related("person"):
        was_open = offers.withdraw(offer=other, at=now, reason="other-side")
        if was_open or other.state == OfferState.ACCEPTED:
            notify(person=other.person, kind="mentoring_offer_over", once=f"offer-over-{other.pk}")
    _free(proposal)


def _free(proposal: Proposal) -> None:
    give_back_place(mentor=proposal.mentor)
    if circle := _circle(proposal):
        leave_circle(circle=circle)
    let_mentee_go(mentee=proposal.mentee)


def lapse_offers(proposals: QuerySet) -> int:
    """End what is offered among these proposals: somebody left, or the two may no longer be in contact."""
    count = 0
    for proposal in proposals.offered().select_related(*WITH_PEOPLE):
        with transaction.atomic():
            if Proposal.objects.lock(proposal.pk):
                lapse(proposal)
                count += 1
    return count


def lapse_offers_between(*, one_id: int, other_id: int) -> int:
    """End what is offered to these two people together, without a word of why."""
    return lapse_offers(Proposal.objects.filter(between(one_id, other_id)))


def expire_offers() -> int:
    """Close offers that nobody answered in time, and free what was kept for them."""
    late = MatchOffer.objects.expired_by(timezone.now()).order_by("pk")
    return sum(_expire(offer) for offer in late.select_related("person", "proposal").iterator())


def _expire(offer: MatchOffer) -> bool:
    with transaction.atomic():
        proposal = _locked(offer)
        if not offers.expire(offer=offer, at=timezone.now()):
            return False
        notify(person=offer.person, kind="mentoring_offer_over", once=f"offer-over-{offer.pk}")
        if proposal:
            lapse(proposal, answered=offer)
    return True


def choose_mentor(*, proposal: Proposal, mentor: MentorApplication) -> Proposal:
    """The mentee takes one of the mentors they were shown: the place moves to that one, who is asked now.

    When that mentor's last place has gone meanwhile, NoPlace is raised, nothing moves, and the wish is kept for the
    next run. Raises TooLate, and NotAvailable for a mentor who was not shown or can no longer be offered.
    """
    if mentor.pk not in {each["mentor"] for each in proposal.choices}:
        raise NotAvailable
    offer = proposal.offers.get(side=Side.MENTEE)
    weighed = weigh(proposal.mentee, mentor) if mentor.pk != proposal.mentor_id else None
    try:
        with transaction.atomic():
            held = _locked(offer)
            if held is None or not offers.answer(offer=offer, state=OfferState.ACCEPTED, at=timezone.now()):
                return _chosen_before(offer, mentor)
            _refuse_what_changed(held, mentor)
            if weighed:
                _move_place(held, mentor, weighed)
            Proposal.objects.filter(pk=held.pk).update(chosen=mentor)
            _ask_mentor(held)
    except NoPlace:
        Proposal.objects.offered().filter(pk=proposal.pk).update(chosen=mentor)
        raise
    proposal.refresh_from_db()
    return proposal


def _chosen_before(offer: MatchOffer, mentor: MentorApplication) -> Proposal:
    proposal = Proposal.objects.get(pk=offer.proposal_id)
    if offer.state != OfferState.ACCEPTED or proposal.mentor_id != mentor.pk:
        raise TooLate
    return proposal


def _move_place(held: Proposal, mentor: MentorApplication, weighed: Weighed) -> None:
    """Take the new place before the old one is given back: nobody is ever without one."""
    both = MentorApplication.objects.filter(pk__in=(mentor.pk, held.mentor_id))
    list(both.select_for_update().order_by("pk"))  # in order: two who change over do not wait for each other
    take_place(mentor=mentor)
    give_back_place(mentor=held.mentor)
    held.mentor, held.rank, held.reasons = mentor, weighed.rank, weighed.reasons
    shown = {each["mentor"]: each["score"] for each in held.choices}
    held.score = shown[mentor.pk]
    held.save(update_fields=["mentor", "score", "rank", "reasons"])
