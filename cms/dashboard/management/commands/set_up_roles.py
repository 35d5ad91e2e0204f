"""Make the groups of people who write pages, and the way a page goes from one to the next."""

from django.core.management.base import BaseCommand

from cms.dashboard.roles import set_up_roles


class Command(BaseCommand):
    help = "Adds the groups of people who write pages, and their workflow; changes none that is there."

    def handle(self, **options):
        made = set_up_roles()
        self.stdout.write(f"Made: {', '.join(made)}." if made else "All of it is there.")
