"""Load the first topics and skills."""

from django.core.management.base import BaseCommand

from cms.topics import seed


class Command(BaseCommand):
    help = "Adds the topics and skills of the data file that are not there yet; changes none."

    def handle(self, **options):
        self.stdout.write(f"Topics and skills: {seed.load(seed.read())} added.")
