"""What a learner does: enrol, leave, mark a lesson as done, join a cohort, look at their own learning."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.certificates.models import Certificate

from . import actions
from .exceptions import Refused
from .forms import MarkForm
from .learning import Outlook, outlook_for
from .models import Cohort, Course, Enrolment, Seat


@login_required
def my_learning(request):
    """The next step first; then every course, and every certificate."""
    enrolments = (
        Enrolment.objects.for_user(request.user).open().select_related("course", "cohort").newest_first()
    )
    language = get_language()
    outlooks = [Outlook(enrolment.course, enrolment, language) for enrolment in enrolments]
    return render(
        request,
        "hunar_courses/my_learning.html",
        {
            "current": [outlook for outlook in outlooks if not outlook.enrolment.completed_at],
            "completed": [outlook for outlook in outlooks if outlook.enrolment.completed_at],
            "seats": Seat.objects.held().filter(person=request.person).select_related("cohort__bootcamp"),
            "certificates": Certificate.objects.for_person(request.person),
            "now": timezone.now(),
        },
    )


@require_POST
@login_required
def enrol(request, key):
    course = _course(key)
    try:
        actions.enrol(person=request.person, course=course)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(course.url or "hunar_courses:my_learning")
    outlook = outlook_for(course, request.user, get_language())
    return redirect(outlook.resume.url if outlook.resume else course.url)


@require_POST
@login_required
def withdraw(request, key):
    enrolment = get_object_or_404(_mine(request), course=_course(key))
    actions.withdraw(enrolment=enrolment)
    messages.success(
        request, _("You have left the course. What you learned is kept; you can return at any time.")
    )
    return redirect("hunar_courses:my_learning")


@require_POST
@login_required
def mark(request, key, item):
    """Mark a lesson as done, and go on to the next."""
    form = MarkForm(request.POST)
    if not form.is_valid():
        return _not_marked(request, key)
    try:
        outlook = actions.mark_lesson(
            enrolments=_mine(request).open().filter(course__key=key),
            item=str(item),
            id=form.cleaned_data["event"],
            language=get_language(),
        )
    except Refused as refused:
        return _not_marked(request, key, str(refused))
    _before, after = outlook.around(str(item))
    return redirect(after.url if after and after.state != "locked" else outlook.course.url)


def _not_marked(request, key, reason=""):
    course = _course(key)
    messages.error(
        request, reason or _("This lesson could not be marked. Please open it again and try once more.")
    )
    return redirect(course.url or "hunar_courses:my_learning")


def _course(key) -> Course:
    """Also for a page that was opened before two courses became one."""
    return get_object_or_404(Course.objects.known_as(key))


def _mine(request):
    """The learner's own enrolments; somebody else's answer "not found"."""
    return Enrolment.objects.for_user(request.user).leading().select_related("course")


@require_POST
@login_required
def join_cohort(request, pk):
    cohort = get_object_or_404(Cohort.objects.select_related("bootcamp"), pk=pk)
    try:
        actions.take_seat(cohort=cohort, person=request.person)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("You have a seat in %(cohort)s.") % {"cohort": cohort})
    return redirect(cohort.bootcamp.url or "hunar_courses:my_learning")


@require_POST
@login_required
def leave_cohort(request, pk):
    seat = get_object_or_404(Seat.objects.held().select_related("cohort"), cohort=pk, person=request.person)
    actions.give_back_seat(seat=seat)
    messages.success(request, _("You have given your seat back. What you learned is kept."))
    return redirect(seat.cohort.bootcamp.url or "hunar_courses:my_learning")
