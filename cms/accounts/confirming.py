"""Who is holding the phone? Asked before data leaves or is erased, however lately somebody signed in."""

import time
from urllib.parse import urlencode

from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from . import actions
from .account_views import Own
from .conf import setting
from .contacts import Contact, shown
from .enums import Channel
from .forms import CodeForm, PinForm
from .models import SignInCode
from .views import ask_for_code, pin_refusal, too_many

CONFIRMED, CODE = "hunar_confirmed", "hunar_confirming"


def ask_again(request: HttpRequest) -> HttpResponse | None:
    """Where the person shows once more that it is they, or None when they have, a few minutes ago."""
    since = time.time() - request.session.get(CONFIRMED, 0)
    if since < setting("CONFIRM_MINUTES") * 60:
        return None
    return redirect(f"{reverse('hunar_accounts:confirm')}?{urlencode({'next': request.get_full_path()})}")


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class Confirm(Own, FormView):
    """The PIN, for whoever has one: a family that shares a phone does not share it. Else the password, or a code."""

    template_name = "hunar_accounts/confirm.html"

    @property
    def way(self) -> str:
        user = self.request.user
        if user.pin:
            return "pin"
        return "password" if user.has_usable_password() else "code"

    @property
    def code(self) -> SignInCode | None:
        """The code that was sent for this, if one was."""
        return SignInCode.objects.filter(pk=self.request.session.get(CODE)).first()

    def get_form_class(self):
        return {"pin": PinForm, "password": PasswordForm, "code": CodeForm}[self.way]

    def post(self, request, *args, **kwargs):
        if "send" in request.POST and self.way == "code":
            return self.send()
        return super().post(request, *args, **kwargs)

    def send(self):
        user = self.request.user
        contact = Contact(Channel.EMAIL, user.email) if user.email else Contact(Channel.SMS, user.phone)
        try:
            self.request.session[CODE] = ask_for_code(self.request, contact).pk
        except actions.TooManyError:
            return too_many(self.request)
        return redirect(self.request.get_full_path())

    def form_valid(self, form):
        name = next(iter(form.fields))
        if refusal := getattr(self, f"refuse_{self.way}")(form.cleaned_data[name]):
            form.add_error(name, refusal)
            return self.form_invalid(form)
        self.request.session[CONFIRMED] = time.time()
        self.request.session.pop(CODE, None)
        return redirect(get_next_redirect_url(self.request) or "hunar_accounts:account")

    def refuse_pin(self, typed):
        return pin_refusal(self.request.user, typed)

    def refuse_password(self, typed):
        if not ratelimit.consume(self.request, action="reauthenticate", user=self.request.user):
            return _("Too many wrong passwords. Nothing is lost: try again in 15 minutes.")
        return "" if self.request.user.check_password(typed) else _("This is not your password.")

    def refuse_code(self, typed):
        right = self.code and actions.try_code(code=self.code, typed=typed)
        return "" if right else _("This is not the code we sent. Look at the newest message and try again.")

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            way=self.way,
            contact=shown(user.get_username()),
            is_sent=self.way != "code" or self.code is not None,
            next=get_next_redirect_url(self.request) or "",
            **kwargs,
        )
