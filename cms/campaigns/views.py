"""What a guest does on a campaign, each at an address of its own that no cache keeps. Nobody is asked to sign in.

The pages themselves are the same for all guests and kept whole; a small script loads these forms into them. Asked for
by it, a view answers with the form alone, and otherwise with a page around it.
"""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from . import actions, asking, limits, tagging, tokens
from .consent import KEEP
from .doors import address_behind
from .enums import What
from .forms import CheckForm, PledgeForm, PollForm
from .guarding import comes_from_here
from .models import Campaign
from .results import counts_of, detail_of, poll_results, promises

PAIR = "hunar_campaigns_pair"
PART = "X-Hunar-Part"


@method_decorator([never_cache, csrf_exempt], name="dispatch")
class GuestView(View):
    """A form of a campaign. Its state is in the form; no cookie is read or set."""

    name = ""
    form_class = None

    def dispatch(self, request, *args, **kwargs):
        self.language = get_language()
        self.is_part = PART in request.headers
        if request.method == "POST":
            if not comes_from_here(request):
                return self.show(refused="elsewhere", status=403)
            if not self.campaign.takes_answers:
                return self.show(refused="ended", status=410)
            if not limits.may_send(request):
                return self.show(refused="many", status=429)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def campaign(self):
        return get_object_or_404(Campaign.objects.live(), key=self.kwargs["key"])

    @cached_property
    def code(self):
        return tagging.code_of(self.request)

    def get(self, request, key):
        if not self.campaign.takes_answers:
            return self.show(refused="ended")
        if "done" in request.GET:
            return self.show(done=True)
        return self.show(form=self.new_form())

    def post(self, request, key):
        form = self.form_class(request.POST, **self.form_arguments())
        if not form.is_valid():
            return self.show(form=form, status=422)
        nonce = tokens.read_form(form.cleaned_data["form"], self.campaign.key, self.name)
        if not nonce:
            return self.show(form=self.new_form(), refused="old", status=422)
        if not form.is_trap and limits.is_first_time(self.name, nonce):
            self.write(form)
        return HttpResponseRedirect(self.here(done=True))

    def form_arguments(self):
        return {"code": self.code}

    def new_form(self):
        number = tokens.new_form(self.campaign.key, self.name)
        return self.form_class(initial={"form": number}, **self.form_arguments())

    def write(self, form):
        raise NotImplementedError

    def tags(self, form):
        return tagging.tags_of(
            self.code,
            campaign_id=self.campaign.pk,
            language=self.language,
            district=form.cleaned_data.get("district", ""),
        )

    def here(self, *, done=False):
        asked = "&".join(["done=1"] * done + [f"{tagging.PARAMETER}={self.code}"] * bool(self.code))
        address = reverse(f"hunar_campaigns:{self.name}", args=[self.campaign.key])
        return f"{address}?{asked}" if asked else address

    def back(self):
        url = self.campaign.in_language(self.language).get("url", "")
        return f"{url}?{tagging.PARAMETER}={self.code}" if self.code else url

    def show(self, *, status=200, refused="", done=False, **context):
        words = self.campaign.in_language(self.language)
        context |= {
            "campaign": self.campaign,
            "words": words,
            "name": self.name,
            "action": reverse(f"hunar_campaigns:{self.name}", args=[self.campaign.key]),
            "back": self.back(),
            "code": self.code,
            "refused": refused,
            "done": done,
            "part": f"hunar_campaigns/parts/{self.name}.html",
            "trail": [(words.get("title", ""), self.back()), (self.title, "")],
            "title": self.title,
        }
        context |= self.results() if done or refused == "ended" else {}
        template = context["part"] if self.is_part else "hunar_campaigns/form_page.html"
        response = render(self.request, template, context, status=status)
        response["X-Robots-Tag"] = "noindex"
        return response

    def results(self):
        return {}

    @property
    def title(self):
        return ""


class AskingView(GuestView):
    """A form with questions, which stand in a column of the campaign."""

    column = ""

    @cached_property
    def questions(self):
        kept = getattr(self.campaign, self.column)
        asked = asking.questions(kept, self.language, self.campaign.source_language)
        if not asked:
            raise Http404
        return asked

    def form_arguments(self):
        return super().form_arguments() | {"questions": self.questions}


class PollView(AskingView):
    name, column = "poll", "poll"
    form_class = PollForm

    def write(self, form):
        details = [detail_of(question, choice) for question, choice in form.answers.items()]
        actions.count(self.campaign.pk, What.POLL, tags=self.tags(form), details=details)

    def results(self):
        return {"results": poll_results(self.campaign, self.language, counts_of(self.campaign, What.POLL))}

    @property
    def title(self):
        return _("What do you think?")


class PledgeView(GuestView):
    name = "pledge"
    form_class = PledgeForm

    def get(self, request, key):
        if not self.campaign.in_language(self.language).get("pledge"):
            raise Http404
        return super().get(request, key)

    def write(self, form):
        actions.count(self.campaign.pk, What.PLEDGE, tags=self.tags(form))

    def results(self):
        return {"promises": promises(self.campaign)}

    @property
    def title(self):
        return _("A promise")


class CheckView(AskingView):
    """Before the lessons and after them. The form carries what joins the two, and nothing else does."""

    name, column = "check", "check_questions"
    form_class = CheckForm

    def new_form(self):
        return self.form_for("before", tokens.new_pair(self.campaign.key))

    def form_for(self, step, pair):
        prefix = {} if step == "before" else {"auto_id": "id_after_%s"}
        return self.form_class(initial={"pair": pair, "step": step}, **prefix, **self.form_arguments())

    def post(self, request, key):
        form = self.form_class(request.POST, **self.form_arguments())
        if not form.is_valid():
            return self.show(form=form, step=request.POST.get("step"), status=422)
        pair = tokens.read_pair(form.cleaned_data["pair"], self.campaign.key)
        if not pair:
            return self.show(form=self.new_form(), refused="old", status=422)
        finishing = form.cleaned_data["step"] == "after"
        return self.finish(form, pair) if finishing else self.begin(form, pair)

    def begin(self, form, pair):
        if not form.is_trap:
            actions.begin_check(
                campaign=self.campaign, token=pair, answers=form.answers, tags=self.tags(form)
            )
        return self.show(between=True, form=self.form_for("after", form.cleaned_data["pair"]))

    def finish(self, form, pair):
        try:
            known = actions.finish_check(campaign=self.campaign, token=pair, answers=form.answers)
        except actions.Changed:
            return self.show(form=self.new_form(), refused="changed", status=409)
        if known is None:
            return self.show(form=self.new_form(), refused="old", status=422)
        chosen = [
            (question, form.answers[question.key], question.is_right(form.answers[question.key]))
            for question in self.questions
        ]
        return self.show(known=known, chosen=chosen, pair=form.cleaned_data["pair"])

    @property
    def title(self):
        return _("What do you know already?")


@method_decorator([never_cache, csrf_exempt], name="dispatch")
class KeepView(View):
    """Somebody wants to keep their check with their account: remembered until they are signed in and have agreed."""

    http_method_names = ["post"]

    def post(self, request, key):
        if not comes_from_here(request) or not tokens.read_pair(request.POST.get("pair", ""), key):
            raise Http404
        request.session[PAIR] = request.POST["pair"]
        return redirect("hunar_campaigns:agree", key)


@method_decorator(never_cache, name="dispatch")
class AgreeView(LoginRequiredMixin, View):
    """The consent, in its own words, before anything is tied."""

    def dispatch(self, request, *args, **kwargs):
        self.pair = tokens.read_pair(request.session.get(PAIR, ""), kwargs["key"])
        if request.user.is_authenticated and not self.pair:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, key):
        campaign = get_object_or_404(Campaign, key=key)
        words, language = campaign.in_language(get_language()), get_language()
        context = {
            "words": words,
            "purpose": KEEP,
            "wording": KEEP.wording.text(language),
            "wording_language": KEEP.wording.language(language),
            "trail": [(words.get("title", ""), words.get("url", "")), (_("Keep your answers"), "")],
        }
        return render(request, "hunar_campaigns/agree.html", context)

    def post(self, request, key):
        campaign = get_object_or_404(Campaign, key=key)
        kept = actions.keep_pair(token=self.pair, person=request.person, language=get_language())
        request.session.pop(PAIR, None)
        if kept:
            messages.success(request, _("Kept with your account. You can take this back under Consents."))
        else:
            messages.warning(
                request, _("There was nothing to keep: this check is not finished, or was kept before.")
            )
        return redirect(campaign.in_language(get_language()).get("url") or "/")


@never_cache
def go(request, key, door):
    """Through a button of the page: a file, a call to action, the next step. Counted, then on."""
    campaign = get_object_or_404(Campaign.objects.live(), key=key)
    language = get_language()
    behind = address_behind(campaign, door, language, request)
    if behind is None:
        raise Http404
    if request.method == "GET" and limits.is_counted(request):
        tags = tagging.tags_of(tagging.code_of(request), campaign_id=campaign.pk, language=language)
        actions.count(campaign.pk, behind.what, tags=tags, details=[door])
    response = HttpResponseRedirect(behind.url)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
