from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig

from themes.rooms import Door, RoomConfig


class AccountsConfig(RoomConfig):
    default = True
    name = "cms.accounts"
    label = "hunar_accounts"
    verbose_name = _("Accounts")
    needs = (
        "allauth",
        "allauth.account",
        "allauth.mfa",
        "allauth.socialaccount",
        "cms.notices",
        "cms.people",
        "themes",
    )
    doors = (Door("hunar_accounts", 'path("account/", include("cms.accounts.urls"))'),)

    def import_models(self):
        if settings.AUTH_USER_MODEL != "hunar_accounts.User":
            words = '"cms.accounts" brings the user model: set AUTH_USER_MODEL = "hunar_accounts.User".'
            raise ImproperlyConfigured(words)
        super().import_models()

    def ready(self):
        from themes import chrome

        from . import checks, receivers  # noqa: F401  importing registers them
        from .chrome import account_links

        chrome.register("account", account_links, order=900)


class WagtailUsersConfig(WagtailUsersAppConfig):
    """Wagtail's users, with our forms: an account may have a phone number and no e-mail address."""

    user_viewset = "cms.accounts.viewsets.UserViewSet"
