"""Programmes and the people in them, for tests. What is not said is what lets a match be made."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from cms.people.actions import record_residence, set_languages
from cms.safeguarding import actions as safeguarding
from cms.safeguarding.actions import attest
from cms.safeguarding.enums import MeasureKind
from cms.safeguarding.models import Measure
from cms.topics.models import Skill
from mentorship.actions import ask_run, carry_out_run, publish_policy, send_offers
from mentorship.actions.matches import begin_match
from mentorship.actions.meetings import Plan, confirm_meeting, propose_meeting
from mentorship.actions.places import hold_mentee, take_place, take_seat_in_circle
from mentorship.availability import Part, Week
from mentorship.enums import ApplicationState, Origin, ProgrammeState, Side
from mentorship.models import (
    Attendance,
    CheckIn,
    Match,
    Meeting,
    MenteeApplication,
    Mentor,
    MentorApplication,
    Programme,
    Proposal,
    Round,
    Run,
    Vetting,
)

from ..cms.accounts.factories import learner
from ..cms.safeguarding.factories import case

_numbers = count(1)
EVENINGS = Week.from_parts({day: [Part.EVENING] for day in range(5)}).to_bytes()


def programme(**fields) -> Programme:
    today = timezone.localdate()
    number = next(_numbers)
    defaults = {
        "name": f"First steps {number}",
        "name_ur": "پہلے قدم",
        "slug": f"first-steps-{number}",
        "state": ProgrammeState.OPEN,
        "starts_on": today,
        "ends_on": today + timedelta(days=180),
    }
    return Programme.objects.create(**{**defaults, **fields})


def policy(of: Programme, *, weights=None, tiers=(), stability=300):
    return publish_policy(programme=of, weights=weights or {}, tiers=list(tiers), stability=stability)


def skill(name="Graphic design") -> Skill:
    return Skill.objects.get_or_create(name=name, defaults={"slug": name.lower().replace(" ", "-")})[0]


def person(name, *, gender="", languages=("ur",), district=None, setting="", birth_year=1995):
    """A person with a login, who speaks these languages natively."""
    someone = learner(name=name).hunar_person
    someone.gender, someone.birth_year, someone.name = gender, birth_year, name
    someone.save()
    set_languages(person=someone, levels=dict.fromkeys(languages, "native"))
    if district:
        record_residence(person=someone, district=district, setting=setting, since=timezone.localdate())
    return someone


def attested(someone, category="woman") -> None:
    """Staff have seen this person's category."""
    attest(person=someone, category=category, how="in_person", by=None)


def block(*, by, of) -> None:
    safeguarding.block(by=by, whom=of)


def suspension(someone) -> None:
    """The person may make no new contact for now."""
    Measure.objects.create(case=case(someone), person=someone, kind=MeasureKind.CONTACT)


def vetting(mentor: Mentor, **fields) -> Vetting:
    now = timezone.now()
    defaults = {
        "passed": True,
        "identity_seen": True,
        "references": 2,
        "at": now,
        "expires_on": timezone.localdate(now) + timedelta(days=365),
    }
    return Vetting.objects.create(mentor=mentor, **{**defaults, **fields})


def mentor(
    of: Programme,
    name="",
    *,
    who=None,
    places=2,
    skills=("Graphic design",),
    is_vetted=True,
    wants="any",
    **facts,
):
    """A mentor in the programme: vetted, trained, free on evenings; `who`, or somebody new. Returns the application."""
    someone = who or person(name or f"Mentor {next(_numbers)}", **facts)
    profile = Mentor.objects.create(person=someone, week=EVENINGS, years=5, mentees_wanted=wants)
    profile.skills.set([skill(each) for each in skills])
    if is_vetted:
        vetting(profile)
    now = timezone.now()
    return MentorApplication.objects.create(
        programme=of,
        mentor=profile,
        places=places,
        state=ApplicationState.ACCEPTED,
        sent_at=now,
        decided_at=now,
        conduct_version=of.conduct_version,
        conduct_at=now,
        trained_at=now,
    )


def mentee(
    of: Programme, name="", *, who=None, skills=("Graphic design",), wants="any", **facts
) -> MenteeApplication:
    """A mentee in the programme, free on evenings, who looks for these skills: `who`, or somebody new."""
    now = timezone.now()
    made = MenteeApplication.objects.create(
        programme=of,
        person=who or person(name or f"Mentee {next(_numbers)}", **facts),
        goal="My first order",
        week=EVENINGS,
        mentors_wanted=wants,
        state=ApplicationState.ACCEPTED,
        sent_at=now,
        decided_at=now,
        conduct_version=of.conduct_version,
        conduct_at=now,
    )
    for priority, name_of_skill in zip((3, 2, 1), skills, strict=False):
        made.skills.add(skill(name_of_skill), through_defaults={"priority": priority})
    return made


def a_round(of: Programme | None = None, **fields) -> Round:
    of = of or programme()
    return Round.objects.create(programme=of, number=of.rounds.count() + 1, **fields)


def a_proposal(this_round: Round, one=None, other=None, **fields) -> Proposal:
    one, other = one or mentee(this_round.programme), other or mentor(this_round.programme)
    return Proposal.objects.create(round=this_round, mentee=one, mentor=other, **fields)


def run_of(this_round: Round, **asked) -> Run:
    """A run that was carried out."""
    run = ask_run(this_round=this_round, **asked)
    carry_out_run(run_id=run.pk)
    run.refresh_from_db()
    return run


def offered(of: Programme | None = None, **fields) -> Proposal:
    """A proposal that both its people were offered."""
    proposal = a_proposal(a_round(of), state="sending", **fields)
    send_offers(round_id=proposal.round_id)
    proposal.refresh_from_db()
    return proposal


def match(of: Programme | None = None, *, mentor_app=None, mentee_app=None, **fields) -> Match:
    """Two people who work together."""
    of = of or programme()
    one, other = mentor_app or mentor(of), mentee_app or mentee(of)
    take_place(mentor=one)
    hold_mentee(mentee=other)
    made = begin_match(mentor=one, mentee=other, origin=Origin.STAFF)
    if fields:
        Match.objects.filter(pk=made.pk).update(**fields)
        made.refresh_from_db()
    return made


def circle(of: Programme | None = None, *, people=2) -> list[Match]:
    """A mentor with a circle: the matches of its mentees."""
    of = of or programme(kind="circles", circle_size=6)
    one = mentor(of, places=people)
    made = []
    for _ in range(people):
        other = mentee(of)
        take_place(mentor=one)
        hold_mentee(mentee=other)
        around = take_seat_in_circle(mentor=one, slot=24, size=6)
        made.append(begin_match(mentor=one, mentee=other, origin=Origin.STAFF, circle=around))
    return made


def plan(starts_at=None, **fields) -> Plan:
    """Tomorrow for 45 minutes, online."""
    starts_at = starts_at or timezone.now().replace(microsecond=0) + timedelta(days=1)
    return Plan(**{"starts_at": starts_at, "minutes": 45, "link": "https://meet.example.org/a", **fields})


def meeting(of: Match, *, agreed=True, by=None, **fields) -> Meeting:
    """A meeting of the match: proposed by the mentor and, unless told otherwise, agreed."""
    made = propose_meeting(match=of, person=by or of.mentor.mentor.person, plan=plan(**fields))
    if agreed:
        confirm_meeting(meeting=made, person=of.other_than(by or of.mentor.mentor.person), sequence=0)
    return made


def past_meeting(of: Match, *, days=1, **fields) -> Meeting:
    """One that was agreed, and whose time came some days ago; nobody has told of it yet."""
    made = meeting(of, **fields)
    Meeting.objects.filter(pk=made.pk).update(starts_at=timezone.now() - timedelta(days=days))
    made.refresh_from_db()
    return made


def mentor_again(of: Mentor, programme: Programme) -> MentorApplication:
    """The same mentor in another programme."""
    return MentorApplication.objects.create(
        programme=programme, mentor=of, places=2, state=ApplicationState.ACCEPTED
    )


def check_in(of: Match, *, side=Side.MENTEE) -> CheckIn:
    """One that waits for the mentee's answer, or for the mentor's."""
    person = of.mentee.person if side == Side.MENTEE else of.mentor.mentor.person
    return CheckIn.objects.create(match=of, person=person, side=side, week=1, due_on=timezone.localdate())


def meeting_row(of: Match, starts_at, *, minutes=45, state="confirmed", by=None, **attendance) -> Meeting:
    """A meeting at any time, also in the past, written without asking; `attendance` is how it went for this match."""
    made = Meeting.objects.create(
        mentor=of.mentor,
        circle=of.circle,
        starts_at=starts_at,
        minutes=minutes,
        state=state,
        proposed_by=by or of.mentor.mentor.person,
    )
    if attendance.get("came") is not None:
        attendance = {"reported_at": starts_at, "reported_by": "mentor", **attendance}
    Attendance.objects.create(meeting=made, match=of, **attendance)
    return made
