"""Invent a population, to measure matching with and to see the screens at national size."""

import time

from django.core.management.base import BaseCommand, CommandError

from ...invented import inventing


class Command(BaseCommand):
    help = "Invents mentees and mentors in a programme, the same for the same seed; --remove takes all of them away."

    def add_arguments(self, parser):
        parser.add_argument("--mentees", type=int, default=50_000)
        parser.add_argument("--mentors", type=int, default=2_500)
        parser.add_argument(
            "--seats", type=int, help="places of all mentors together (default: one a mentee)"
        )
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument(
            "--programme", default="rehearsal", help="its short name; made when it is not there"
        )
        parser.add_argument("--remove", action="store_true", help="take away everybody who was ever invented")
        parser.add_argument("--anyway", action="store_true", help="also on a site that has real people")

    def handle(self, *, remove, **options):
        self._remove() if remove else self._invent(**options)

    def _invent(self, *, mentees, mentors, seats, seed, programme, anyway, **options):
        others = inventing.people_not_invented()
        if others and not anyway:
            raise CommandError(
                f"There are {others} people here who were not invented, and reports would count all alike. "
                "Nothing was changed. Add --anyway if this is no public site."
            )
        began = time.perf_counter()
        try:
            count = inventing.invent(
                programme=inventing.rehearsal(programme),
                mentees=mentees,
                mentors=mentors,
                seats=mentees if seats is None else seats,
                seed=seed,
            )
        except inventing.AlreadyThere:
            raise CommandError(
                f"People of seed {seed} are here already. Take another seed, or --remove them first."
            ) from None
        self.stdout.write(f"{count} people invented in {time.perf_counter() - began:.0f} s.")

    def _remove(self):
        self.stdout.write(f"{inventing.remove_invented()} invented people removed.")
