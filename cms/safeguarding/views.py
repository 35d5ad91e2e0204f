"""A person and their safety: what they can do, whom they blocked, and telling somebody.

None of these pages is kept by the browser, and all have one neutral title: it stands in the history of a phone that
others use as well.
"""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView, View

from cms.people.models import Person

from . import actions, reportable
from .conf import setting
from .enums import Danger, State
from .forms import ReportForm
from .models import Block, Officer, Report


@method_decorator(never_cache, name="dispatch")
class Quiet(View):
    """A page the browser does not keep; its template has the quick exit."""


class Own(LoginRequiredMixin, Quiet):
    @property
    def person(self):
        return self.request.person


class Safety(Quiet, TemplateView):
    """What one can do, who reads it, and where my own reports stand."""

    template_name = "hunar_safeguarding/safety.html"

    def get_context_data(self, **kwargs):
        mine = Report.objects.made_by(self.request.person).select_related("case")
        return super().get_context_data(
            reports=mine,
            officers=[name for _pk, name in readers()],
            hours=setting("RESPONSE_HOURS")["imminent"],
            **kwargs,
        )


class Blocked(Own, TemplateView):
    """Whom I blocked, and taking it back."""

    template_name = "hunar_safeguarding/blocked.html"

    def get_context_data(self, **kwargs):
        blocks = Block.objects.made_by(self.person).select_related("of")
        language = get_language()
        return super().get_context_data(
            blocks=[(block, block.of.shown_as(language) or _("Erased person")) for block in blocks],
            trail=trail(_("People I blocked")),
            **kwargs,
        )


class Blocking(Own):
    """One tap, from any page that names a person. The answer is the same whether or not they blocked me."""

    http_method_names = ["post"]

    def post(self, request):
        try:
            actions.block(by=self.person, whom=person_of_key(request.POST.get("person", "")))
        except actions.CannotBlock as oneself:
            raise Http404 from oneself
        messages.success(request, _("Blocked. They are not told, and can no longer reach you here."))
        return redirect("hunar_safeguarding:blocked")


class Unblocking(Own):
    http_method_names = ["post"]

    def post(self, request):
        actions.unblock(by=self.person, whom=person_of_key(request.POST.get("person", "")))
        messages.success(request, _("No longer blocked. They are not told."))
        return redirect("hunar_safeguarding:blocked")


class Reporting(Own, FormView):
    """Telling somebody: about nothing that is here, about a person, or about a thing."""

    form_class = ReportForm
    template_name = "hunar_safeguarding/report.html"
    about_person = about_thing = None

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"officers": readers(but=self.request.person)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            about=self.about,
            has_readers=Officer.objects.current().exists(),
            trail=trail(_("Tell us")),
            **kwargs,
        )

    @property
    def about(self):
        return ""

    def form_valid(self, form):
        try:
            report = actions.file_report(
                token=form.cleaned_data["token"],
                told=form.told,
                reporter=self.person,
                person=self.about_person,
                thing=self.about_thing,
            )
        except actions.CannotReport as nobody:
            raise Http404 from nobody
        except actions.TooManyReports:
            return self.refuse(form)
        return redirect("hunar_safeguarding:sent", key=report.key)

    def refuse(self, form):
        """The page again with all that was written, so that nothing is lost."""
        form.add_error(
            None,
            _(
                "Many reports have come in within a short time, so this one was not sent yet. All you wrote is still"
                " here: send it again in an hour. If somebody is in danger, say so above, and it is sent at once."
            ),
        )
        return self.render_to_response(self.get_context_data(form=form), status=429)


class ReportingPerson(Reporting):
    """A person one has met here; also one who is blocked."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.about_person = person_of_key(kwargs["key"])
            if self.about_person == request.person:
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def about(self):
        return self.about_person.shown_as(get_language())


class ReportingThing(Reporting):
    """A thing of a kind some app made reportable, when whoever reports may see it."""

    def dispatch(self, request, *args, kind, pk, **kwargs):
        known = reportable.get(kind)
        if request.user.is_authenticated:
            self.about_thing = known and known.find(pk, seen_by=request.person)
            if self.about_thing is None:
                raise Http404
            self.title = known.title
        return super().dispatch(request, *args, **kwargs)

    @property
    def about(self):
        return str(self.title)


class Sent(Quiet, TemplateView):
    """It has arrived, and where it stands: for whoever sent it. One without a name is found by its address alone."""

    template_name = "hunar_safeguarding/sent.html"

    def get_context_data(self, key, **kwargs):
        report = get_object_or_404(Report.objects.select_related("case"), key=key)
        if not report.is_anonymous and (not self.request.person or report.reporter != self.request.person):
            raise Http404
        here = self.request.build_absolute_uri() if report.is_anonymous else ""
        return super().get_context_data(
            report=report,
            here=here,
            is_read=report.read_at is not None,
            is_closed=report.case.state == State.CLOSED,
            hours=setting("RESPONSE_HOURS")[report.case.severity],
            is_now=report.danger == Danger.NOW,
            trail=trail(_("What I told")),
            **kwargs,
        )


def person_of_key(key) -> Person:
    """The person of that key, or 404: for a key that is none as for one that was."""
    try:
        return Person.objects.present().get(key=key)
    except (Person.DoesNotExist, ValidationError) as unknown:
        raise Http404 from unknown


def readers(*, but=None) -> list[tuple[int, str]]:
    """Who reads reports: id and name in the reader's language."""
    language = get_language()
    officers = Officer.objects.current().select_related("person")
    people = [officer.person for officer in officers if officer.person != but]
    return [(person.pk, person.name_in(language)) for person in people]


def trail(title="") -> list[tuple]:
    return [(_("Your safety"), reverse("hunar_safeguarding:safety")), (title, "")]
