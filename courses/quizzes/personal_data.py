"""What quizzes hold about people: what they answered, and how it was marked."""

from django.utils.translation import gettext_lazy as _

from cms.people.holdings import Column, Holding, Mark, Trace

HOLDINGS = [
    Holding(
        model="hunar_quizzes.Attempt",
        person="enrolment__person",
        columns=(
            Column("course", _("course"), lambda attempt: attempt.enrolment.course.title),
            "number",
            Column("answers", _("answers"), lambda attempt: attempt.plain_answers),
            *("started_at", "submitted_at", "score", "max_score", "passed"),
        ),
        related=("enrolment__course",),
        order=80,  # before the enrolments they hang on
    ),
    Holding(
        model="hunar_quizzes.MarkedAnswer",
        person="attempt__enrolment__person",
        columns=("answered", "right"),
        order=70,
    ),
    Holding(
        model="hunar_quizzes.Regrade",
        person="attempt__enrolment__person",
        columns=("at", "before", "after"),
        order=70,
    ),
]
MARKS = [Mark(model="hunar_quizzes.RegradeOrder", columns=("ordered_by", "carried_out_by"))]
TRACES = [Trace(model="hunar_quizzes.RegradeOrder", columns=("reason",))]
