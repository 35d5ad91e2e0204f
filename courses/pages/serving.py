"""What the course pages show to whoever asks for them, and whom they turn away."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _

from ..actions.enrolling import is_open, missing_prerequisites
from ..exceptions import NotEnrolled, NotYet
from ..learning import Outlook, outlook_at, outlook_for
from ..models import Bootcamp, Course, Enrolment, Seat, SyllabusItem
from .catalogue import CatalogueForm, facets


def catalogue_context(page, request: HttpRequest) -> dict:
    """The courses that match what was asked, and the ways to narrow them further."""
    language = page.locale.language_code
    form = CatalogueForm(request.GET, language=language)
    courses = form.courses()
    return {
        "form": form,
        "courses": courses,
        "facets": facets(form, page.url),
        "bootcamps": Bootcamp.objects.filter(state="live"),
        "language": language,
    }


def course_context(page, request: HttpRequest) -> dict:
    """The outline with the learner's states, what is missing, and whether they may enrol."""
    language = page.locale.language_code
    outlook = _outlook(page.translation_key, request, language)
    if outlook is None:  # a draft in preview: not compiled yet
        return {"outlook": None, "language": language}
    course = outlook.course
    return {
        "outlook": outlook,
        "course": course,
        "language": language,
        "is_open": is_open(course),
        "missing_prerequisites": _missing_prerequisites(course, outlook, request),
        "learn_url": _next_url(outlook),
        "sign_in_url": sign_in_url(request),
    }


def _outlook(key: UUID, request: HttpRequest, language: str) -> Outlook | None:
    """In preview an editor sees the course as a guest or as a learner who has just begun, whoever they are."""
    if not getattr(request, "is_preview", False):
        return outlook_at(key, request.user, language)
    course = Course.objects.filter(key=key).first()
    learner = Enrolment(course=course, enrolled_at=timezone.now()) if _as_learner(request) else None
    return Outlook(course, learner, language, states={}) if course else None


def _as_learner(request: HttpRequest) -> bool:
    return getattr(request, "preview_mode", "") == "learner"


def _missing_prerequisites(course: Course, outlook: Outlook, request: HttpRequest):
    if outlook.enrolment:
        return []
    if not request.user.is_authenticated:
        return list(course.prerequisites.live())
    return missing_prerequisites(person=request.person, course=course)


def _next_url(outlook: Outlook) -> str:
    return outlook.resume.url if outlook.is_learning and outlook.resume else ""


def serve_module(page, request: HttpRequest) -> HttpResponse:
    """A module has no screen of its own: its place is in the outline."""
    return redirect(f"{page.get_parent().get_url(request)}#module-{page.translation_key}")


def serve_lesson(page, request: HttpRequest) -> HttpResponse | None:
    """Turn away whoever may not read this lesson, with the reason; None lets them in."""
    item = SyllabusItem.objects.live().select_related("course").filter(key=str(page.translation_key)).first()
    if item is None or not item.course.is_live:
        raise Http404
    request.lesson_item = item
    request.outlook = outlook = outlook_for(item.course, request.user, page.locale.language_code)
    if page.is_open:
        return None
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    if not outlook.is_learning:
        return _back_to_course(request, outlook, str(NotEnrolled.message))
    if outlook.line(item.key).state == "locked":
        return _back_to_course(request, outlook, str(NotYet.message))
    return None


def _back_to_course(request: HttpRequest, outlook: Outlook, reason: str) -> HttpResponse:
    messages.info(request, reason)
    return redirect(outlook.course.word("url", outlook.language))


def lesson_context(page, request: HttpRequest) -> dict:
    """The lesson, its neighbours, and what has been done of it."""
    outlook = getattr(request, "outlook", None)
    language = page.locale.language_code
    if outlook is None:  # in preview
        return {
            "outlook": None,
            "language": language,
            "guest": getattr(request, "preview_mode", "") == "guest",
        }
    key = request.lesson_item.key
    before, after = outlook.around(key)
    return {
        "outlook": outlook,
        "course": outlook.course,
        "enrolment": outlook.enrolment if outlook.is_learning else None,
        "item": request.lesson_item,
        "line": outlook.line(key),
        "before": before,
        "after": after,
        "language": language,
    }


def bootcamp_context(page, request: HttpRequest) -> dict:
    """The bootcamp's courses and its cohorts, with the seats left and the learner's own seat."""
    bootcamp = Bootcamp.objects.filter(key=page.translation_key).first()
    if bootcamp is None:
        return {"bootcamp": None}
    seats = Seat.objects.held().filter(cohort__bootcamp=bootcamp, person__user=request.user.pk or 0)
    return {
        "bootcamp": bootcamp,
        "courses": bootcamp.courses.live(),
        "cohorts": bootcamp.cohorts.upcoming(timezone.now()),
        "seats": {seat.cohort_id: seat for seat in seats},
        "sign_in_url": sign_in_url(request),
    }


def sign_in_url(request: HttpRequest) -> str:
    """Where a guest signs in, to come back here."""
    return f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}"


def facts_of(page) -> list[tuple[str, str]]:
    """A course at a glance: (name, value)."""
    facts = [
        (_("Level"), page.get_level_display()),
        (_("Cost"), page.cost or _("Free")),
        (_("Certificate"), _("Yes, one that can be checked") if page.certificate_template_id else ""),
        (_("Contact"), page.contact),
    ]
    return [(name, value) for name, value in facts if value]
