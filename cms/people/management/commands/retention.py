"""Let go of what has been kept long enough; `manage.py tick` does the same."""

from django.core.management.base import BaseCommand, CommandError

from ...holdings import keepings
from ...retention import let_go


class Command(BaseCommand):
    help = "Delete what has been kept long enough, kind by kind. With --dry-run, say what would go."

    def add_arguments(self, parser):
        parser.add_argument("kinds", nargs="*", help="only these (default: all)")
        parser.add_argument("--dry-run", action="store_true", help="count, and delete nothing")

    def handle(self, *, kinds, dry_run, **options):
        if unknown := set(kinds) - {keeping.name for keeping in keepings()}:
            raise CommandError(f"Nothing is kept under {', '.join(sorted(unknown))}.")
        for gone in let_go(only=kinds, dry=dry_run):
            self.stdout.write(f"{gone.rows:8}  {gone.keeping.name:40} older than {gone.days} days")
