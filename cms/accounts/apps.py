from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig

from themes.rooms import RoomConfig


class AccountsConfig(RoomConfig):
    default = True
    name = "cms.accounts"
    label = "hunar_accounts"
    verbose_name = _("Accounts")
    needs = ("allauth.account", "cms.notices", "cms.people", "themes")

    def ready(self):
        from themes import chrome

        from . import checks, receivers  # noqa: F401  importing registers them
        from .chrome import account_links

        chrome.register("account", account_links, order=900)


class WagtailUsersConfig(WagtailUsersAppConfig):
    """Wagtail's users, with our forms: an account may have a phone number and no e-mail address."""

    user_viewset = "cms.accounts.viewsets.UserViewSet"
