"""Award the certificates that completed courses still owe."""

from django.core.management.base import BaseCommand

from courses.actions.finishing import award_certificate
from courses.models import Enrolment


class Command(BaseCommand):
    help = "Award every completed course's certificate that is missing, for instance after a template was chosen."

    def handle(self, *args, **options):
        owed = Enrolment.objects.completed().filter(course__certificate_template__isnull=False)
        count = 0
        for enrolment in owed.select_related("course__certificate_template", "person").iterator():
            award_certificate(enrolment=enrolment)
            count += 1
        self.stdout.write(f"Looked at {count} completed enrolments.")
