"""The door of the site: one field, one code, and then the right person."""

from allauth.account.utils import complete_signup, get_next_redirect_url, perform_login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView

from . import actions
from .adapter import client_address, home_url
from .door import Door, Intent
from .enums import Channel
from .forms import CodeForm, ContactForm, JoinForm, NewPinForm, PinForm
from .models import User

FULL = gettext_lazy("As many people as can already share this number. Please use another one.")


def too_many(request: HttpRequest, exception=None) -> HttpResponse:
    """Answer 429, with words on what to do."""
    return render(request, "hunar_accounts/too_many.html", status=429)


@method_decorator(never_cache, name="dispatch")
class SignIn(FormView):
    """The first field. Whatever is typed, known here or not, the answer is the same: a code is on its way."""

    form_class = ContactForm
    template_name = "hunar_accounts/sign_in.html"
    intent = Intent.SIGN_IN

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            return redirect(where_to(request))
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        return self.send_code(form.cleaned_data["contact"])

    def send_code(self, contact):
        try:
            code = ask_for_code(self.request, contact)
        except actions.TooManyError:
            return too_many(self.request)
        Door.open(
            self.request.session,
            code=code,
            intent=self.intent,
            next_url=get_next_redirect_url(self.request) or "",
        )
        return redirect("hunar_accounts:code")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            joining=self.intent == Intent.JOIN, next=get_next_redirect_url(self.request) or "", **kwargs
        )


def where_to(request: HttpRequest) -> str:
    """Where one goes who is signed in already. Wagtail sends here whoever may not enter its admin: not back again."""
    wanted = get_next_redirect_url(request) or home_url()
    may_enter = request.user.has_perm("wagtailadmin.access_admin")
    return home_url() if wanted.startswith(reverse("wagtailadmin_home")) and not may_enter else wanted


def ask_for_code(request: HttpRequest, contact):
    return actions.request_code(contact=contact, language=get_language(), address=client_address(request))


@method_decorator(never_cache, name="dispatch")
class Step(FormView):
    """A step behind the first field. Whoever is not at it is led back to the beginning."""

    def dispatch(self, request, *args, **kwargs):
        self.door = Door(request.session)
        if not self.is_open():
            return redirect("account_login")
        return super().dispatch(request, *args, **kwargs)

    def is_open(self) -> bool:
        """Guests go through the door; only to change a contact does one who is in already."""
        moving = self.door.intent == Intent.MOVE
        return self.door.is_confirmed and moving == self.request.user.is_authenticated

    def get_context_data(self, **kwargs):
        return super().get_context_data(door=self.door, **kwargs)


class Code(Step):
    """The code that was sent."""

    form_class = CodeForm
    template_name = "hunar_accounts/code.html"

    def is_open(self):
        moving = self.door.intent == Intent.MOVE
        return bool(self.door) and moving == self.request.user.is_authenticated

    def post(self, request, *args, **kwargs):
        return self.send_again() if "again" in request.POST else super().post(request, *args, **kwargs)

    def send_again(self):
        try:
            self.door.again(ask_for_code(self.request, self.door.contact))
        except actions.TooManyError:
            return too_many(self.request)
        messages.info(self.request, _("A new code is on its way. The old one no longer counts."))
        return redirect("hunar_accounts:code")

    def form_valid(self, form):
        code = self.door.code
        if actions.try_code(code=code, typed=form.cleaned_data["code"]):
            self.door.confirm()
            return after_code(self.request, self.door)
        if actions.can_still_be_tried(code):
            form.add_error(
                "code", _("This is not the code we sent. Look at the newest message and try again.")
            )
        else:
            form.add_error("code", _("This code no longer counts. Ask for a new one below."))
        return self.form_invalid(form)

    def get_context_data(self, **kwargs):
        return super().get_context_data(by_sms=self.door.contact.channel == Channel.SMS, **kwargs)


def after_code(request: HttpRequest, door: Door) -> HttpResponse:
    """Where the confirmed contact leads: in, to a choice of names, to joining, or back to the account."""
    if door.intent == Intent.MOVE:
        return move(request, door)
    users = list(door.users()[:2])
    if not users:
        return redirect("hunar_accounts:join")
    is_shared = len(users) > 1 or door.intent == Intent.JOIN
    if door.contact.channel == Channel.SMS and is_shared:
        return redirect("hunar_accounts:choose")
    return let_in(request, door, users[0])


def move(request: HttpRequest, door: Door) -> HttpResponse:
    """Give the signed-in account the contact it has confirmed."""
    try:
        actions.give_contact(user=request.user, contact=door.contact)
    except actions.PhoneFullError:
        messages.error(request, FULL)
    except actions.TakenError:
        messages.error(
            request, _("This address belongs to another account. Sign in with it to use that one.")
        )
    else:
        messages.success(request, _("You can now sign in with %(contact)s.") % {"contact": door.shown})
    door.close()
    return redirect("hunar_accounts:account")


def let_in(request: HttpRequest, door: Door, user: User) -> HttpResponse:
    """Sign the user in, past their second step if they have set one."""
    next_url = door.next_url
    door.close()
    return perform_login(request, user, redirect_url=next_url or None)


class Choose(Step):
    """Several people share the number: who is it?"""

    template_name = "hunar_accounts/choose.html"

    def get(self, request, *args, **kwargs):
        return render(request, self.template_name, {"door": self.door, "people": self.people()})

    def post(self, request, *args, **kwargs):
        chosen = str(request.POST.get("person", ""))
        user = next((user for user in self.door.users() if str(user.pk) == chosen), None)
        if user is None:
            return redirect("hunar_accounts:choose")
        self.door.choose(user)
        return redirect("hunar_accounts:pin")

    def people(self) -> list[tuple[User, str]]:
        return [(user, shown_name(user)) for user in self.door.users()]


def shown_name(user: User) -> str:
    """The user's name in the language of the page, as their family knows them."""
    person = getattr(user, "hunar_person", None)
    return (person and person.name_in(get_language())) or user.get_full_name() or str(user)


class Pin(Step):
    """The chosen person's own PIN; or a first one, for somebody who has none yet."""

    template_name = "hunar_accounts/pin.html"

    def is_open(self):
        return super().is_open() and self.door.chosen is not None

    def get_form_class(self):
        return PinForm if self.door.chosen.pin else NewPinForm

    def form_valid(self, form):
        user, pin = self.door.chosen, form.cleaned_data["pin"]
        if not user.pin:
            actions.set_pin(user=user, pin=pin)
        elif refusal := pin_refusal(user, pin):
            form.add_error("pin", refusal)
            return self.form_invalid(form)
        return let_in(self.request, self.door, user)

    def get_context_data(self, **kwargs):
        user = self.door.chosen
        return super().get_context_data(name=shown_name(user), has_pin=bool(user.pin), **kwargs)


def pin_refusal(user: User, pin: str) -> str:
    """Why the PIN does not do, in words; nothing when it does."""
    try:
        return "" if actions.try_pin(user=user, typed=pin) else _("This is not the PIN. Please try again.")
    except actions.PinLockedError as locked:
        minutes = max(1, round((locked.until - timezone.now()).total_seconds() / 60))
        return _("Too many wrong PINs. Nothing is lost: try again in %(minutes)s minutes.") % {
            "minutes": minutes
        }


class Join(Step):
    """A confirmed contact, and somebody new."""

    form_class = JoinForm
    template_name = "hunar_accounts/join.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "channel": self.door.contact.channel}

    def form_valid(self, form):
        asked = {name: value for name, value in form.cleaned_data.items() if name != "consent"}
        try:
            user = actions.join(code=self.door.code, language=get_language(), **asked)
        except actions.PhoneFullError:
            form.add_error(None, FULL)
            return self.form_invalid(form)
        except actions.TakenError:  # the address has been given to an account since the code was asked for
            return let_in(self.request, self.door, self.door.users().get())
        next_url = self.door.next_url
        self.door.close()
        return complete_signup(self.request, user, None, next_url or None)


class Privacy(TemplateView):
    """What is kept about people, and why."""

    template_name = "hunar_accounts/privacy.html"
