"""What learning announces. Every signal is sent once the fact is committed, with ids a task can take."""

from django.dispatch import Signal

#: A learner enrolled or returned. Arguments: enrolment.
enrolled = Signal()
#: A learner left a course; their facts stay. Arguments: enrolment.
withdrawn = Signal()
#: A course's rule was met for the first time. Arguments: enrolment.
course_completed = Signal()
#: A course's syllabus got a new version. Arguments: course, version.
syllabus_changed = Signal()
#: Of a graded item, another attempt counts than before: the best or the last. Arguments: course.
counting_changed = Signal()
#: Two courses written apart in two languages became one. Arguments: course, former (the key that is no more).
courses_joined = Signal()
#: A learner took a seat in a cohort. Arguments: seat.
seat_taken = Signal()
