"""Compile every course and bootcamp from its live pages."""

from django.core.management.base import BaseCommand

from courses.pages.compiling import compile_bootcamp, compile_course
from courses.pages.models import BootcampPage, CoursePage


class Command(BaseCommand):
    help = "Compile every course and bootcamp again from its live pages, for instance after a site got a new address."

    def handle(self, *args, **options):
        courses = set(CoursePage.objects.values_list("translation_key", flat=True))
        bootcamps = set(BootcampPage.objects.values_list("translation_key", flat=True))
        for key in courses:
            compile_course(key)
        for key in bootcamps:
            compile_bootcamp(key)
        self.stdout.write(f"Compiled {len(courses)} courses and {len(bootcamps)} bootcamps.")
