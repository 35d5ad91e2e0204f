"""Somebody applies, step by step, sends it, takes it back; staff say yes or no."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.notices.actions import notify

from ..admitting import refuse_to_begin
from ..applicants import person_of, refuse_to_accept, refuse_to_send, side_of, terms_of
from ..enums import ApplicationState, Side
from ..exceptions import AlreadySent, NotComplete, NotOneself
from ..models import MenteeApplication, Mentor, MentorApplication, Programme
from ..signals import application_accepted, application_sent
from .pausing import announce_stepping_back

Application = MenteeApplication | MentorApplication
AGAIN = (ApplicationState.WITHDRAWN, ApplicationState.LEFT)
KEPT_FROM_BEFORE = (
    *("goal", "platforms", "backgrounds", "mentors_wanted", "knows", "week", "time_zone"),
    *("is_remote", "is_in_person", "guardian_name", "guardian_phone"),
)


@transaction.atomic
def begin_application(*, programme: Programme, person: Any, side: Side) -> Application:
    """The person's application on that side, begun with what they said in another programme, if there was one.

    Asking twice finds the first. One that was taken back begins anew. Raises ApplicationsClosed.
    """
    application = (
        _begin_mentor(programme, person) if side == Side.MENTOR else _begin_mentee(programme, person)
    )
    if application.state in AGAIN:
        refuse_to_begin(terms_of(programme))
        rows = type(application).objects.filter(pk=application.pk, state__in=AGAIN)
        rows.update(state=ApplicationState.DRAFT, steps_done=[], sent_at=None, decided_at=None)
        application.refresh_from_db()
    return application


def _begin_mentor(programme: Programme, person: Any) -> MentorApplication:
    mine = MentorApplication.objects.for_person(person).filter(programme=programme)
    if found := mine.first():
        return found
    refuse_to_begin(terms_of(programme))
    mentor, _new = Mentor.objects.get_or_create(person=person)
    application, _new = MentorApplication.objects.get_or_create(
        programme=programme, mentor=mentor, defaults={"places": programme.default_places}
    )
    return application


def _begin_mentee(programme: Programme, person: Any) -> MenteeApplication:
    mine = MenteeApplication.objects.for_person(person)
    if found := mine.filter(programme=programme).first():
        return found
    refuse_to_begin(terms_of(programme))
    before = mine.order_by("-begun_at", "-pk").first()
    said = {name: getattr(before, name) for name in KEPT_FROM_BEFORE} if before else {}
    application, new = MenteeApplication.objects.get_or_create(
        programme=programme, person=person, defaults=said
    )
    if new and before:
        seek_skills(application=application, priorities=before.skill_items.values_list("tag", "priority"))
        application.sectors.set(before.sectors.all())
    return application


@transaction.atomic
def seek_skills(*, application: MenteeApplication, priorities: Any) -> None:
    """Make these the skills the mentee looks for: pairs of a skill's id and its priority."""
    wanted = dict(priorities)
    application.skill_items.exclude(tag__in=wanted).delete()
    items = application.skill_items.model
    items.objects.bulk_create(
        [items(content_object=application, tag_id=skill, priority=how) for skill, how in wanted.items()],
        update_conflicts=True,
        unique_fields=["content_object", "tag"],
        update_fields=["priority"],
    )


@transaction.atomic
def note_step(*, application: Application, step: str) -> None:
    """This step is filled in. Once is enough."""
    row = type(application).objects.select_for_update().get(pk=application.pk)
    if step not in row.steps_done:
        row.steps_done = [*row.steps_done, step]
        row.save(update_fields=["steps_done"])
    application.steps_done = row.steps_done


def agree_to_conduct(*, application: Application) -> None:
    """Note that the person agreed to the code of conduct as it stands now; the moment of the first time stays."""
    version = application.programme.conduct_version
    if application.conduct_version != version:
        application.conduct_version, application.conduct_at = version, timezone.now()
        application.save(update_fields=["conduct_version", "conduct_at"])


@transaction.atomic
def send_application(*, application: Application) -> Application:
    """Send it, once. Raises why it cannot be sent (see `admitting`), and AlreadySent where it is out of one's hands."""
    if application.state == ApplicationState.DRAFT:
        refuse_to_send(application)
        if application.conduct_version != application.programme.conduct_version:
            raise NotComplete
    if not _move(application, {ApplicationState.DRAFT}, ApplicationState.SENT, sent_at=timezone.now()):
        raise AlreadySent
    tell_applicant(application, "mentoring_application_received")
    transaction.on_commit(partial(application_sent.send, type(application), application=application))
    return application


@transaction.atomic
def withdraw_application(*, application: Application) -> bool:
    """Take back what was not decided yet. False when there was nothing to take back."""
    moved = _move(application, {ApplicationState.DRAFT, ApplicationState.SENT}, ApplicationState.WITHDRAWN)
    if moved:
        announce_stepping_back(application)
    return moved


@transaction.atomic
def accept_application(*, application: Application, by: Any, note: str = "") -> bool:
    """Take the applicant into the programme. Raises why that cannot be; False when it was decided before."""
    _refuse_oneself(application, by)
    if application.state != ApplicationState.SENT:
        return False
    refuse_to_accept(application)
    if not _decide(application, ApplicationState.ACCEPTED, by, note):
        return False
    tell_applicant(application, "mentoring_application_accepted")
    transaction.on_commit(partial(application_accepted.send, type(application), application=application))
    return True


@transaction.atomic
def decline_application(*, application: Application, by: Any, note: str = "") -> bool:
    """Say no, with a word to the applicant. False when it was decided before."""
    _refuse_oneself(application, by)
    if not _decide(application, ApplicationState.DECLINED, by, note):
        return False
    tell_applicant(application, "mentoring_application_declined")
    return True


def _refuse_oneself(application: Application, by: Any) -> None:
    if by is not None and by == person_of(application):
        raise NotOneself


def _decide(application: Application, state: ApplicationState, by: Any, note: str) -> bool:
    decided = {"decided_at": timezone.now(), "decided_by": by, "decision_note": note}
    return _move(application, {ApplicationState.SENT}, state, **decided)


def _move(application: Application, from_states: set, to: ApplicationState, **columns: Any) -> bool:
    """Change the state in one statement, so that of two at once one does it."""
    rows = type(application).objects.filter(pk=application.pk, state__in=from_states)
    moved = bool(rows.update(state=to, **columns))
    application.refresh_from_db()
    return moved


def tell_applicant(application: Application, kind: str) -> None:
    """News of an application, in words that give nothing away on a shared phone."""
    programme = application.programme
    when = application.decided_at or application.sent_at
    notify(
        person=person_of(application),
        kind=kind,
        params={
            "programme": {"en": programme.name, "ur": programme.name_in("ur")},
            "slug": programme.slug,
            "side": side_of(application).value,
        },
        once=f"{side_of(application)}-{application.pk}-{when:%Y%m%d%H%M%S}",
    )
