"""A wrong installation, told early."""

from ipaddress import ip_network

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Tags, register
from django.utils.module_loading import import_string

from .conf import setting

BACKEND = "cms.accounts.auth.PhoneBackend"
FORMS = "cms.accounts.apps.WagtailUsersConfig"
MIDDLEWARE = "cms.accounts.middleware.SharedBrowserMiddleware"
ADAPTERS = {
    "ACCOUNT_ADAPTER": "cms.accounts.adapter.AccountAdapter",
    "SOCIALACCOUNT_ADAPTER": "cms.accounts.adapter.SocialAdapter",
}
ALLAUTH = {"ACCOUNT_USER_MODEL_USERNAME_FIELD": None, "ACCOUNT_EMAIL_VERIFICATION": "none"}


@register(Tags.compatibility)
def check_shared_networks(app_configs, **kwargs):
    """Shared networks that are no addresses."""
    return [
        Error(f'HUNAR_ACCOUNTS["SHARED_NETWORKS"]: {fault}', id="hunar_accounts.E001")
        for fault in map(_fault, setting("SHARED_NETWORKS"))
        if fault
    ]


def _fault(range_: str) -> str:
    try:
        ip_network(range_, strict=False)
    except ValueError as error:
        return str(error)
    return ""


@register(Tags.compatibility)
def check_phones_sign_in(app_configs, **kwargs):
    """Without our backend nobody comes in by a number and a PIN; without our middleware "back" shows what was left."""
    needed = {
        "AUTHENTICATION_BACKENDS": ("E002", BACKEND, "Nobody can sign in with a phone number."),
        "MIDDLEWARE": ("E003", MIDDLEWARE, "A shared browser keeps the pages of whoever signed out."),
    }
    return [
        Error(words, hint=f'Add "{path}" to {name}.', id=f"hunar_accounts.{number}")
        for name, (number, path, words) in needed.items()
        if path not in getattr(settings, name)
    ]


@register(Tags.compatibility)
def check_allauth_asks_us(app_configs, **kwargs):
    """allauth's own adapters send mail past the notices, and know of one account a number. A subclass will do."""
    return [
        Error(
            f"{name} is not ours, so allauth goes its own ways.",
            hint=f'Set {name} = "{ours}".',
            id="hunar_accounts.E004",
        )
        for name, ours in ADAPTERS.items()
        if not _is_ours(getattr(settings, name, ""), ours)
    ]


def _is_ours(given: str, ours: str) -> bool:
    try:
        return bool(given) and issubclass(import_string(given), import_string(ours))
    except ImportError:
        return False


@register(Tags.compatibility)
def check_allauth_knows_our_accounts(app_configs, **kwargs):
    """What it takes for granted otherwise: user names, and addresses that are kept before they are confirmed."""
    return [
        Error(
            "allauth does not know how our accounts are made.",
            hint=f"Set {name} = {ours!r}.",
            id="hunar_accounts.E006",
        )
        for name, ours in ALLAUTH.items()
        if getattr(settings, name, "") != ours
    ]


@register(Tags.compatibility)
def check_users_are_edited_with_our_forms(app_configs, **kwargs):
    """Wagtail's own ask for a user name, which our accounts have not."""
    if not apps.is_installed("wagtail.users"):
        return []
    if isinstance(apps.get_app_config("wagtailusers"), import_string(FORMS)):
        return []
    hint = f'Put "{FORMS}" in the place of "wagtail.users" in INSTALLED_APPS.'
    return [Error("Wagtail's forms for users do not fit our accounts.", hint=hint, id="hunar_accounts.E005")]
