"""Tasks for the tests of the worker; each writes down that it ran."""

import time
from pathlib import Path

from django_tasks import task


def ran(diary: str) -> int:
    """Note one more run and say which it is."""
    with Path(diary).open("a") as file:
        file.write("ran\n")
    return len(Path(diary).read_text().splitlines())


@task()
def hangs_the_first_time(diary: str) -> str:
    if ran(diary) == 1:
        time.sleep(300)
    return "finished"


@task()
def fails_twice(diary: str) -> str:
    if ran(diary) <= 2:
        raise ValueError("not yet")
    return "finished"


@task()
def never_works(diary: str) -> None:
    ran(diary)
    raise ValueError("never")
