"""Do what has come due: by cron, by a timer, or by hand. A worker ticks by itself."""

from django.core.management.base import BaseCommand, CommandError

from ...ticking import run_ticks, ticks


class Command(BaseCommand):
    help = "Do everything that has come due: deadlines, reminders, releases, retention. Safe at any time."

    def add_arguments(self, parser):
        parser.add_argument("names", nargs="*", help="only these (default: all)")
        parser.add_argument(
            "--list", action="store_true", dest="only_list", help="list what there is, and do nothing"
        )

    def handle(self, *, names, only_list, **options):
        known = ticks()
        if unknown := set(names) - {tick.name for tick in known}:
            raise CommandError(
                f"There is no tick called {', '.join(sorted(unknown))}. See them with tick --list."
            )
        if only_list:
            return "\n".join(f"{tick.name:40} {tick.meaning}".rstrip() for tick in known)
        outcomes = run_ticks(names)
        for outcome in outcomes:
            self.stdout.write(f"{outcome.state:6} {outcome.seconds:7.2f} s  {outcome.tick.name}")
        if failed := [outcome.tick.name for outcome in outcomes if outcome.state == "failed"]:
            raise CommandError(f"Failed: {', '.join(failed)}. The log says why.")
        return None
