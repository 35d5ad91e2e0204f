"""A person and their data: what is held, a copy of it, who looked at it, and having it erased."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView, View

from . import actions
from .conf import setting
from .confirming import asked_who_it_is
from .enums import ErasureState
from .erasing import choices_of
from .forms import EraseForm
from .models import Erasure, Export

PER_PAGE = 30


@method_decorator(never_cache, name="dispatch")
class Own(LoginRequiredMixin, View):
    """A page about the person who asks, and about nobody else."""

    @property
    def person(self):
        return self.request.person


class Confirmed(Own):
    """One that is shown only to somebody who has just shown that it is they."""

    def dispatch(self, request, *args, **kwargs):
        asked = asked_who_it_is(request) if request.user.is_authenticated else None
        return asked or super().dispatch(request, *args, **kwargs)


def trail(title="") -> list[tuple]:
    return [(_("My data"), reverse("hunar_privacy:data")), (title, "")]


class MyData(Own, TemplateView):
    """Where each of the things starts that somebody may want with their data."""

    template_name = "hunar_privacy/data_start.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            erasure=Erasure.objects.for_person(self.person).open().first(),
            views=self.person.record_views.count(),
            **kwargs,
        )


class Copy(Confirmed, TemplateView):
    """My copy: asked for, being made, or ready to be fetched."""

    template_name = "hunar_privacy/copy.html"

    def get_context_data(self, **kwargs):
        mine = Export.objects.for_person(self.person)
        return super().get_context_data(
            making=mine.waiting().first(),
            ready=mine.ready(at=timezone.now()).first(),
            days=setting("EXPORT_DAYS"),
            trail=trail(_("A copy of my data")),
            **kwargs,
        )

    def post(self, request):
        try:
            actions.ask_for_export(person=self.person, language=get_language())
        except actions.TooManyExports:
            messages.error(request, _("You have asked several times today. Please try again tomorrow."))
        return redirect("hunar_privacy:copy")


class Fetch(Confirmed):
    """The file itself. To others, and after its days, it does not exist."""

    def get(self, request, key):
        mine = Export.objects.for_person(self.person).ready(at=timezone.now())
        export = get_object_or_404(mine, key=key)
        name = f"hunar-{export.made_at:%Y-%m-%d}.zip"
        try:
            file = export.file.open("rb")
        except FileNotFoundError as gone:
            raise Http404 from gone
        return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


class Erase(Confirmed, FormView):
    """What will happen, what becomes of each certificate, and one button."""

    form_class = EraseForm
    template_name = "hunar_privacy/erase.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and Erasure.objects.for_person(request.person).open().exists():
            return redirect("hunar_privacy:data")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"choices": choices_of(self.person)}

    def form_valid(self, form):
        try:
            actions.ask_for_erasure(person=self.person, given_up=form.given_up)
        except actions.CannotErase as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        return redirect("hunar_privacy:data")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            days=setting("COOLING_OFF_DAYS"), trail=trail(_("Erase my account")), **kwargs
        )


@method_decorator(never_cache, name="dispatch")
class Keep(TemplateView):
    """Calling it off, from a link in a message: no sign-in, one tap. Whoever has the link can do no more than that."""

    template_name = "hunar_privacy/keep.html"

    def setup(self, request, *args, key, **kwargs):
        super().setup(request, *args, key=key, **kwargs)
        self.erasure = get_object_or_404(Erasure, key=key)

    def get_context_data(self, **kwargs):
        state = self.erasure.state
        return super().get_context_data(
            erasure=self.erasure,
            is_waiting=state == ErasureState.WAITING,
            is_kept=state == ErasureState.CANCELLED,
            **kwargs,
        )

    def post(self, request, **kwargs):
        actions.cancel_erasure(erasure=self.erasure)
        return redirect("hunar_privacy:keep", key=self.erasure.key)


class Views(Own, TemplateView):
    """Which of the staff opened my record, and when."""

    template_name = "hunar_privacy/views.html"

    def get_context_data(self, **kwargs):
        pages = Paginator(self.person.record_views.all(), PER_PAGE)
        return super().get_context_data(
            page=pages.get_page(self.request.GET.get("page")),
            trail=trail(_("Who looked at my record")),
            **kwargs,
        )
