"""What people fill in to join, to sign in, and to look after their account."""

from allauth.account.forms import LoginForm
from allauth.socialaccount.forms import SignupForm as SocialSignupForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.people.consents import MESSAGES, RECORD, Purpose

from .actions import introduce
from .codes import LENGTH
from .conf import setting
from .contacts import Contact, UnreadableError, digits_in, read_contact
from .enums import Channel
from .pins import LONGEST, SHORTEST, is_weak

DIGITS = {"inputmode": "numeric", "dir": "ltr"}


class ContactForm(forms.Form):
    """The one field of the door."""

    contact = forms.CharField(
        label=_("Phone number or e-mail"),
        max_length=254,
        help_text=_("For example 0300 1234567 or amina@example.com"),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "dir": "ltr"}),
    )

    def clean_contact(self) -> Contact:
        try:
            return read_contact(self.cleaned_data["contact"], region=setting("PHONE_REGION"))
        except UnreadableError:
            raise forms.ValidationError(
                _("This is neither a phone number nor an e-mail address we can read. Please check it.")
            ) from None


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={**DIGITS, "autocomplete": "one-time-code"}),
    )

    def clean_code(self) -> str:
        code = digits_in(self.cleaned_data["code"])
        if len(code) != LENGTH:
            raise forms.ValidationError(_("The code has %(length)s digits."), params={"length": LENGTH})
        return code


class PinForm(forms.Form):
    pin = forms.CharField(
        label=_("Your PIN"),
        max_length=20,
        widget=forms.PasswordInput(attrs={**DIGITS, "autocomplete": "off"}),
    )

    def clean_pin(self) -> str:
        return digits_in(self.cleaned_data["pin"])


class NewPinField(forms.CharField):
    """A PIN to be set: shown while it is typed, so that once is enough."""

    def __init__(self, **kwargs):
        super().__init__(
            label=_("Choose a PIN"),
            max_length=20,
            help_text=_("4 to 8 digits that only you know. It keeps your account apart from your family's."),
            widget=forms.TextInput(attrs={**DIGITS, "autocomplete": "off"}),
            **kwargs,
        )

    def clean(self, value):
        typed = super().clean(value)
        pin = digits_in(typed)
        if not SHORTEST <= len(pin) <= LONGEST or len(pin) != len(typed.strip()):
            raise forms.ValidationError(_("A PIN has 4 to 8 digits and nothing else."))
        if is_weak(pin):
            raise forms.ValidationError(_("This PIN is easy to guess. Choose digits without a pattern."))
        return pin


class NewPinForm(forms.Form):
    pin = NewPinField()


class ChangePinForm(PinForm):
    """A new PIN, with the old one first."""

    new_pin = NewPinField()


def _wording(purpose: Purpose) -> str:
    """What is agreed to, in the very words that are put on record."""
    return purpose.wording.text(get_language() or "en")


def _record() -> str:
    return format_html(
        '{} <a href="{}">{}</a>', _wording(RECORD), privacy_url(), _("Read the privacy notice")
    )


def _messages() -> str:
    return _wording(MESSAGES)


def privacy_url() -> str:
    """Where the privacy notice is."""
    from django.urls import reverse

    return setting("PRIVACY_URL") or reverse("hunar_accounts:privacy")


class JoinFields(forms.Form):
    """What everybody who joins is asked, whichever way they came."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        help_text=_("In Urdu or English letters, as it should stand on your certificate."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    consent = forms.BooleanField(
        label=lazy(_record, str)(),
        error_messages={"required": _("We can only make an account when we may keep your record.")},
    )
    messages = forms.BooleanField(label=lazy(_messages, str)(), required=False)

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if not any(letter.isalpha() for letter in name):
            raise forms.ValidationError(_("Please write your name in letters."))
        return name


class JoinForm(JoinFields):
    """Joining by a phone number asks for a PIN; by e-mail, a password may be set now or never."""

    pin = NewPinField()
    password = forms.CharField(
        label=_("Password (you can leave it empty)"),
        required=False,
        strip=False,
        help_text=_("With a password you can sign in without waiting for a code."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    field_order = ["name", "pin", "password", "consent", "messages"]

    def __init__(self, *args, channel: str, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["password" if channel == Channel.SMS else "pin"]

    def clean_password(self) -> str:
        if password := self.cleaned_data["password"]:
            validate_password(password)
        return password


class SocialJoinForm(SocialSignupForm, JoinFields):
    """Joining with Google: the e-mail address is Google's word, the name and the consent are the person's."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["email"]
        self.initial["name"] = self.sociallogin.user.get_full_name()

    def save(self, request):
        user = super().save(request)
        user.first_name, user.last_name = self.cleaned_data["name"], ""
        user.save(update_fields=["first_name", "last_name"])
        introduce(
            user=user,
            name=self.cleaned_data["name"],
            language=get_language(),
            messages=self.cleaned_data["messages"],
        )
        return user


class PasswordSignInForm(LoginForm):
    """allauth's form in our words; it counts wrong passwords for each contact."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        login = ContactForm.base_fields["contact"]
        self.fields["login"].label, self.fields["login"].help_text = login.label, login.help_text
        self.fields["login"].widget = login.widget.__class__(attrs=login.widget.attrs)
        self.fields["password"].label, self.fields["password"].help_text = _("Password"), ""
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}
