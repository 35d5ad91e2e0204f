"""A learner takes a quiz: its first page, one question a screen, handing in, the result. Plain forms throughout."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..exceptions import Refused
from ..models import Enrolment, SyllabusItem
from . import actions
from .enums import FeedbackWhen
from .finding import quiz_key_of
from .forms import AnswerForm
from .models import Attempt
from .screens import question_screen, result_screen, seconds_left
from .summaries import summarise


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, course, lesson, activity) -> HttpResponse:
    """What the quiz asks and how the learner stands; POST begins, or goes on with, an attempt."""
    enrolment = get_object_or_404(
        Enrolment.objects.for_user(request.user).leading().select_related("course"), course__key=course
    )
    item = f"{lesson}/{activity}"
    if request.method == "POST":
        return _begin(request, enrolment, item)
    key = quiz_key_of(enrolment.course, item)
    summary = key and summarise(key=key, enrolment=enrolment, item=item, language=get_language())
    if not summary:
        raise Http404
    context = {"summary": summary, "enrolment": enrolment, "lesson": _lesson(enrolment, item)}
    return render(request, "hunar_quizzes/start.html", context)


def _begin(request: HttpRequest, enrolment: Enrolment, item: str) -> HttpResponse:
    try:
        attempt = actions.start(enrolment=enrolment, item=item)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(_lesson(enrolment, item).word("url") or enrolment.course.url)
    return redirect("hunar_quizzes:resume", attempt.key)


def _attempt(request: HttpRequest, key) -> Attempt:
    """The learner's own attempt, as it stands now; anybody else's is not found."""
    own = Attempt.objects.of_user(request.user).select_related("enrolment__course")
    return actions.settle(attempt=get_object_or_404(own, key=key))


def _lesson(enrolment: Enrolment, item: str) -> SyllabusItem:
    return get_object_or_404(enrolment.course.items, key=item.partition("/")[0])


@login_required
@never_cache
def resume(request: HttpRequest, key) -> HttpResponse:
    """Go on where the learner was: the first question without an answer, else handing in."""
    attempt = _attempt(request, key)
    if not attempt.is_open:
        return redirect("hunar_quizzes:result", key)
    for question in attempt.quiz:
        if not attempt.is_answered(question):
            return redirect("hunar_quizzes:question", key, question.number)
    return redirect("hunar_quizzes:hand_in", key)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, key, number) -> HttpResponse:
    """One question. POST saves the answer and goes where the button pressed says."""
    attempt = _attempt(request, key)
    if not attempt.is_open:
        return _after_time(request, attempt)
    if not 1 <= number <= len(attempt.quiz):
        raise Http404
    asked = attempt.quiz.questions[number - 1]
    form = None
    if request.method == "POST":
        form = _answer_form(request, asked)
        if attempt.is_checked(asked.key) or _saved(attempt, form, request.POST.get("go", "")):
            return _go(attempt, number, request.POST.get("go", ""))
    context = question_screen(attempt, asked, get_language(), form=form)
    return render(request, "hunar_quizzes/question.html", context | {"lesson": _lesson_of(attempt)})


def _answer_form(request: HttpRequest, asked) -> AnswerForm:
    return AnswerForm(asked, asked.language(get_language()), request.POST, prefix=f"q{asked.number}")


def _saved(attempt: Attempt, form: AnswerForm, go: str) -> bool:
    """Save a well-formed answer. Checking nothing is refused, in words."""
    if not form.is_valid():
        return False
    checking = go == "check" and attempt.quiz.rules.feedback_when == FeedbackWhen.AT_ONCE
    if checking and form.is_blank:
        form.add_error(None, _("Answer first, then check. You can also skip this question for now."))
        return False
    actions.answer(attempt=attempt, key=form.question.key, given=form.answer(), check=checking)
    return True


def _go(attempt: Attempt, number: int, go: str) -> HttpResponse:
    number += {"check": 0, "previous": -1}.get(go, 1)
    if number > len(attempt.quiz):
        return redirect("hunar_quizzes:hand_in", attempt.key)
    return redirect("hunar_quizzes:question", attempt.key, max(1, number))


def _after_time(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    if request.method == "POST" and attempt.ran_out:
        messages.info(request, _("The time is over. Every answer you had saved was marked."))
    return redirect("hunar_quizzes:result", attempt.key)


def _lesson_of(attempt: Attempt) -> SyllabusItem:
    return _lesson(attempt.enrolment, attempt.item)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def hand_in(request: HttpRequest, key) -> HttpResponse:
    """What is still without an answer; POST hands in, once however often it is pressed."""
    attempt = _attempt(request, key)
    if request.method == "POST":
        attempt = actions.submit(attempt=attempt)
    if not attempt.is_open:
        return _after_time(request, attempt)
    blank = [one for one in attempt.quiz if not attempt.is_answered(one)]
    context = {
        "attempt": attempt,
        "blank": blank,
        "title": attempt.quiz.title(get_language()),
        "seconds_left": seconds_left(attempt),
        "lesson": _lesson_of(attempt),
    }
    return render(request, "hunar_quizzes/hand_in.html", context)


@login_required
@never_cache
def result(request: HttpRequest, key) -> HttpResponse:
    """How it went, what there is to learn from it, and what to do next."""
    attempt = _attempt(request, key)
    if attempt.is_open:
        return redirect("hunar_quizzes:resume", key)
    context = result_screen(attempt, get_language())
    return render(request, "hunar_quizzes/result.html", context | {"lesson": _lesson_of(attempt)})
