"""One's own account as Wagtail's admin has it: its language, a picture, what one hears of."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.account import AccountView, NameEmailSettingsPanel


class AdminAccount(AccountView):
    """Without Wagtail's form for a name and an e-mail address.

    It refuses whoever has one name or no address, and with it the language they chose on the same screen; and it takes
    an address that nobody confirmed. Both are changed in the account of the site, to which this screen leads.
    """

    def get_panels(self):
        return [panel for panel in super().get_panels() if not isinstance(panel, NameEmailSettingsPanel)]

    def get_menu_items(self):
        account = {
            "url": reverse("hunar_accounts:account"),
            "label": _("My account"),
            "help_text": _("Your phone number, e-mail address, PIN and password."),
        }
        return [*super().get_menu_items(), account]
