"""What Wagtail's admin has of its own for accounts, and ours stands before.

Its ways in and out would ask for no second step, and leave things behind; its account screen asks for more than
people have.
"""

from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView
from wagtail.admin.auth import require_admin_access

from .account_views import SignOut
from .admin_views import AdminAccount

urlpatterns = [
    path("login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("logout/", SignOut.as_view()),
    path("account/", never_cache(require_admin_access(AdminAccount.as_view()))),
]
