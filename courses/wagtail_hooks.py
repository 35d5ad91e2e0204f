"""What learning adds to Wagtail's admin."""

from wagtail import hooks

from .viewsets import LearningGroup


@hooks.register("register_admin_viewset")
def learning_viewsets():
    return LearningGroup()


@hooks.register("register_permissions")
def excusing():
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(content_type__app_label="hunar_courses", codename="excuse_enrolment")
