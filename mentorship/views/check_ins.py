"""The two questions of a check-in. Only its person may answer; to everybody else it does not exist."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ..actions.check_ins import answer_check_in
from ..desk import name_of
from ..forms.meetings import CheckInForm
from ..models import CheckIn
from .meetings import Own


class CheckInView(Own):
    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            people = ("match__programme", "match__mentor__mentor__person", "match__mentee__person")
            mine = CheckIn.objects.filter(person=self.person, due_on__lte=timezone.localdate())
            self.check_in = get_object_or_404(mine.select_related(*people), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        if self.check_in.answered_at:
            messages.info(request, _("You have answered this already. Thank you."))
            return self.back()
        return self.show(CheckInForm())

    def post(self, request, pk):
        form = CheckInForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        if self.done(answer_check_in, check_in=self.check_in, **form.cleaned_data):
            messages.success(request, _("Thank you. Only staff read your answers."))
        return self.back()

    def back(self):
        return redirect("hunar_mentorship:meetings")

    def show(self, form, status=200):
        name = name_of(self.check_in.match.other_than(self.person))
        facts = {"form": form, "check_in": self.check_in, "name": name}
        return render(self.request, "hunar_mentorship/meetings/check_in.html", facts, status=status)
