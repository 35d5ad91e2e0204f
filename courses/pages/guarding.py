"""Who is given a file that stands in lessons: whoever may read one of them, and those who write them.

Which pages use a file is known from Wagtail's index of references, so a file costs the same number of queries however
many lessons use it. A file that no lesson uses is none of our business.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from wagtail.models import Page, ReferenceIndex
from wagtail.permission_policies.pages import PagePermissionPolicy

from ..exceptions import NotEnrolled, NotYet
from ..learning import Outlook
from ..models import Enrolment, SyllabusItem
from ..packing import unpack_state
from .models import LessonPage


def turn_away(document, request: HttpRequest) -> HttpResponse | None:
    """The answer for whoever may read none of the lessons that use this file; None lets them have it."""
    pages, others = _users_of(document)
    lessons = list(LessonPage.objects.filter(pk__in=pages).only("translation_key", "live", "is_open"))
    if not lessons or others:
        return None
    items = _items_of(lessons)
    if _shown_to_all(pages, lessons, items):
        return None
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    outlooks = _outlooks(request.user, items)
    if any(_may_read(item, outlooks) for item in items) or _may_edit(request.user, lessons):
        return None
    return _to_the_course(request, items, outlooks)


def _users_of(document) -> tuple[set[int], bool]:
    """(the pages whose saved content uses the file, whether something that is no page uses it too)."""
    page_type = ContentType.objects.get_for_model(Page).pk
    uses = ReferenceIndex.get_references_to(document).values_list("base_content_type", "object_id")
    pages = {int(pk) for kind, pk in uses if kind == page_type}
    return pages, any(kind != page_type for kind, _pk in uses)


def _items_of(lessons: Iterable[LessonPage]) -> list[SyllabusItem]:
    """The live items of live courses that these lessons are, where their page is live itself."""
    keys = [str(lesson.translation_key) for lesson in lessons if lesson.live]
    items = SyllabusItem.objects.live().filter(key__in=keys, course__state="live").select_related("course")
    return list(items)


def _shown_to_all(pages: set[int], lessons: Iterable[LessonPage], items: Iterable[SyllabusItem]) -> bool:
    """Whether a guest may read one of the pages: an open lesson, or a page of another kind."""
    taught = {item.key for item in items}
    closed = {page.pk for page in lessons if not (page.is_open and str(page.translation_key) in taught)}
    return pages != closed and Page.objects.live().public().filter(pk__in=pages - closed).exists()


def _outlooks(user, items: Iterable[SyllabusItem]) -> dict[int, list[Outlook]]:
    """By course, how the courses of these items look to this learner, once for each enrolment."""
    enrolments = Enrolment.objects.for_user(user).open().filter(course__in={item.course_id for item in items})
    found: dict[int, list[Outlook]] = {}
    for enrolment in enrolments.select_related("course").prefetch_related("progress"):
        states = {row.item: unpack_state(row.state) for row in enrolment.progress.all()}
        outlook = Outlook(enrolment.course, enrolment, get_language(), states)
        found.setdefault(enrolment.course_id, []).append(outlook)
    return found


def _may_read(item: SyllabusItem, outlooks: dict[int, list[Outlook]]) -> bool:
    lines = [outlook.line(item.key) for outlook in outlooks.get(item.course_id, ())]
    return any(line and line.state != "locked" for line in lines)


def _may_edit(user, lessons: Iterable[LessonPage]) -> bool:
    editable = PagePermissionPolicy().instances_user_has_any_permission_for(user, {"change", "publish"})
    return editable.filter(pk__in=[lesson.pk for lesson in lessons]).exists()


def _to_the_course(
    request: HttpRequest, items: list[SyllabusItem], outlooks: dict[int, list[Outlook]]
) -> HttpResponse:
    """To the page of a course it belongs to, with the reason in words."""
    if not items:
        raise Http404
    reason = NotYet.message if outlooks else NotEnrolled.message
    messages.info(request, str(reason))
    course = next((item.course for item in items if item.course_id in outlooks), items[0].course)
    return redirect(course.url)
