"""Doors of the accounts. Names that begin with `account_` are allauth's: its own views lead to them."""

from django.urls import include, path
from django.views.generic import RedirectView

from . import account_views, confirming, views
from .door import Intent

own = [
    path("", account_views.Account.as_view(), name="account"),
    path("code/", views.Code.as_view(), name="code"),
    path("choose/", views.Choose.as_view(), name="choose"),
    path("pin/", views.Pin.as_view(), name="pin"),
    path("join/", views.Join.as_view(), name="join"),
    path("privacy/", views.Privacy.as_view(), name="privacy"),
    path("login/password/", account_views.PasswordSignIn.as_view(), name="password_sign_in"),
    path("pin/change/", account_views.ChangePin.as_view(), name="change_pin"),
    path("confirm/", confirming.Confirm.as_view(), name="confirm"),
    path("contact/", account_views.ChangeContact.as_view(), name="change_contact"),
]
urlpatterns = [
    path("login/", views.SignIn.as_view(), name="account_login"),
    path("signup/", views.SignIn.as_view(intent=Intent.JOIN), name="account_signup"),
    path("logout/", account_views.SignOut.as_view(), name="account_logout"),
    # Contacts change by a code here; allauth's own pages for them would accept an address before it is confirmed.
    path("email/", RedirectView.as_view(pattern_name="hunar_accounts:account"), name="account_email"),
    path("", include((own, "hunar_accounts"))),
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
    path("3rdparty/", include("allauth.socialaccount.urls")),
]
