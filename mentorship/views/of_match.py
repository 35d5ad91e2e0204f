"""What all pages of one match share: whose it is, and what happens when something is refused."""

from functools import cached_property

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from ..desk import name_of
from ..exceptions import Refused
from ..models import Match


@method_decorator(never_cache, name="dispatch")
class OfMatch(LoginRequiredMixin, View):
    """A page of a match one is in. To everybody else it does not exist."""

    @cached_property
    def person(self):
        return self.request.person

    @cached_property
    def match(self) -> Match:
        mine = Match.objects.of_person(self.person).with_people()
        return get_object_or_404(mine, key=self.kwargs["key"])

    @cached_property
    def other(self):
        return self.match.other_than(self.person)

    @cached_property
    def other_name(self) -> str:
        return name_of(self.other)

    def to(self, name: str, anchor: str = "") -> str:
        address = reverse(f"hunar_mentorship:{name}", args=[self.match.key])
        return f"{address}#{anchor}" if anchor else address

    def go(self, name: str, anchor: str = "") -> HttpResponseRedirect:
        return HttpResponseRedirect(self.to(name, anchor))

    def trail(self, *titles: str) -> list[tuple[str, str]]:
        crumbs = [(_("Mentoring"), reverse("hunar_mentorship:desk")), (self.other_name, self.to("match"))]
        return [*crumbs, *((title, "") for title in titles)]

    def done(self, action, **facts) -> bool:
        """Do it; a refusal is told in its own words, and nothing is lost."""
        try:
            action(**facts)
        except Refused as refused:
            messages.error(self.request, str(refused))
            return False
        return True

    def tell_errors(self, form) -> None:
        for errors in form.errors.values():
            for error in errors:
                messages.error(self.request, error)
