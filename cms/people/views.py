"""My profile: a person sees and changes their own record, and nobody else's."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from . import actions, consents
from .forms import STEP_TITLES, STEPS


@method_decorator(never_cache, name="dispatch")
class OwnRecord(LoginRequiredMixin, TemplateView):
    """A page about the person who asks. No address names another person, so there is nothing to guess."""

    @property
    def person(self):
        return self.request.person

    def get_context_data(self, **kwargs):
        return super().get_context_data(person=self.person, **kwargs)


class ProfileView(OwnRecord):
    template_name = "hunar_people/profile.html"

    def get_context_data(self, **kwargs):
        language, home = get_language(), self.person.residence_on(timezone.localdate())
        return super().get_context_data(
            home=home,
            home_name=home.district.name_in(language) if home else "",
            province_name=home.district.province.name_in(language) if home else "",
            languages=self.person.languages.order_by("pk"),
            steps=STEP_TITLES,
            **kwargs,
        )


class EditView(OwnRecord):
    """One short step of the profile; "save and go on" leads to the next."""

    template_name = "hunar_people/edit.html"

    def setup(self, request, *args, step="names", **kwargs):
        super().setup(request, *args, step=step, **kwargs)
        if step not in STEPS:
            raise Http404
        self.step = step
        names = list(STEPS)
        following = names.index(step) + 1
        self.next_step = names[following] if following < len(names) else ""

    def form(self, data=None):
        return STEPS[self.step](data, person=self.person)

    def get_context_data(self, *, form=None, **kwargs):
        names = list(STEPS)
        kwargs["step"] = self.step
        return super().get_context_data(
            form=form or self.form(),
            next_step=self.next_step,
            kicker=_("Step %(number)s of %(total)s")
            % {"number": names.index(self.step) + 1, "total": len(names)},
            title=STEP_TITLES[self.step],
            trail=_trail(STEP_TITLES[self.step]),
            **kwargs,
        )

    def post(self, request, **kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        form.save()
        if self.next_step and request.POST.get("then") == "next":
            return redirect("hunar_people:edit", step=self.next_step)
        messages.success(request, _("Saved."))
        return redirect("hunar_people:profile")


class ConsentsView(OwnRecord):
    """What I allow, what I allowed before, and taking it back."""

    template_name = "hunar_people/consents.html"

    def get_context_data(self, **kwargs):
        language, present = get_language(), self.person.consents.present()
        return super().get_context_data(
            choices=[
                _choice(purpose, present.get(purpose.name), language) for purpose in consents.purposes()
            ],
            history=[
                (consent, consents.purpose(consent.purpose))
                for consent in self.person.consents.newest_first().select_related("by")
            ],
            trail=_trail(_("What I allow")),
            **kwargs,
        )

    def post(self, request):
        act = actions.give_consent if request.POST.get("given") == "yes" else actions.withdraw_consent
        try:
            act(person=self.person, purpose=request.POST.get("purpose", ""), language=get_language())
        except actions.UnknownPurpose as unknown:
            raise Http404 from unknown
        messages.success(request, _("Your choice is kept."))
        return redirect("hunar_people:consents")


def _trail(title) -> list[tuple]:
    return [(_("My profile"), reverse("hunar_people:profile")), (title, "")]


def _choice(purpose: consents.Purpose, last, language: str) -> dict:
    """A purpose as it stands for this person: given, withdrawn, never asked, or given in older words."""
    given = bool(last and last.given)
    return {
        "purpose": purpose,
        "text": purpose.wording.text(language),
        "text_language": purpose.wording.language(language),
        "given": given,
        "outdated": given and last.wording_version != purpose.wording.version,
        "since": last.at if last else None,
    }
