"""How long a list of 10,000 people takes, from a file to records, as CSV and as an Excel file, and how much memory."""

import time

from .bench import Report, is_light, site
from .bench_export import megabytes

PEOPLE = 1000 if is_light() else 10_000
HEADINGS = ("Name", "Name in Urdu", "Phone", "Gender", "Birth year", "District", "Area", "Languages")


def rows(letter: str, network: str):
    """Full rows, of which some share a number."""
    for number in range(PEOPLE):
        names, phone = (f"Person {letter} {number}", f"آمنہ {number}"), f"{network} {1_000_000 + number // 2}"
        yield (*names, phone, "F", "2001", "Attock", "rural", "Urdu (fluent), Saraiki (native)")


def bring(report: Report, kind: str, data: bytes, staff) -> None:
    """Look through it, bring it in, and look through it again; each must come to what it should.

    There is no worker here: what would wait for one is done at once.
    """
    from cms.people.models import Person
    from cms.rosters import actions
    from cms.rosters.models import Roster

    from ..cms.rosters.factories import upload

    def send() -> None:
        actions.take_in(file=upload(data), by=staff, channel="paper")

    without_login = Person.objects.filter(user=None)
    before = without_login.count()
    report.at_most(f"seconds to look through {PEOPLE} people, {kind}", seconds(send), 30)
    roster = Roster.objects.latest("pk")
    assert roster.entries.counts() == {"new": PEOPLE}, roster.failure
    took = seconds(lambda: actions.bring_in(roster=roster))
    report.at_most(f"seconds to bring them in, {kind}", took, 60)
    assert without_login.count() - before == PEOPLE
    report.figures[f"seconds to find that they are all here, {kind}"] = round(seconds(send), 2)
    assert Roster.objects.latest("pk").entries.counts() == {"same": PEOPLE}


def seconds(do) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def main() -> None:
    report = Report("rosters")
    with site():
        from ..cms.accounts.factories import user
        from ..cms.people.factories import district
        from ..cms.rosters.factories import csv_of, xlsx_of

        district()
        staff = user(name="Farida")
        bring(report, "CSV", csv_of(*rows("A", "0300"), headings=HEADINGS), staff)
        bring(report, "Excel", xlsx_of(*rows("B", "0333"), headings=HEADINGS), staff)
    report.at_most("peak memory of the whole process, MB", megabytes(), 300)
    report.finish()


if __name__ == "__main__":
    main()
