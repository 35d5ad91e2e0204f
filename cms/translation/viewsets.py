"""Agreed words in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Term


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "globe"
    menu_label = _("Agreed words")
    menu_order = 315
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["__str__", BooleanColumn("is_kept", label=_("Not translated")), "note"]
    list_filter = ["is_kept"]
