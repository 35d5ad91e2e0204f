"""An editor tries a question out: answers it, and sees the mark and every feedback. Nothing is recorded."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from wagtail.permissions import policy_registry

from .forms import AnswerForm
from .models import Question
from .presenting import Sheet
from .previews import frozen_preview
from .seeing import Sight


def try_question(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest draft of a question, for those who may change questions."""
    question = get_object_or_404(Question, pk=pk)
    policy = policy_registry.get_by_type(Question)
    if not policy.user_has_any_permission_for_instance(request.user, ["change", "view"], question):
        raise PermissionDenied
    question = question.get_latest_revision_as_object()
    asked = frozen_preview(question)
    sheet = asked and _sheet(request, asked)
    edit_url = reverse(Question.snippet_viewset.get_url_name("edit"), args=[pk])
    context = {"sheet": sheet, "question": question, "total": 1, "edit_url": edit_url}
    return render(request, "hunar_quizzes/try.html", context)


def _sheet(request: HttpRequest, asked) -> Sheet:
    if request.method != "POST":
        return Sheet(asked, asked.source)
    form = AnswerForm(asked, asked.source, request.POST, prefix="q1")
    if not form.is_valid():
        return Sheet(asked, asked.source, form=form)
    return Sheet(asked, asked.source, given=form.answer(), sight=Sight.KEY, locked=True)
