"""A quiz that came in as a draft goes live with its lesson."""

from wagtail.signals import page_published

from courses.pages.models import LessonPage

from .actions import publish_quizzes


def connect() -> None:
    page_published.connect(on_lesson_published, sender=LessonPage, dispatch_uid="hunar_olx.lesson_published")


def on_lesson_published(sender, instance, **kwargs):
    publish_quizzes(lesson=instance, user=kwargs["revision"].user if kwargs.get("revision") else None)
