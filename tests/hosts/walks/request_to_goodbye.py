"""Run inside a host's site: a mentee finds a mentor and asks, they work together, and it ends well.

By the host's own Python, its own user model and its own addresses. Prints what was seen, as JSON.
"""

import json
import sys
from datetime import timedelta
from pathlib import Path

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.utils import timezone  # noqa: E402
from visitor import Visitor  # noqa: E402  beside this file

import mentorship  # noqa: E402  set up first
from cms.people.actions import person_of, set_languages  # noqa: E402
from cms.topics.models import Skill  # noqa: E402
from mentorship.models import (  # noqa: E402
    Match,
    MenteeApplication,
    Mentor,
    MentorApplication,
    Programme,
    Request,
    Vetting,
)

assert sys.prefix in mentorship.__file__, f"{mentorship.__file__} is not the wheel's"
PASSWORD = "a long pass phrase of hers"
ALWAYS = bytes([0xFF] * 42)


def somebody(name):
    user = get_user_model().objects.create_user(name.lower(), password=PASSWORD, first_name=name)
    person = person_of(user)
    person.name, person.birth_year = name, 1995
    person.save()
    set_languages(person=person, levels={"en": "fluent"})
    return person


def people():
    """A programme with one mentor and one mentee in it, as staff have accepted them."""
    today = timezone.localdate()
    programme = Programme.objects.create(
        name="First steps", slug="first", state="open", starts_on=today, ends_on=today + timedelta(days=90)
    )
    skill = Skill.objects.create(name="Bookkeeping", slug="bookkeeping")
    inside = {"state": "accepted", "conduct_version": programme.conduct_version, "programme": programme}
    mentor = Mentor.objects.create(person=somebody("Bushra"), week=ALWAYS, years=4)
    mentor.skills.add(skill)
    Vetting.objects.create(
        mentor=mentor, passed=True, at=timezone.now(), expires_on=today + timedelta(days=9)
    )
    mentee = MenteeApplication.objects.create(
        person=somebody("Amina"), week=ALWAYS, goal="My first order", **inside
    )
    mentee.skills.add(skill)
    return MentorApplication.objects.create(mentor=mentor, **inside), mentee


def walk():
    mentor, mentee = people()
    seen = {}
    amina, bushra = (Visitor() for _ in range(2))
    for visitor, person in ((amina, mentee.person), (bushra, mentor.mentor.person)):
        visitor.client.force_login(person.user)
    seen["found"] = "Bushra" in amina.opens(f"/mentoring/find/{mentee.key}/")
    page = f"/mentoring/find/{mentee.key}/{mentor.key}/"
    amina.opens(page)
    amina.sends("", words="I keep the books of my uncle's shop.")
    asked = Request.objects.get()
    seen["asked"] = asked.state
    seen["on the mentor's desk"] = f"/mentoring/requests/{asked.pk}/" in bushra.opens("/mentoring/")
    bushra.opens(f"/mentoring/requests/{asked.pk}/")
    bushra.sends("", answer="yes")
    match = Match.objects.get()
    seen["matched"] = match.is_active
    thread = f"/mentoring/match/{match.key}/messages/"
    amina.opens(thread)
    amina.sends("", words="Thank you for your time.")
    seen["message read"] = "Thank you for your time." in bushra.opens(thread)
    amina.opens(f"/mentoring/match/{match.key}/end/?reason=reached")
    amina.sends("/end/")
    match.refresh_from_db()
    mentor.refresh_from_db()
    return {**seen, "ended": match.end_reason, "place free again": mentor.places_left == mentor.places}


Path("walked.json").write_text(json.dumps(walk()))
