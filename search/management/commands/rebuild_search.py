from django.core.management.base import BaseCommand, CommandError

from ... import engine, indexing
from ...backends.base import RebuildRunning


class Command(BaseCommand):
    help = "Build a new search index beside the live one, then let it answer in its place."

    def add_arguments(self, parser):
        parser.add_argument("--copy-only", action="store_true", help="fill only the search engine anew")
        parser.add_argument(
            "--take-over", action="store_true", help="throw away what a rebuild that was killed has left"
        )

    def handle(self, *, copy_only, take_over, **options):
        if take_over:
            engine.record().abandon()
        if not copy_only:
            self._rebuild()
        if target := engine.copy():
            done = indexing.rebuild_copy(target)
            self.stdout.write("The search engine is filled." if done else "The database answers meanwhile.")

    def _rebuild(self):
        try:
            count = indexing.rebuild()
        except RebuildRunning:
            raise CommandError("A rebuild is running. If it was killed, say --take-over.") from None
        self.stdout.write(f"{count} documents.")
