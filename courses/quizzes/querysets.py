"""What may be asked of questions, quizzes and attempts."""

from datetime import datetime
from uuid import UUID

from django.apps import apps
from django.db.models import Count, F, FloatField, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from .enums import AttemptState


class TranslatedQuerySet(QuerySet):
    def sources(self):
        """The source row of each translation group: the one first written."""
        first = (
            self.model._default_manager.values("translation_key").annotate(first=Min("pk")).values("first")
        )
        return self.filter(pk__in=Subquery(first))

    def live(self):
        return self.filter(live=True)

    def in_all_languages(self, key: UUID):
        """Every live row of the group, the source first."""
        return self.filter(translation_key=key).live().select_related("locale").order_by("pk")


class QuestionQuerySet(TranslatedQuerySet):
    def tagged(self, tag):
        return self.filter(tagged_items__tag=tag)

    def with_answers(self):
        """Each with how often it was asked and answered, the share of the answers that was right, and of how many
        people these are.
        """
        marked = apps.get_model("hunar_quizzes", "MarkedAnswer")._default_manager
        found = marked.filter(question=OuterRef("translation_key")).order_by().values("question")

        def counted(value):
            return Subquery(found.annotate(counted=value).values("counted"))

        answered = Count("pk", filter=Q(answered=True))
        return self.annotate(
            asked=Coalesce(counted(Count("pk")), 0),
            answered=Coalesce(counted(answered), 0),
            right_share=counted(
                Cast(Count("pk", filter=Q(right=True)), FloatField()) / NullIf(answered, Value(0))
            ),
            people=Coalesce(counted(Count("attempt__enrolment__person", distinct=True)), 0),
        )

    def of_quiz(self, quiz):
        """The questions listed in the quiz, in its order."""
        return self.filter(quiz_places__quiz=quiz).order_by(F("quiz_places__sort_order").asc(nulls_last=True))


class QuizQuerySet(TranslatedQuerySet):
    pass


class AttemptQuerySet(QuerySet):
    def of_item(self, enrolment, item: str):
        return self.filter(enrolment=enrolment, item=item)

    def of_user(self, user):
        """Those of the person behind a login."""
        return self.filter(enrolment__person__user=user.pk)

    def open(self):
        return self.filter(submitted_at__isnull=True)

    def past_deadline(self, now: datetime):
        """Open ones that may have to be closed; the grace is looked at one by one."""
        return self.open().filter(deadline__lt=now)

    def handed_in(self):
        return self.filter(submitted_at__isnull=False)

    def under(self, order):
        """Those handed in that an order to regrade speaks of."""
        asked = (
            {"marked__question": order.question_key} if order.question_key else {"quiz_key": order.quiz_key}
        )
        return self.handed_in().filter(**asked)

    def in_state(self, state: str):
        if state == AttemptState.OPEN:
            return self.open()
        return self.handed_in().filter(ran_out=state == AttemptState.RAN_OUT)

    def of_crowds(self, fewest: int):
        """Those at a quiz in a course that at least so many people tried: nobody stands alone in a list."""
        people = (
            self.model._default_manager.filter(
                quiz_key=OuterRef("quiz_key"), enrolment__course=OuterRef("enrolment__course")
            )
            .order_by()
            .values("quiz_key")
            .annotate(people=Count("enrolment__person", distinct=True))
        )
        return self.annotate(crowd=Subquery(people.values("people"))).filter(crowd__gte=fewest)

    def with_quiz_title(self):
        """Each with the title of its quiz in the source language; none if the quiz is gone."""
        quizzes = (
            apps.get_model("hunar_quizzes", "Quiz")
            ._default_manager.filter(translation_key=OuterRef("quiz_key"))
            .order_by("pk")
        )
        return self.annotate(quiz_title=Subquery(quizzes.values("title")[:1]))

    def without_paper(self):
        """For lists: without what was frozen and answered."""
        return self.defer("frozen", "answers")


class RegradeQuerySet(QuerySet):
    def changing(self):
        """Those that made the result another one."""
        return self.exclude(fact=None)


class RegradeOrderQuerySet(QuerySet):
    def for_lists(self):
        return self.defer("rules", "findings").select_related("ordered_by__wagtail_userprofile")
