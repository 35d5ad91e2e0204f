"""What may be asked of questions, quizzes and attempts."""

from datetime import datetime
from uuid import UUID

from django.db.models import F, Min, QuerySet, Subquery


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

    def without_paper(self):
        """For lists: without what was frozen and answered."""
        return self.defer("frozen", "answers")
