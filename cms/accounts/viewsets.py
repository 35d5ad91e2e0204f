"""Accounts in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.users.views.users import IndexView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from cms.people.view_log import ShowsPeople

from .admin_forms import AccountCreationForm, AccountEditForm


class AccountIndexView(IndexView):
    """Found by name, e-mail address or phone number."""

    search_fields = ["first_name", "last_name", "email", "phone"]

    @property
    def columns(self):
        columns = super().columns
        at = next(place for place, column in enumerate(columns) if column.name == self.model.USERNAME_FIELD)
        columns[at] = Column("contact", label=_("Signs in with"), accessor="get_username", sort_key="email")
        return columns


class UserViewSet(ShowsPeople, WagtailUserViewSet):
    index_view_class = AccountIndexView
    ordering = "-date_joined"
    create_template_name = "hunar_accounts/users/create.html"
    edit_template_name = "hunar_accounts/users/edit.html"

    def get_form_class(self, for_update=False):
        return AccountEditForm if for_update else AccountCreationForm
