"""Load provinces, districts and their changes from the data file."""

from pathlib import Path

from django.core.management.base import BaseCommand

from cms.people import geography


class Command(BaseCommand):
    help = "Loads the provinces and districts of Pakistan; run again, it changes only what the file changed."

    def add_arguments(self, parser):
        parser.add_argument("--file", type=Path, default=geography.DATA, help="another file of the same form")

    def handle(self, *, file, **options):
        loaded = geography.load(geography.read(file))
        self.stdout.write(f"Geography: {loaded.added} rows added, {loaded.changed} changed.")
