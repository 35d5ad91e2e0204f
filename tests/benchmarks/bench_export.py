"""How long a copy of a person's data takes, and how much memory, when they have done 10,000 things."""

import resource
import tempfile
import time
import uuid

from .bench import Report, is_light, site

EVENTS = 1000 if is_light() else 10_000


def somebody(events: int):
    """A learner with that many events in one course."""
    from django.utils import timezone

    from courses import actions
    from courses.models import LearningEvent

    from ..cms.accounts.factories import learner
    from ..courses.factories import course, lesson_keys

    person, made = learner(name="Amina Khatoon").person, course(lessons=10)
    enrolment, now, keys = actions.enrol(person=person, course=made), timezone.now(), lesson_keys(made)
    LearningEvent.objects.bulk_create(
        [
            LearningEvent(
                enrolment=enrolment,
                person=person,
                client_id=uuid.uuid4(),
                item=keys[number % len(keys)],
                kind="position",
                payload={"share": 0.4},
                occurred_at=now,
                received_at=now,
            )
            for number in range(events)
        ],
        batch_size=1000,
    )
    return person


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    report = Report("export")
    with site():
        from cms.privacy.packing import pack

        person, before = somebody(EVENTS), megabytes()
        began = time.perf_counter()
        with tempfile.TemporaryFile() as file:
            pack(person=person, language="ur", file=file)
            report.figures["size in kB"] = file.tell() // 1024
        took = time.perf_counter() - began
    report.figures["more memory than before, MB"] = round(megabytes() - before)
    report.at_most(f"seconds for {EVENTS} events", took, 5)
    report.at_most("peak memory of the whole process, MB", megabytes(), 200)
    report.finish()


if __name__ == "__main__":
    main()
