"""Two people find one another, work together and part well: on a phone, through every page, in both languages."""

from datetime import UTC, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from icalendar import Calendar

from cms.certificates.models import Certificate
from mentorship.models import Match, Meeting, Round

from ..cms.certificates.factories import template
from ..mentorship import factories
from . import mentoring_steps as steps
from .test_learner import answer_at, squeezed, text_of

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
JOIN = "https://meet.example.org/hunar"
WAYS = [("en", False), ("ur", True)]


@pytest.mark.parametrize(("language", "scripts"), WAYS, ids=["en-no-scripts", "ur-scripts"])
def test_from_two_applications_to_a_thank_you(open_page, tmp_path, language, scripts):
    programme = steps.programme(certificate_template=template())
    office = steps.staff(open_page, language)
    names = (("Bushra Khan", "بشریٰ خان"), ("Amina Bibi", "آمنہ بی بی"))
    bushra, amina = (
        steps.walker(open_page, steps.somebody(*each), language, scripts=scripts) for each in names
    )
    brought_together(office, programme, bushra, amina)
    match = both_accept(amina, bushra)
    meeting = meet(match, bushra, amina, tmp_path)
    write_notes(match, bushra, amina)
    answer_check_in(match, amina)
    finish(match, amina, bushra)
    thanked(bushra, meeting, open_page(), tmp_path)


@pytest.mark.parametrize(("language", "scripts"), [("en", True), ("ur", False)], ids=["en", "ur-no-scripts"])
def test_a_mentee_finds_a_mentor_and_asks(open_page, language, scripts):
    programme = steps.programme()
    mentor, mentee = factories.mentor(programme, "Bushra"), steps.mentee(programme, "Amina")
    amina, bushra = (
        steps.walker(open_page, one, language, scripts=scripts)
        for one in (mentee.person, mentor.mentor.person)
    )
    amina.goes("desk")
    amina.presses(f"main a[href*='/find/{mentee.key}/']")
    assert amina.words.reason in amina.presses(f"main a[href*='/{mentor.key}/']")
    amina.fills(words=amina.words.message)
    amina.presses("main form button")
    bushra.goes("desk")
    asked = bushra.presses("main a[href*='/requests/']")
    assert bushra.words.message in asked
    assert bushra.words.reason in asked
    bushra.presses("main button[name=answer][value=yes]")
    match = Match.objects.active().get(mentee=mentee, mentor=mentor)
    assert bushra.page.url.endswith(bushra.to("match", match.key))
    amina.goes("desk")
    amina.presses(f"main a[href$='/match/{match.key}/']")
    amina.goes("find", mentee.key, status=404)


def brought_together(office, programme, bushra, amina):
    """Nobody is found before staff have vetted; then staff make a round, look, and publish."""
    mentor = steps.apply_as_mentor(bushra, programme)
    mentee = steps.apply_as_mentee(amina, programme)
    steps.accept(office, mentee)
    amina.goes("find", mentee.key)
    assert amina.sees("a[href*='/find/']") == 0
    steps.open_round(office, programme)
    steps.propose(office)
    made = Round.objects.get()
    assert steps.proposals(office, made) == {()}
    steps.vet(office, mentor)
    amina.goes("find", mentee.key)
    assert amina.sees(f"a[href*='/find/{mentee.key}/{mentor.key}/']") == 1
    office.goes("hunar_rounds:round", made.pk)
    steps.propose(office)
    assert len(steps.proposals(office, made)) == 1
    assert office.words.skill in office.presses("main td.title a[href*='/proposals/']")
    steps.publish(office, made)


def both_accept(amina, bushra) -> Match:
    """The mentee reads why before she answers; the match begins with the second yes."""
    amina.goes("desk")
    offer = amina.presses("main a[href*='/offers/']")
    for why in (amina.words.reason, amina.words.skill, amina.words.about):
        assert why in offer
    amina.presses("main button[name=answer][value=yes]")
    assert Match.objects.count() == 0
    bushra.goes("desk")
    assert bushra.words.goal in bushra.presses("main a[href*='/offers/']")
    bushra.presses("main button[name=answer][value=yes]")
    match = Match.objects.get()
    assert bushra.page.url.endswith(bushra.to("match", match.key))
    return match


def meet(match, bushra, amina, folder) -> Meeting:
    """One proposes a time that suits both, the other agrees, and it stands in the calendar; then it takes place."""
    bushra.presses("main a[href$='/meetings/new/']")
    times = bushra.page.locator("main input[name=time]")
    chosen = times.nth(1).get_attribute("value")
    bushra.ticks("time", chosen)
    bushra.fills(link=JOIN)
    bushra.presses("main form.hunar-plan button:not([type=button])")
    meeting = Meeting.objects.get()
    amina.goes("meetings")
    amina.presses(f"main a[href$='/meetings/{meeting.key}/']")
    amina.presses("main form[action$='/yes/'] button")
    entry = calendar_entry(amina, folder)
    assert entry.start.astimezone(UTC) == parse_datetime(chosen).astimezone(UTC) == meeting.starts_at
    assert entry["location"] == JOIN
    assert not {"Bushra", "Amina"} & set(str(entry["summary"]).split())
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() - timedelta(hours=1))
    bushra.goes("meeting", meeting.key)
    bushra.presses("main button[name=outcome][value=came]")
    meeting.refresh_from_db()
    assert meeting.state == "held"
    return meeting


def calendar_entry(walker, folder):
    with walker.page.expect_download() as download:
        walker.page.locator("main a[href$='.ics']").click()
    file = folder / "meeting.ics"
    download.value.save_as(file)
    (entry,) = Calendar.from_ical(file.read_bytes()).events
    return entry


def write_notes(match, bushra, amina):
    """What is written for oneself alone is read by nobody else."""
    for words, is_private in ((bushra.words.shared, False), (bushra.words.private, True)):
        bushra.goes("match", match.key)
        form = "main form[action$='/notes/']"
        bushra.uncovers(f"{form} textarea")
        bushra.page.fill(f"{form} [name=words]", words)
        bushra.page.set_checked(f"{form} [name=is_private]", is_private)
        bushra.presses(f"{form} button:not([type=button])")
    mine, hers = bushra.goes("match", match.key), amina.goes("match", match.key)
    assert bushra.words.shared in mine
    assert bushra.words.private in mine
    assert amina.words.shared in hers
    assert amina.words.private not in amina.page.content()


def answer_check_in(match, amina):
    """A week later two questions wait, and are answered once."""
    Match.objects.filter(pk=match.pk).update(begun_at=timezone.now() - timedelta(days=8))
    call_command("tick")
    amina.goes("match", match.key)
    amina.presses("main a[href*='/check-ins/']")
    amina.ticks("helpful", 5)
    amina.ticks("comfortable", 4)
    amina.presses("main form button:not([type=button])")
    answered = match.check_ins.get(side="mentee")
    assert (answered.helpful, answered.comfortable) == (5, 4)
    amina.goes("match", match.key)
    assert amina.sees("a[href*='/check-ins/']") == 0


def finish(match, amina, bushra):
    """The mentee says why, reads what follows, and both say how it was."""
    amina.presses("main a[href$='/end/']")
    amina.ticks("reason", "reached")
    amina.presses("main form button:not([type=button])")
    amina.presses("main form[action$='/end/'] button:not([type=button])")
    say_how_it_was(amina, thanks=amina.words.thanks)
    assert bushra.words.thanks in bushra.goes("match", match.key)
    bushra.presses("main a[href$='/feedback/']")
    say_how_it_was(bushra, thanks=bushra.words.message)
    assert amina.words.message in amina.goes("match", match.key)
    match.refresh_from_db()
    assert (match.end_reason, match.ended_by, match.feedback.count()) == ("reached", "mentee", 2)


def say_how_it_was(walker, *, thanks):
    walker.ticks("useful", 5)
    walker.ticks("again", "yes")
    walker.fills(thanks=thanks)
    walker.presses("main form button:not([type=button])")


def thanked(bushra, meeting, guest, folder):
    """The certificate is among hers, tells the time she gave, and anybody can check it."""
    certificate = Certificate.objects.get()
    bushra.goes("hunar_my_certificates:list")
    bushra.presses(f"main a[href*='/my/certificates/{certificate.key}']")
    sheet = folder / "thanks.pdf"
    link = bushra.page.locator("main a[href$='.pdf']").first.get_attribute("href")
    sheet.write_bytes(bushra.page.request.get(link).body())
    assert squeezed(f"{meeting.minutes} min of mentoring in 1 meeting") in text_of(sheet)
    assert answer_at(guest, f"/verify/{certificate.key}/") == "valid"
