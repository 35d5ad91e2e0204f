"""The editor's way to join a translation written by hand: choose the course, look at the pairs, confirm."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..exceptions import Refused
from .link_forms import PairsForm
from .linking import (
    CannotLink,
    Tree,
    check_may_link,
    check_stands_alone,
    learners_of,
    link_translation,
    proposal,
    sources_for,
)
from .models import CoursePage


class SourceForm(forms.Form):
    source = forms.ChoiceField(label=gettext_lazy("It is a translation of"))

    def __init__(self, *args, pages, **kwargs):
        super().__init__(*args, **kwargs)
        names = [(str(page.pk), f"{page.title} ({page.locale.get_display_name()})") for page in pages]
        self.fields["source"].choices = [("", _("Choose a course")), *names]


def link(request, page_id):
    """Without a chosen course: the choice. With one: the pairs, and on POST the joining."""
    other = get_object_or_404(CoursePage.objects.select_related("locale"), pk=page_id)
    if not other.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    pages = {page.pk: page for page in sources_for(other, request.user)}
    try:
        check_stands_alone(other)
    except CannotLink as reason:
        return _refused(request, other, reason)
    form = SourceForm(request.GET if "source" in request.GET else None, pages=pages.values())
    if form.is_valid():
        return _pair(request, pages[int(form.cleaned_data["source"])], other)
    return render(
        request, "hunar_course_pages/admin/link_choose.html", _context(other) | {"form": form, "pages": pages}
    )


def _pair(request, source, other):
    try:
        check_may_link(source, other, request.user)
    except CannotLink as reason:
        return _refused(request, other, reason)
    trees = Tree(source), Tree(other)
    form = PairsForm(request.POST or None, trees=trees, pairs=proposal(*trees))
    if request.method == "POST" and form.is_valid() and "confirm" in request.POST:
        return _joined(request, source, other, form.cleaned_data["pairs"])
    context = {"source": source, "form": form, "learners": learners_of(source, other)}
    return render(request, "hunar_course_pages/admin/link_pairs.html", _context(other) | context)


def _joined(request, source, other, pairs):
    try:
        link_translation(source=source, other=other, pairs=pairs, user=request.user)
    except Refused as reason:
        return _refused(request, other, reason)
    messages.success(
        request,
        _("“%(page)s” is now the translation of “%(source)s”. Both are one course.")
        % {"page": other.title, "source": source.title},
    )
    return redirect("wagtailadmin_explore", other.pk)


def _refused(request, other, reason):
    messages.error(request, str(reason))
    return redirect("wagtailadmin_explore", other.pk)


def _context(other):
    crumbs = [
        {"url": reverse("wagtailadmin_explore", args=[other.pk]), "label": other.title},
        {"url": "", "label": _("Join a translation")},
    ]
    return {
        "page": other,
        "breadcrumbs_items": crumbs,
        "page_title": _("Join a translation"),
        "page_subtitle": other.title,
        "header_icon": "link",
    }
