"""Make every summary of learning again from the facts."""

from django.core.management.base import BaseCommand

from courses.actions import rebuild_progress
from courses.models import Enrolment


class Command(BaseCommand):
    help = "Rebuild the progress summaries of every enrolment, or of one course, from the recorded events."

    def add_arguments(self, parser):
        parser.add_argument("--course", help="the course's key (UUID)")

    def handle(self, *args, course=None, **options):
        enrolments = Enrolment.objects.order_by("pk")
        if course:
            enrolments = enrolments.filter(course__key=course)
        count = 0
        for enrolment in enrolments.iterator():
            rebuild_progress(enrolment)
            count += 1
        self.stdout.write(f"Rebuilt {count} enrolments.")
