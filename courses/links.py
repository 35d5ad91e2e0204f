"""The way to one's own learning, in the links around every page and on the home page."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.pages.registry import register_home_panel
from themes import chrome

from .learning import Outlook
from .models import Enrolment


def register() -> None:
    chrome.register("account", my_learning_link, order=10)
    register_home_panel("hunar_courses.resume", resume_panel, order=10)


def my_learning_link(context):
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return []
    url = reverse("hunar_courses:my_learning")
    return [chrome.Link(_("My learning"), url, current=request.path == url, icon="book")]


def resume_panel(request) -> str:
    """The course this person was last in, with its next step."""
    if not request.user.is_authenticated:
        return ""
    enrolment = (
        Enrolment.objects.for_user(request.user).active().select_related("course").newest_first().first()
    )
    if enrolment is None or not enrolment.course.is_live:
        return ""
    outlook = Outlook(enrolment.course, enrolment, get_language())
    return render_to_string("hunar_courses/parts/resume.html", {"outlook": outlook}, request=request)
