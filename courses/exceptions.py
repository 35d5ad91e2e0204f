"""Why learning refuses something, in words a learner understands."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """Something may not happen; the message says why and what to do. `code` is for machines."""

    code = "refused"
    message = _("This is not possible now.")

    def __init__(self, message="", **details):
        self.message = message or self.message
        self.details = details
        super().__init__(str(self.message))


class NotOpen(Refused):
    code = "not-open"
    message = _("This course is not open for enrolment now.")


class PrerequisitesMissing(Refused):
    code = "prerequisites-missing"

    def __init__(self, courses):
        names = str(_(", ")).join(course.title for course in courses)
        super().__init__(_("First complete: %(courses)s.") % {"courses": names}, courses=courses)


class CohortFull(Refused):
    code = "cohort-full"
    message = _("Every seat in this cohort is taken. Please choose another cohort.")


class CohortClosed(Refused):
    code = "cohort-closed"
    message = _("Joining this cohort is no longer possible.")


class WomenOnly(Refused):
    code = "women-only"
    message = _("This cohort is for women. If that is you, please say so in your profile first.")


class NotEnrolled(Refused):
    code = "not-enrolled"
    message = _("Please enrol in the course first.")


class NotInCourse(Refused):
    code = "not-in-course"
    message = _("This lesson or activity is not in the course now.")


class NotYet(Refused):
    code = "not-yet"
    message = _("This part of the course is not open yet.")
