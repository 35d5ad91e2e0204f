"""How lists of attempts, questions and quizzes are narrowed down."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from ..models import Course
from .enums import AttemptState
from .models import Attempt, Question, QuestionTag, Quiz


def courses(request):
    return Course.objects.filter(enrolments__quiz_attempts__isnull=False).distinct().order_by("pk")


def quizzes(request):
    return Quiz.objects.sources().order_by("title")


class AttemptFilters(WagtailFilterSet):
    quiz = django_filters.ModelChoiceFilter(label=_("Quiz"), queryset=quizzes, method="of_quiz")
    course = django_filters.ModelChoiceFilter(
        label=_("Course"), field_name="enrolment__course", queryset=courses
    )
    state = django_filters.ChoiceFilter(label=_("State"), choices=AttemptState.choices, method="in_state")
    started_at = django_filters.DateFromToRangeFilter(label=_("Begun"), widget=DateRangePickerWidget)

    class Meta:
        model = Attempt
        fields = ["quiz", "course", "state", "passed", "started_at"]

    def of_quiz(self, queryset, name, value):
        return queryset.filter(quiz_key=value.translation_key)

    def in_state(self, queryset, name, value):
        return queryset.in_state(value)


class QuestionFilters(WagtailFilterSet):
    tag = django_filters.ModelChoiceFilter(
        field_name="tags", queryset=QuestionTag.objects.order_by("name"), label=_("Tag")
    )

    class Meta:
        model = Question
        fields = ["kind", "difficulty", "live"]


class QuestionReportFilters(QuestionFilters):
    """By what a question is, never by whom it was asked: two numbers that differ by one person would tell on them."""

    quiz = django_filters.ModelChoiceFilter(
        field_name="quiz_places__quiz", queryset=quizzes, label=_("Listed in the quiz")
    )


class QuizFilters(WagtailFilterSet):
    class Meta:
        model = Quiz
        fields = ["selection", "feedback_when", "live"]
