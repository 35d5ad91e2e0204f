from django.core.management.base import BaseCommand, CommandError

from ... import indexing


class Command(BaseCommand):
    help = (
        "Compare the search index with what is live now, and mend it; fails with --dry-run when they differ."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only tell")

    def handle(self, *, dry_run, **options):
        drift = indexing.check(write=not dry_run)
        for key in sorted({*drift.wrong, *drift.gone}):
            self.stdout.write(key)
        words = f"{len(drift.wrong)} missing or out of date, {len(drift.gone)} of nothing."
        if dry_run and drift:
            raise CommandError(words)
        self.stdout.write(words)
