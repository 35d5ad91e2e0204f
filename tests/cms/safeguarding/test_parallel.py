"""Two reports open one case, a double click is one report, and one of two officers closes."""

from uuid import uuid4

import pytest

from cms.notices.models import Notice
from cms.safeguarding import actions
from cms.safeguarding.models import Block, Case, Entry, Evidence, Measure, Report
from tests.cms.people.factories import person
from tests.parallel import at_once

from .factories import case, officer, report, told

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
AT_ONCE = 6


def test_reports_about_one_person_in_one_moment_open_one_case():
    rashid, reporters = person("Rashid"), [person(f"Reporter {n}") for n in range(AT_ONCE)]
    made = at_once(AT_ONCE, lambda n: report(rashid, reporter=reporters[n]))
    assert len({one.case_id for one in made}) == Case.objects.count() == 1
    assert Report.objects.count() == Evidence.objects.count() == AT_ONCE
    assert sorted(Entry.objects.values_list("kind", flat=True)) == ["joined"] * (AT_ONCE - 1) + ["opened"]


def test_a_double_click_is_one_report_also_about_nobody():
    token, amina, sadia = uuid4(), person("Amina"), officer().person
    made = at_once(AT_ONCE, lambda n: actions.file_report(token=token, told=told(), reporter=amina))
    assert len({one.pk for one in made}) == Case.objects.count() == Entry.objects.count() == 1
    assert Notice.objects.for_person(sadia).count() == 1


def test_one_of_two_officers_closes_and_the_other_is_told_to_read_again():
    opened = Case.objects.get(pk=case().pk)
    officers = [officer(f"Officer {n}").person for n in range(AT_ONCE)]

    def close(number):
        try:
            actions.close_case(
                case=opened, by=officers[number], outcome="acted", words="", version=opened.version
            )
        except actions.CaseMoved:
            return "moved"
        return "closed"

    assert sorted(at_once(AT_ONCE, close)) == ["closed"] + ["moved"] * (AT_ONCE - 1)
    assert Entry.objects.filter(kind="closed").count() == 1


def test_one_of_many_officers_takes_it_in_hand():
    opened = case()
    officers = [officer(f"Officer {n}").person for n in range(AT_ONCE)]
    taken = at_once(AT_ONCE, lambda n: actions.take_in_hand(case=opened, by=officers[n]))
    assert taken.count(True) == Entry.objects.filter(kind="taken").count() == 1


def test_a_block_and_a_measure_pressed_many_times_are_one():
    amina, rashid, sadia = person("Amina"), person("Rashid"), officer().person
    opened = case(rashid)
    at_once(AT_ONCE, lambda n: actions.block(by=amina, whom=rashid))
    at_once(
        AT_ONCE,
        lambda n: actions.take_measure(
            case=opened, by=sadia, person=rashid, kind="suspend_pair", other=amina
        ),
    )
    assert Block.objects.count() == Measure.objects.count() == 1


def test_an_attestation_pressed_many_times_is_logged_once():
    from cms.safeguarding.models import AttestationEntry

    amina, farida = person("Amina"), person("Farida")
    at_once(AT_ONCE, lambda n: actions.attest(person=amina, category="woman", how="video", by=farida))
    assert AttestationEntry.objects.count() == 1
