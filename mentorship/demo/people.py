"""The demo's programmes, and who takes part in them, through the ordinary actions. What is past is then dated back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.utils import timezone

from cms.certificates.models import CertificateSignatory, CertificateTemplate, CertificateWords
from cms.people.actions import record_residence, set_languages
from cms.people.models import District, Person
from cms.topics.models import Skill, Topic

from ..actions import publish_policy
from ..actions.applying import (
    accept_application,
    agree_to_conduct,
    begin_application,
    decline_application,
    note_step,
    seek_skills,
    send_application,
    withdraw_application,
)
from ..actions.vetting import record_guardian, record_training, vet_mentor
from ..applicants import STEPS, side_of
from ..enums import Priority, ProgrammeState, Side, Wanted
from ..models import MenteeApplication, Mentor, MentorApplication, Programme
from . import words
from .words import Words, ago, stable_key

COORDINATOR = "coordinator"
SENT, DECIDED = 14, 8  # days before a match began, or before today
AS_THEY_STAND = (
    *("kind", "circle_size", "is_observed", "weeks", "meeting_days", "meeting_minutes", "overlap_minutes"),
    *("default_places", "most_places", "offer_days", "request_days", "takes_requests", "check_in_weeks"),
    *("risk_days", "conduct_version", "training_url"),
)


def add_programme(written: Words) -> Programme:
    today, english, urdu = timezone.localdate(), written["en"], written["ur"]
    programme = Programme.objects.create(
        slug=written["slug"],
        state=ProgrammeState.OPEN,
        name=english["name"],
        name_ur=urdu["name"],
        conduct=english["conduct"].strip(),
        conduct_ur=urdu["conduct"].strip(),
        training=english["training"],
        training_ur=urdu["training"],
        opens_at=ago(-written["opens"]),
        closes_at=ago(-written["closes"]),
        starts_on=today + timedelta(days=written["starts"]),
        ends_on=today + timedelta(days=written["ends"]),
        certificate_template=thanks(),
        **{name: written[name] for name in AS_THEY_STAND if name in written},
    )
    publish_policy(programme=programme, by=somebody(COORDINATOR), **written["policy"])
    programme.policies.update(published_at=programme.opens_at)
    return programme


def thanks() -> CertificateTemplate:
    """The certificate for mentors, made when it is not there."""
    written = words.read("thanks")
    template, new = CertificateTemplate.objects.get_or_create(name=written["name"])
    if new:
        for language, said in written["words"].items():
            CertificateWords.objects.create(template=template, language=language, **said)
        CertificateSignatory.objects.create(template=template, **written["signatory"])
    return template


def somebody(name: str) -> Person | None:
    """A person of the demo, whose key is the same on every machine; None on a host that has not got them."""
    return Person.objects.filter(key=stable_key("person", name)).first()


def person_of(written: Words) -> Person:
    """The one who can sign in, or one made without a login."""
    if found := somebody(written.get("login", written["key"])):
        return found
    person = Person.objects.create(
        key=stable_key("person", written["key"]),
        name=written["name"],
        name_ur=written["name_ur"],
        gender=written["gender"],
        birth_year=written.get("birth_year") or timezone.localdate().year - written["birth_year_age"],
    )
    set_languages(person=person, levels=written["languages"])
    if code := written.get("district"):
        district = District.objects.get(code=code)
        record_residence(person=person, district=district, setting=written["setting"], since=date(2026, 1, 1))
    return person


def add_mentor(programme: Programme, written: Words, begun: int) -> MentorApplication:
    """A mentor as far as they have come; `begun` is how many days ago they were accepted."""
    by = somebody(COORDINATOR)
    application = begin_application(programme=programme, person=person_of(written), side=Side.MENTOR)
    mentor = application.mentor
    _fill(mentor, written)
    mentor.about, mentor.about_ur, mentor.years = (
        written["en"]["about"],
        written["ur"]["about"],
        written["years"],
    )
    mentor.time_zone = written.get("time_zone", mentor.time_zone)
    mentor.mentees_wanted = Wanted.WOMEN if written.get("women_only") else Wanted.ANY
    mentor.referees = written.get("referees", "")
    mentor.save()
    mentor.skills.set(Skill.objects.filter(slug__in=written["skills"]))
    application.places = written["programmes"][programme.slug]
    application.save()
    _send(application, begun)
    record_training(application=application)
    if written["stage"] != "sent":
        _vet(mentor, by)
        accept_application(application=application, by=by)
    _date_back(application, begun)
    return application


def _vet(mentor: Mentor, by: Person | None) -> None:
    if not mentor.vettings.exists():
        vet_mentor(
            mentor=mentor,
            by=by,
            passed=True,
            identity_seen=True,
            references=2,
            expires_on=timezone.localdate() + timedelta(days=640),
        )
    _attest(mentor.person, by)


def _attest(person: Person, by: Person | None) -> None:
    """What staff made sure of when they met, where an app keeps it."""
    if apps.is_installed("cms.safeguarding"):
        from cms.safeguarding.actions import attest

        attest(person=person, category=person.gender, how="in_person", by=by)


def add_mentee(programme: Programme, written: Words, begun: int) -> MenteeApplication:
    """A mentee as far as they have come; `begun` is how many days ago they were matched, or 0."""
    by = somebody(COORDINATOR)
    application = begin_application(programme=programme, person=person_of(written), side=Side.MENTEE)
    _fill(application, written)
    application.goal = written["goal"]
    application.mentors_wanted = Wanted.WOMEN if written.get("women_only") else Wanted.ANY
    application.guardian_name = written.get("guardian_name", "")
    application.guardian_phone = written.get("guardian_phone", "")
    application.save()
    seek_skills(application=application, priorities=_priorities(written["skills"]))
    stage = written["stage"]
    if stage == "draft":
        for step in STEPS[Side.MENTEE][: written["steps"]]:
            note_step(application=application, step=step)
        return application
    _send(application, begun)
    if written.get("guardian_agreed"):
        record_guardian(application=application, by=by)
        application.refresh_from_db()
    if stage == "accepted":
        accept_application(application=application, by=by)
    elif stage == "declined":
        decline_application(application=application, by=by, note=written["note"])
    elif stage == "withdrawn":
        withdraw_application(application=application)
    _date_back(application, begun)
    return application


def _fill(row: Any, written: Words) -> None:
    """What both sides tell."""
    row.week = words.week(written["free"]).to_bytes()
    row.is_remote = written.get("is_remote", True)
    row.is_in_person = written.get("is_in_person", False)
    row.platforms = written.get("platforms", [])
    row.backgrounds = written.get("backgrounds", [])
    row.sectors.set(Topic.objects.filter(slug__in=written.get("sectors", [])))


def _priorities(slugs: list[str]) -> list[tuple[int, int]]:
    ids = dict(Skill.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    return [(ids[slug], how) for slug, how in zip(slugs, sorted(Priority, reverse=True), strict=False)]


def _send(application: Any, begun: int) -> None:
    for step in STEPS[side_of(application)]:
        note_step(application=application, step=step)
    agree_to_conduct(application=application)
    send_application(application=application)


def _date_back(application: Any, begun: int) -> None:
    """As if it had been sent and decided before the match, or lately."""
    rows = type(application).objects.filter(pk=application.pk)
    sent = ago(begun + SENT)
    rows.update(begun_at=sent - timedelta(days=2), sent_at=sent, conduct_at=sent)
    rows.exclude(decided_at=None).update(decided_at=ago(begun + DECIDED))
    application.refresh_from_db()
