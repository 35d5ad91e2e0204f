"""How long it takes to count a segment among 100,000 people.

The bar is for PostgreSQL; SQLite is measured and not judged. Name the database with DATABASE_URL.
"""

import random
from datetime import timedelta

from .bench import Report, is_light, medians, site, timed

PEOPLE = 10_000 if is_light() else 100_000
BATCH = 5000


def fill() -> None:
    """People of every kind, with logins, languages, enrolments and residences; one in five has moved."""
    from django.db import connection
    from django.utils import timezone

    from cms.accounts.models import User
    from cms.people.models import District, Person, PersonLanguage, Residence
    from courses.models import Enrolment

    from ..cms.people.factories import district, province
    from ..courses.factories import course

    dice, now, today = random.Random(5), timezone.now(), timezone.localdate()
    for number in range(150):
        code = ("PK-PB", "PK-SD", "PK-KP", "PK-BA")[number % 4]
        district(f"PK{number:03}", name_en=f"District {number}", province=province(code))
    districts, learnt = list(District.objects.all()), course()
    for start in range(0, PEOPLE, BATCH):
        some = range(start, start + BATCH)
        logins = User.objects.bulk_create(
            User(email=f"u{n}@example.org", language=dice.choice(("ur", "ur", "en")), last_login=now)
            for n in some
        )
        people = Person.objects.bulk_create(
            Person(
                user=login,
                name="Person",
                gender=dice.choice(("woman", "woman", "man", "")),
                birth_year=dice.choice((None, *range(today.year - 50, today.year - 14))),
            )
            for login in logins
        )
        Residence.objects.bulk_create(
            Residence(
                person=one,
                district=dice.choice(districts),
                setting=dice.choice(("urban", "rural")),
                since=today - timedelta(days=days),
            )
            for one in people
            for days in ((900, 40) if dice.random() < 0.2 else (900,))
        )
        PersonLanguage.objects.bulk_create(
            PersonLanguage(person=one, language=code, level="native")
            for one in people
            for code in dice.sample(("ur", "pa", "sd", "ps"), 2)
        )
        Enrolment.objects.bulk_create(
            Enrolment(
                person=one,
                course=learnt,
                enrolled_at=now,
                standing="completed" if done else "active",
                completed_at=now if done else None,
            )
            for one in people
            if dice.random() < 0.5
            for done in (dice.random() < 0.3,)
        )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def trees() -> dict[str, object]:
    """From the plainest to one that asks for everything at once."""
    from cms.segments.trees import EVERYBODY, Group, Is, Not
    from courses.models import Course

    course = (str(Course.objects.get().key),)
    women, rural = Is("gender", ("woman",)), Is("residence", ("rural",))
    some = Is("district", tuple(f"PK{number:03}" for number in range(0, 150, 7)))
    punjab, young = Is("province", ("PK-PB",)), Is("age", ("18-24", "25-29"))
    urdu, speaks = Is("language", ("ur",)), Is("speaks", ("pa", "sd"))
    learning, done = Is("enrolled", course), Is("completed", course)
    mix = Group(
        True,
        (
            women,
            Group(False, (Group(True, (some, Not(rural))), punjab, speaks)),
            Not(Group(False, (done, Not(young)))),
            Group(False, (urdu, learning, Is("seen", ("30",)))),
            Not(Is("mentoring_mentee", ("accepted", "left"))),
        ),
    )
    either = Group(False, (some, rural, learning, Not(speaks), Not(punjab)))
    return {
        "everybody": EVERYBODY,
        "a district": some,
        "not learning": Not(learning),
        "any of five": either,
        "all at once": mix,
    }


def main() -> None:
    report = Report("segments")
    with site():
        from django.db import connection

        from cms.segments.audience import people_of

        fill()
        asked = trees()
        judged = connection.vendor == "postgresql"
        counts = {name: people_of(tree).count() for name, tree in asked.items()}
        assert 0 < counts["all at once"] < counts["any of five"] < counts["everybody"] < PEOPLE, counts
        actions = {name: timed(lambda tree=tree: people_of(tree).count()) for name, tree in asked.items()}
        for name, took in medians(actions, 5).items():
            report.figures[f"people in “{name}”"] = counts[name]
            if judged:
                report.at_most(f"milliseconds to count “{name}”", took, 500)
            else:
                report.figures[f"milliseconds to count “{name}”, {connection.vendor}"] = took
    report.finish()


if __name__ == "__main__":
    main()
