"""Where allauth asks us: numbers that families share, messages that leave by our one way, e-mail Google vouches for."""

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.notices.backends import get_backend
from cms.notices.backends.base import DeliveryError, Message, TemporaryFailure

from .conf import setting
from .contacts import UnreadableError, read_phone
from .fields import PhoneField
from .models import User


def client_address(request: HttpRequest) -> str:
    """The visitor's network address, behind as many proxies as the site says it trusts."""
    return get_adapter(request).get_client_ip(request)


def home_url() -> str:
    """The home page in the language of this page: "/" would guess from the browser."""
    return reverse("wagtail_serve", args=[""])


class AccountAdapter(DefaultAccountAdapter):
    """allauth thinks of one account a number; the door and `auth.PhoneBackend` know of families."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        **dict.fromkeys(
            [
                "email_password_mismatch",
                "phone_password_mismatch",
                "username_password_mismatch",
                "invalid_login",
            ],
            _("The number, the address or the password is not right. You can also sign in with a code."),
        ),
        "too_many_login_attempts": _("Too many wrong passwords. Nothing is lost: try again in 15 minutes."),
        "incorrect_code": _("This is not the code. Please try again."),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("Please type your present password."),
    }

    def get_login_redirect_url(self, request):
        return home_url()

    get_signup_redirect_url = get_logout_redirect_url = get_login_redirect_url

    def _get_login_attempts_cache_key(self, request, **credentials):
        """allauth leaves the phone out of the key, so that every number would share one count."""
        if phone := credentials.get("phone"):
            return f"{request.get_host()}:{phone_or_nothing(phone)}"
        return super()._get_login_attempts_cache_key(request, **credentials)

    def phone_form_field(self, **kwargs):
        return PhoneField(**kwargs)

    def get_user_by_phone(self, phone):
        return User.objects.with_phone(phone_or_nothing(phone)).first()

    def get_phone(self, user):
        return (user.phone, True) if user.phone else None

    def set_phone(self, user, phone, verified):
        user.phone = phone
        user.save(update_fields=["phone"])

    def set_phone_verified(self, user, phone):
        """Nothing to keep: a number is only ever given to an account after its code."""

    def send_verification_code_sms(self, user, phone, code, **kwargs):
        get_backend("sms").send(Message(phone, code, language=get_language()))

    def send_mail(self, template_prefix, email, context):
        """allauth's own letters (a password forgotten, a second step set) leave through our backends."""
        mail = self.render_mail(template_prefix, email, {"request": self.request, "email": email, **context})
        try:
            get_backend("email").send(Message(email, mail.body, mail.subject, get_language()))
        except TemporaryFailure:
            raise
        except DeliveryError:
            return  # a refused address is told nobody: that would say which addresses exist

    def format_email_subject(self, subject):
        return str(subject)


def phone_or_nothing(typed: str) -> str:
    """The number in international form, or nothing when it cannot be read."""
    try:
        return read_phone(typed, region=setting("PHONE_REGION"))
    except UnreadableError:
        return ""


class SocialAdapter(DefaultSocialAccountAdapter):
    def save_user(self, request, sociallogin, form=None):
        """No e-mail is None, never the empty string: the column is unique."""
        sociallogin.user.email = None
        sociallogin.email_addresses = [found for found in sociallogin.email_addresses if found.verified]
        return super().save_user(request, sociallogin, form)
