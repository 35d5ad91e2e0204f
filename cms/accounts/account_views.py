"""What somebody who is in can do with their own account, and the way out."""

from datetime import timedelta

from allauth.account.views import LoginView, LogoutView
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView

from . import actions
from .contacts import shown
from .door import Intent
from .forms import ChangePinForm, ContactForm, NewPinForm, PasswordSignInForm
from .views import SignIn, pin_refusal, shown_name

JUST_NOW = timedelta(minutes=15)


class PasswordSignIn(LoginView):
    """For those who have set a password."""

    form_class = PasswordSignInForm
    template_name = "hunar_accounts/password_sign_in.html"


class SignOut(LogoutView):
    """One tap, and nothing of the last person stays: no session, nor pages or files kept by the browser."""

    template_name = "hunar_accounts/sign_out.html"

    def post(self, *args, **kwargs):
        response = super().post(*args, **kwargs)
        # Not "cookies": that reaches every subdomain of the registered domain, which may not be ours.
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response


class Own(LoginRequiredMixin):
    """A page on one's own account; kept by no cache."""

    @method_decorator(never_cache)
    def dispatch(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)


class Account(Own, TemplateView):
    """How I sign in."""

    template_name = "hunar_accounts/account.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            name=shown_name(user),
            phone=shown(user.phone) if user.phone else "",
            has_password=user.has_usable_password(),
            has_pin=bool(user.pin),
            **kwargs,
        )


class ChangePin(Own, FormView):
    """A first PIN, or another one. Whoever has just signed in by a code need not know the old one."""

    template_name = "hunar_accounts/change_pin.html"

    def asks_old_pin(self) -> bool:
        user = self.request.user
        just_signed_in = user.last_login and user.last_login >= timezone.now() - JUST_NOW
        return bool(user.pin) and not just_signed_in

    def get_form_class(self):
        return ChangePinForm if self.asks_old_pin() else NewPinForm

    def form_valid(self, form):
        user, asked = self.request.user, form.cleaned_data
        if self.asks_old_pin() and (refusal := pin_refusal(user, asked["pin"])):
            form.add_error("pin", refusal)
            return self.form_invalid(form)
        actions.set_pin(user=user, pin=asked.get("new_pin") or asked["pin"])
        messages.success(self.request, _("Your PIN is set."))
        return redirect("hunar_accounts:account")


class ChangeContact(Own, SignIn):
    """Another number or e-mail address: a code goes to it first."""

    form_class = ContactForm
    template_name = "hunar_accounts/change_contact.html"
    intent = Intent.MOVE

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        return super(SignIn, self).dispatch(request, *args, **kwargs)
