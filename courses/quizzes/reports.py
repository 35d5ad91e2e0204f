"""Reports in Wagtail's admin: every attempt, and how each question is answered. What is shown can be exported."""

from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views.reports import ReportView

from cms.spreadsheets import harmless

from .filters import AttemptFilters, QuestionReportFilters
from .models import Attempt, Question
from .permissions import FEWEST, may, may_see_people


class TableReport(ReportView):
    """A report whose spreadsheet has the columns of its table."""

    @cached_property
    def sees_people(self):
        return may_see_people(self.request.user)

    @property
    def list_export(self):
        return [column.name for column in self.columns]

    def get_heading(self, queryset, field):
        return next(str(column.label) for column in self.columns if column.name == field)

    def to_row_dict(self, item):
        return {column.name: harmless(column.get_value(item)) for column in self.columns}


class AttemptReportView(TableReport):
    """Who tried which quiz, and how it went. Names are for those who may see people; others see crowds."""

    model = Attempt
    page_title = gettext_lazy("Quiz attempts")
    header_icon = "tasks"
    index_url_name = "hunar_quizzes_attempts"
    index_results_url_name = "hunar_quizzes_attempts_results"
    any_permission_required = ["view"]
    filterset_class = AttemptFilters
    default_ordering = "-started_at"

    def get_base_queryset(self):
        attempts = Attempt.objects.without_paper().with_quiz_title()
        attempts = attempts.select_related("enrolment__person", "enrolment__course")
        return attempts if self.sees_people else attempts.of_crowds(FEWEST)

    @cached_property
    def columns(self):
        person = Column("person", label=_("Person"), accessor="enrolment.person")
        return [
            *([person] if self.sees_people else []),
            Column("quiz", label=_("Quiz"), accessor="quiz_title", sort_key="quiz_title"),
            Column("course", label=_("Course"), accessor="enrolment.course"),
            Column("number", label=_("Attempt")),
            StatusTagColumn(
                "state", label=_("State"), accessor="state.label", primary=lambda row: not row.is_open
            ),
            Column("grade", label=_("Grade in per cent"), accessor="percent", sort_key="share"),
            Column("passed", label=_("Passed"), accessor=passed_words, sort_key="passed"),
            DateColumn("started_at", label=_("Begun"), sort_key="started_at"),
            Column("minutes", label=_("Minutes")),
        ]

    def get_filename(self):
        return "quiz-attempts"


def passed_words(attempt):
    return "—" if attempt.is_open else _("Yes") if attempt.passed else _("No")


class QuestionReportView(TableReport):
    """How many answered each question and what share was right, over all attempts handed in.

    To those who may not see people, no number tells of fewer than five of them.
    """

    model = Question
    page_title = gettext_lazy("How questions are answered")
    header_icon = "help"
    index_url_name = "hunar_quizzes_questions"
    index_results_url_name = "hunar_quizzes_questions_results"
    filterset_class = QuestionReportFilters
    default_ordering = "title"

    def dispatch(self, request, *args, **kwargs):
        if not (may(request.user, "view", Question) or may(request.user, "view", Attempt)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        return Question.objects.sources().with_answers()

    @cached_property
    def columns(self):
        return [
            Column("title", label=_("Question"), sort_key="title"),
            Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
            Column("difficulty", label=_("Difficulty"), accessor="get_difficulty_display"),
            self._number("asked", _("Asked"), lambda row: row.asked),
            self._number("answered", _("Answered"), lambda row: row.answered),
            self._number("right_share", _("Right in per cent"), lambda row: percent(row.right_share)),
        ]

    def _number(self, name, label, number):
        """Of a question that few were asked only those who may see people learn more, and may sort by it."""

        def told(row):
            return (
                number(row) if self.sees_people or not 0 < row.people < FEWEST else _("fewer than 5 people")
            )

        return Column(name, label=label, accessor=told, sort_key=name if self.sees_people else None)

    def get_filename(self):
        return "questions"


def percent(share):
    return None if share is None else round(100 * share)
