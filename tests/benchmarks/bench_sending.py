"""How fast a message leaves for 50,000 people, and in how much memory, through a file that keeps each only once.

Everything that happens to each is in it: looked at twice, claimed, addressed, handed over durably, written down. A
tenth of them wants neutral words, which also stand in their inbox.
"""

import sqlite3
import tempfile
import time
from contextlib import closing

from .bench import Report, is_light, site
from .bench_export import megabytes

PEOPLE = 5_000 if is_light() else 50_000
BATCH = 5000


def fill() -> None:
    from cms.notices.models import Preferences
    from cms.people.models import Person

    from ..cms.mailings.factories import many_readers

    for _ in range(PEOPLE // BATCH):
        many_readers(BATCH)
    shy = list(Person.objects.order_by("pk").values_list("pk", flat=True))[::10]
    awake = {"neutral": True, "quiet_from": "00:00", "quiet_to": "00:00"}
    Preferences.objects.bulk_create((Preferences(person_id=pk, **awake) for pk in shy), batch_size=500)


def main() -> None:
    report = Report("sending")
    with site(), tempfile.TemporaryDirectory(dir="var") as folder:
        from django.conf import settings
        from django.utils import timezone

        from cms.mailings import actions
        from cms.mailings.letters import letters_of
        from cms.notices.backends.spool import spool_of

        from ..cms.mailings.factories import mailing

        settings.HUNAR_NOTICES = settings.HUNAR_NOTICES | {
            "EMAIL_BACKEND": "cms.notices.backends.spool.SpoolBackend",
            "FILE_FOLDER": folder,
        }
        fill()
        one = mailing(state="sending", started_at=timezone.now(), tree={"all": []})
        letters = letters_of(one)
        while one.recipients.filter(state="sent").count() < PEOPLE // 50:
            one.refresh_from_db()
            _ = actions.send_some(one, "email", letters) or actions.prepare(one)
        early, seen = megabytes(), one.recipients.filter(state="sent").count()
        began = time.perf_counter()
        while actions.go_on(mailing_id=one.pk, seconds=3600):
            pass
        took = time.perf_counter() - began
        assert one.recipients.counts() == {("email", "sent"): PEOPLE}
        with closing(sqlite3.connect(spool_of("email"))) as spool:
            kept, readers = spool.execute(
                "SELECT COUNT(*), COUNT(DISTINCT json_extract(told, '$.to')) FROM message"
            ).fetchone()
        assert (kept, readers) == (PEOPLE, PEOPLE)
        report.figures["messages before the clock began"] = seen
        report.at_least("messages a second", (PEOPLE - seen) / took, 500)
        report.at_most("megabytes more after all than after the first", megabytes() - early, 40)
        report.figures["peak memory of the whole process, MB"] = round(megabytes())
    report.finish()


if __name__ == "__main__":
    main()
