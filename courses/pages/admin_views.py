"""What editors decide in Wagtail's admin."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.people.actions import person_of

from ..actions import choose_for_learners
from ..enums import Choice
from . import outline
from .models import CoursePage


class ChoiceForm(forms.Form):
    choice = forms.ChoiceField(
        label=gettext_lazy("For those already learning"), choices=Choice.choices, widget=forms.RadioSelect
    )


def choose(request, page_id):
    """Keep, require or notify: what the newest version means for those who had already begun."""
    page = get_object_or_404(CoursePage, pk=page_id)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    version, learners = outline.undecided_version(page)
    if version is None:
        messages.info(
            request, _("Nobody was learning when this course last changed: there is nothing to decide.")
        )
        return redirect("wagtailadmin_pages:edit", page.pk)
    form = ChoiceForm(request.POST or None, initial={"choice": version.choice})
    if request.method == "POST" and form.is_valid():
        choose_for_learners(version=version, choice=form.cleaned_data["choice"], by=person_of(request.user))
        messages.success(request, _("Your choice is kept, and followed in the background."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    context = {"page": page, "version": version, "learners": learners, "form": form}
    return render(request, "hunar_course_pages/admin/choose.html", context)
