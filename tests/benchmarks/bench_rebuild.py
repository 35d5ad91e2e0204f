"""Rebuilding every summary of 100,000 events gives the same rows, dates included, as recording them did."""

import random
import time
import uuid

from .bench import Report, is_light, site

LESSONS = 30


def history(enrolment, keys: list[str], events: int, chance: random.Random) -> None:
    """A learner's past, recorded in the batches in which a phone sent it, with facts of ours in between."""
    from django.utils import timezone

    from courses.actions import Claim, Fact, record_claims, record_facts

    kinds = [("opened", {}), ("position", {"share": 0.3}), ("heard", {"from": 0, "to": 60}), ("read", {})]
    facts = [("marked", {}), ("passed", {"grade": 0.8}), ("failed", {"grade": 0.3})]
    for _ in range(events // 100):
        claims = [
            Claim(uuid.UUID(int=chance.getrandbits(128)), kind, key, timezone.now(), payload)
            for (kind, payload), key in zip(
                chance.choices(kinds, k=95), chance.choices(keys, k=95), strict=True
            )
        ]
        record_claims(enrolment=enrolment, claims=claims)
        chosen = zip(chance.choices(facts, k=5), chance.choices(keys, k=5), strict=True)
        record_facts(enrolment=enrolment, facts=[Fact(kind, key, payload) for (kind, payload), key in chosen])


def rows() -> dict[str, list[tuple]]:
    """Every summary there is, as plain rows."""
    from courses.models import Enrolment, ItemProgress

    progress = [field.attname for field in ItemProgress._meta.concrete_fields if not field.primary_key]
    enrolment = [field.attname for field in Enrolment._meta.concrete_fields]
    return {
        "progress": sorted(map(repr, ItemProgress.objects.values_list(*progress))),
        "enrolments": sorted(map(repr, Enrolment.objects.values_list(*enrolment))),
    }


def spoil() -> None:
    """Leave nothing for the rebuilding to copy from."""
    from courses.models import Enrolment, ItemProgress

    ItemProgress.objects.all().delete()
    Enrolment.objects.update(share=0, completed_at=None, last_at=None, last_item="", standing="active")


def main() -> None:
    events, learners = (10_000, 10) if is_light() else (100_000, 100)
    report = Report("rebuild")
    chance = random.Random(1)  # the same past each time
    with site():
        from courses import actions
        from courses.models import Enrolment, LearningEvent

        from ..cms.accounts.factories import learner
        from ..courses.factories import course, lesson_keys

        made = course(lessons=LESSONS)
        for _ in range(learners):
            enrolment = actions.enrol(person=learner().person, course=made)
            history(enrolment, lesson_keys(made), events // learners, chance)
        recorded = rows()
        spoil()
        began = time.perf_counter()
        for enrolment in Enrolment.objects.all():
            actions.rebuild_progress(enrolment)
        seconds = time.perf_counter() - began
        rebuilt = rows()
        report.figures = {
            "events": LearningEvent.objects.count(),
            "summary rows": sum(map(len, recorded.values())),
            "completed enrolments": Enrolment.objects.exclude(completed_at=None).count(),
            "rebuilding, s": round(seconds, 2),
            "rebuilding, events/s": round(LearningEvent.objects.count() / seconds),
        }
    differing = different(recorded, rebuilt)
    report.at_least("events rebuilt", report.figures["events"], events)
    report.at_most("rows that differ", differing, 0)
    assert not differing, f"{differing} rows differ"  # an answer, not a speed: judged in a light run too
    report.finish()


def different(recorded: dict[str, list], rebuilt: dict[str, list]) -> int:
    return sum(len(set(recorded[name]) ^ set(rebuilt[name])) for name in recorded)


if __name__ == "__main__":
    main()
