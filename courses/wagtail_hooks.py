"""What learning adds to Wagtail's admin."""

from wagtail import hooks

from .viewsets import LearningGroup


@hooks.register("register_admin_viewset")
def learning_viewsets():
    return LearningGroup()
