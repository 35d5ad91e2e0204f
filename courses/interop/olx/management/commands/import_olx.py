"""Bring an Open edX course in from the command line."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from courses.pages.models import CourseIndexPage

from ...actions import bring_course
from ...enums import Outcome, State
from ...models import CourseImport
from ...report import as_csv
from ...words import BrokenCourse


class Command(BaseCommand):
    help = "Bring an Open edX course (OLX: a folder, a .tar.gz or a .zip) in as drafts, with a report of every part."

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path)
        parser.add_argument(
            "--parent", required=True, metavar="SLUG", help="the catalogue the course goes into"
        )
        parser.add_argument(
            "--language", metavar="CODE", help="of the catalogue, where several have that slug"
        )
        parser.add_argument("--report", type=Path, metavar="FILE", help="write the report as CSV")

    def handle(self, *, path, parent, language, report, verbosity, **options):
        catalogue = find_catalogue(parent, language)
        record = CourseImport(name=path.name[:255], state=State.WRITING)
        try:
            bring_course(path=path, parent=catalogue, record=record)
        except BrokenCourse as broken:
            raise CommandError(f"{broken} Nothing was changed.") from broken
        lines = record.lines.select_related("page")
        if report:
            report.write_text(as_csv(lines), encoding="utf-8")
        if verbosity > 1:
            for line in lines:
                self.stdout.write(f"{'  ' * line.depth}{line.usage}: {line.outcome} {' '.join(line.words)}")
        self.tell(record)

    def tell(self, record):
        counts = record.lines.counts()
        words = ", ".join(f"{counts[one]} {one.label}" for one in Outcome if one in counts)
        self.stdout.write(f"{record.course.title}: {words}.")


def find_catalogue(slug, language):
    found = CourseIndexPage.objects.filter(slug=slug).select_related("locale")
    if language:
        found = found.filter(locale__language_code=language)
    places = list(found)
    if len(places) == 1:
        return places[0]
    if not places:
        known = CourseIndexPage.objects.values_list("slug", "locale__language_code")
        names = ", ".join(f"{slug} ({code})" for slug, code in known) or "none yet"
        raise CommandError(f"There is no course catalogue “{slug}”. Catalogues: {names}.")
    codes = ", ".join(page.locale.language_code for page in places)
    raise CommandError(f"Several catalogues are called “{slug}”. Name one with --language: {codes}.")
