"""Wagtail's forms for accounts: a phone number or an e-mail address, a name in one field or two, no password needed."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from . import actions
from .fields import PhoneField


class AccountFields(forms.ModelForm):
    """What both forms have in common."""

    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = PhoneField(
        required=False,
        help_text=_(
            "Such as 0300 1234567. A family may share one number: each person has an account of their own."
        ),
    )
    first_name = forms.CharField(
        label=_("Name, or first name"), max_length=150, help_text=_("In Urdu or English letters.")
    )
    last_name = forms.CharField(label=_("Last name"), max_length=150, required=False)

    def clean_email(self):
        return self.cleaned_data["email"].lower() or None

    def _clean_username(self):
        """Wagtail's check that the address is nobody else's; having none is nobody's."""
        if self.cleaned_data.get("email"):
            super()._clean_username()

    def clean(self):
        asked = super().clean()
        if not self.errors and not (asked.get("email") or asked.get("phone")):
            raise forms.ValidationError(
                _("Give a phone number or an e-mail address, so that the person can sign in.")
            )
        return asked

    def save(self, commit=True):
        user = super().save(commit=False)
        if not user.password:
            user.set_unusable_password()
        if commit:
            user.save()
            self.save_m2m()
            actions.keep_addresses(user=user)
        return user


class AccountCreationForm(AccountFields, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"phone"}


class AccountEditForm(AccountFields, UserEditForm):
    clear_pin = forms.BooleanField(
        label=_("Clear the PIN"),
        required=False,
        help_text=_(
            "For somebody who has forgotten it. Make sure who asks: whoever signs in next sets a new one."
        ),
    )

    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"phone"}

    def save(self, commit=True):
        user = super().save(commit)
        if commit and self.cleaned_data["clear_pin"]:
            actions.clear_pin(user=user)
        return user
