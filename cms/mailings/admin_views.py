"""A message to many in Wagtail's admin: whom it reaches, what it costs, how it looks, and what may be done with it."""

from django.conf import settings
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import CreateView, DeleteView, EditView, IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from cms.notices.backends.base import DeliveryError
from cms.segments.audience import FEW, UnknownCriterion, is_private
from cms.segments.permissions import may_count, may_use_private
from themes.languages import language_name

from . import actions, reach, triggers
from .aimed import tree_of
from .conf import setting
from .enums import Channel, RecipientState, State
from .forms import ScheduleForm
from .letters import STOP, letters_of
from .models import STARTED, Mailing
from .permissions import may_see, may_send, may_write
from .results import results_of
from .stopping import address_of
from .web import web_address

WHATSAPP_AT_MOST = 4096
DEAD_SHOWN = 50
#: An e-mail carries its styles with it, which no page of the admin may; shown alone, it may do nothing else.
MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
PAST = {
    "schedule": gettext_lazy("The message is scheduled."),
    "take_back": gettext_lazy("The message is a draft again."),
    "send": gettext_lazy("The message is being sent."),
    "pause": gettext_lazy("The message is paused."),
    "resume": gettext_lazy("The message goes on."),
    "cancel": gettext_lazy("The message is cancelled. What has left has left."),
}


class SeeingMixin(View):
    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def mailing(self):
        rows = Mailing.objects.select_related("segment", "series").prefetch_related("words")
        return get_object_or_404(rows, pk=self.kwargs["pk"])


class MailingIndexView(IndexView):
    @cached_property
    def header_buttons(self):
        subscribers = reverse("hunar_mailings_admin:subscribers")
        button = HeaderButton(_("Subscribers"), url=subscribers, icon_name="group")
        return [*super().header_buttons, button]

    def get_base_queryset(self):
        return super().get_base_queryset().alone().select_related("segment")


class MailingCreateView(CreateView):
    def save_instance(self):
        self.form.instance.by = self.request.user
        return super().save_instance()

    def get_success_url(self):
        return reverse("hunar_mailings_admin:overview", args=[self.object.pk])


class DraftsOnly(View):
    """Words are changed while it is a draft; what may have left stays as it left.

    Whoever sends it in this moment waits until it is kept, or is first.
    """

    @method_decorator(transaction.atomic)
    def dispatch(self, request, *args, **kwargs):
        mailing = get_object_or_404(Mailing.objects.select_for_update(), pk=unquote(str(kwargs["pk"])))
        if not mailing.is_draft:
            words = _("Only a draft can be changed or deleted. Take it back first, if it has not begun.")
            messages.warning(request, words)
            return redirect("hunar_mailings_admin:overview", mailing.pk)
        return super().dispatch(request, *args, **kwargs)


class MailingDeleteView(DraftsOnly, DeleteView):
    pass


class MailingEditView(DraftsOnly, EditView):
    def get_success_url(self):
        return reverse("hunar_mailings_admin:overview", args=[self.object.pk])


class OverviewView(SeeingMixin, WagtailAdminTemplateMixin, TemplateView):
    template_name = "hunar_mailings/admin/overview.html"
    page_title = gettext_lazy("Message to many")
    header_icon = "mail"

    def get_page_subtitle(self):
        return self.mailing.title

    def get_breadcrumbs_items(self):
        here = {"url": "", "label": self.page_title, "sublabel": self.mailing.title}
        above = [series_crumb(), crumb_of(self.mailing.series)] if self.mailing.series else [index_crumb()]
        return [*self.breadcrumbs_items, *above, here]

    def get_context_data(self, **kwargs):
        mailing, user = self.mailing, self.request.user
        dead = mailing.recipients.filter(state__in=(RecipientState.FAILED, RecipientState.UNCERTAIN))
        return super().get_context_data(
            **kwargs,
            mailing=mailing,
            lacking=actions.lacking(mailing) if mailing.state in (State.DRAFT, State.SCHEDULED) else [],
            languages=[(row.language, language_name(row.language)) for row in mailing.words.all()],
            subscriber_language=language_name(mailing.subscriber_language),
            web=web_address(mailing, get_language()) if mailing.state in STARTED else "",
            counts=self.counts(),
            results=self.results(),
            failed=self.number_in(RecipientState.FAILED),
            uncertain=self.number_in(RecipientState.UNCERTAIN),
            few=self.few,
            dead=dead.order_by("-finished_at", "-pk")[:DEAD_SHOWN],
            form=kwargs.get("form") or ScheduleForm(),
            may_send=may_send(user),
            may_write=may_write(user),
            **self.reached(),
        )

    @cached_property
    def node(self):
        return tree_of(self.mailing)

    @property
    def is_hidden(self):
        """Private details are counted for those who may use them."""
        return not may_count(self.request.user, self.node) or not may_follow(self.request.user, self.mailing)

    @property
    def few(self):
        """What smaller groups of private details are not told at all: one that is empty looks the same."""
        return FEW if is_private(self.node) or follows_privately(self.mailing) else 0

    def reached(self):
        if self.is_hidden:
            return {"is_hidden": True}
        try:
            rows = [row for row in reach.reach(self.mailing) if row.people >= self.few]
        except UnknownCriterion:
            return {"is_unknown": True}
        return {
            "reach": [(row, language_name(row.language)) for row in rows],
            "total": sum(row.people for row in rows),
            "cost": reach.together(rows),
            "currency": setting("CURRENCY"),
        }

    def number_in(self, state):
        return self.mailing.recipients.filter(state=state).count() if may_send(self.request.user) else 0

    def results(self):
        return [] if self.is_hidden else results_of(self.mailing, few=self.few)

    def counts(self):
        """(channel, state, how many), as people say it."""
        rows = {} if self.is_hidden else self.mailing.recipients.counts()
        return [
            (Channel(channel).label, RecipientState(state).label, number)
            for (channel, state), number in rows.items()
            if number >= self.few
        ]


class ActView(SeeingMixin):
    """One step. Who only writes may try it out; who may send does the rest."""

    http_method_names = ["post"]

    def post(self, request, pk, what):
        if what == "test" and (may_write(request.user) or may_send(request.user)):
            self.tried()
        elif what == "again" and may_send(request.user):
            self.sent_again()
        elif what in PAST and may_send(request.user):
            self.moved(what)
        else:
            raise PermissionDenied
        return redirect("hunar_mailings_admin:overview", pk)

    def tried(self):
        try:
            sent = actions.send_test(mailing=self.mailing, to=self.request.user)
        except DeliveryError:
            words = _("The gateway did not take the message. Nothing is lost; try again in a few minutes.")
            return messages.error(self.request, words)
        if not sent:
            words = _(
                "Nothing was sent: your login has no address for these channels, or nothing is written yet."
            )
            return messages.warning(self.request, words)
        return messages.success(
            self.request, _("Sent to you, in every language, by every way that reaches you.")
        )

    def sent_again(self):
        """What is uncertain only where somebody has said that twice is better than never."""
        uncertain = self.request.POST.get("which") == "uncertain"
        if uncertain and self.request.POST.get("twice") != "yes":
            words = _("Nothing was sent: say first that they may get it twice.")
            return messages.warning(self.request, words)
        count = actions.send_again(mailing=self.mailing, by=self.request.user, uncertain=uncertain)
        if not count:
            return messages.warning(self.request, _("There was nothing to send again."))
        words = ngettext(
            "%(count)s message is on its way again.", "%(count)s messages are on their way again.", count
        )
        return messages.success(self.request, words % {"count": count})

    def moved(self, what):
        more = {}
        if what == "schedule":
            form = ScheduleForm(self.request.POST)
            if not form.is_valid():
                return messages.error(self.request, " ".join(form.errors.get("send_at", [])))
            more = {"at": form.cleaned_data["send_at"]}
        try:
            done = getattr(actions, what)(mailing=self.mailing, by=self.request.user, **more)
        except actions.NotReady:
            return messages.error(self.request, _("It cannot leave yet: see what is missing below."))
        if not done:
            return messages.warning(self.request, _("Somebody was first: the message stands otherwise now."))
        return messages.success(self.request, PAST[what])


class PreviewView(SeeingMixin, WagtailAdminTemplateMixin, TemplateView):
    """In one language, as an e-mail on a phone and on a screen, as a text message, by WhatsApp, and in the inbox."""

    template_name = "hunar_mailings/admin/preview.html"
    page_title = gettext_lazy("Preview")
    header_icon = "view"

    def get_breadcrumbs_items(self):
        overview = reverse("hunar_mailings_admin:overview", args=[self.mailing.pk])
        above = {"url": overview, "label": self.mailing.title}
        return [*self.breadcrumbs_items, index_crumb(), above, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        letter, stop = letter_in(self.mailing, self.kwargs["language"]), example()
        found = reach.counted(letter)
        return super().get_context_data(
            **kwargs,
            mailing=self.mailing,
            letter=letter,
            email=letter.email.replace(STOP, stop(Channel.EMAIL)),
            sms=letter.sms.replace(STOP, stop(Channel.SMS)),
            whatsapp=letter.whatsapp.replace(STOP, stop(Channel.WHATSAPP)),
            whatsapp_left=WHATSAPP_AT_MOST - len(letter.whatsapp.replace(STOP, stop(Channel.WHATSAPP))),
            counted=found,
            forcing=" ".join(found.forcing[:20]) if len(found.forcing) <= 20 else "",
            languages=[(row.language, language_name(row.language)) for row in self.mailing.words.all()],
            is_rtl=letter.language in settings.LANGUAGES_BIDI,
        )


@method_decorator(xframe_options_sameorigin, name="dispatch")
class MailView(SeeingMixin):
    """The e-mail alone, as a mail program shows it."""

    def get(self, request, pk, language):
        letter = letter_in(self.mailing, language)
        html = letter.html.replace(STOP, example()(Channel.EMAIL))
        response = HttpResponse(mark_safe(html))  # noqa: S308  cleaned in letters.py
        response["Content-Security-Policy"] = MAIL_POLICY
        return response


def letter_in(mailing, language):
    letter = letters_of(mailing).get(language)
    if letter is None:
        raise Http404
    return letter


def example():
    """The address for stopping of nobody, as it would stand there."""
    return lambda channel: address_of(0, channel)


def series_crumb():
    return {"url": reverse("hunar_series:index"), "label": _("Series of messages")}


def crumb_of(series):
    return {"url": reverse("hunar_series:overview", args=[series.pk]), "label": series.title}


def follows_privately(mailing):
    """What nobody knows any more is private."""
    found = triggers.get(mailing.series.trigger) if mailing.series else None
    return bool(mailing.series) and (found is None or found.private)


def may_follow(user, mailing):
    return may_use_private(user) or not follows_privately(mailing)


def index_crumb():
    return {"url": reverse("hunar_mailings_admin:index"), "label": _("Messages to many")}
