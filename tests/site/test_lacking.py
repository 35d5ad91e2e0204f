"""What an installation may lack, taken out in turn: each ends in one line that tells the mend."""

from copy import deepcopy
from types import ModuleType

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from cms import urls
from themes.checks import doors
from themes.rooms import RoomConfig, refuse_hidden_rooms

PERSON = "cms.people.middleware.PersonMiddleware"
SHARED = "cms.accounts.middleware.SharedBrowserMiddleware"
REQUEST = "django.template.context_processors.request"
MESSAGES = "django.contrib.messages.context_processors.messages"
SIGN_IN = 'Name your page for signing in, or Wagtail\'s own: LOGIN_URL = "wagtailcore_login".'
PHONE = "cms.accounts.auth.PhoneBackend"
NEEDS = [(app.name, need) for app in apps.get_app_configs() for need in getattr(app, "needs", ())]

OPTIONAL = {
    "cms.links",
    "cms.media",
    "cms.accounts",
    "cms.background",
    "cms.dashboard",
    "cms.translation",
    "cms.starters",
    "cms.campaigns",
    "cms.campaigns.pages",
    "cms.finance",
    "cms.mailings",
    "cms.privacy",
    "cms.rosters",
    "courses.quizzes",
    "courses.interop.olx",
    "mentorship",
    "mentorship.pages",
    "search",
}
OF_WAGTAIL = {  # what every Wagtail site has; Wagtail and Django tell of these themselves
    *("wagtail", "wagtail.admin", "wagtail.sites", "wagtail.users", "wagtail.search", "wagtail.embeds"),
    *(
        "wagtail.locales",
        "modelcluster",
        "django_filters",
        "django.contrib.auth",
        "django.contrib.contenttypes",
    ),
    *("django.contrib.messages", "django.contrib.sessions", "django.contrib.staticfiles"),
}
OF_THE_REFERENCE_SITE = {  # what it alone has, and no app of ours counts on
    *("allauth.socialaccount.providers.google", "django_tasks", "django_tasks_db"),
    *("wagtail.contrib.forms", "wagtail.contrib.redirects", "wagtail.contrib.simple_translation"),
    *("django.forms", "django.contrib.humanize", "django.contrib.postgres"),
    "django.contrib.sitemaps",  # a check tells of it where a host has the address
}


def told():
    return sorted((found.id, found.hint) for found in run_checks())


def without(name, entry):
    return {name: [each for each in getattr(settings, name) if each != entry]}


def without_processor(entry):
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"].remove(entry)
    return {"TEMPLATES": templates}


def without_door(namespace):
    """The reference site's addresses, but for what leads there."""

    def kept(patterns):
        return [each for each in patterns if not leads_to(each, namespace)]

    *plain, prefixed = urls.urlpatterns
    made = ModuleType("urls_that_lack_a_door")
    made.urlpatterns = kept(plain) + i18n_patterns(*kept(prefixed.url_patterns))
    return {"ROOT_URLCONF": made}


def leads_to(pattern, namespace):
    below = getattr(pattern, "url_patterns", ())
    return namespace in {getattr(each, "namespace", None) for each in (pattern, *below)}


def test_nothing_is_lacking_here():
    assert told() == []


@pytest.mark.parametrize(("app", "need"), NEEDS)
def test_app_that_another_needs_is_named(app, need):
    lacking = [entry for entry in settings.INSTALLED_APPS if entry not in {need, app}]
    with pytest.raises(ImproperlyConfigured) as refused:
        Apps([app, *lacking])
    assert str(refused.value) == f'"{app}" needs "{need}": add it to INSTALLED_APPS.'


def test_every_app_is_needed_by_name_or_stands_in_a_list():
    needed = {need for _, need in NEEDS}
    installed = {app.name for app in apps.get_app_configs()}
    rooms = {app.name for app in apps.get_app_configs() if isinstance(app, RoomConfig)}
    assert rooms >= OPTIONAL
    assert installed - needed - OPTIONAL - OF_WAGTAIL - OF_THE_REFERENCE_SITE == set()
    assert {app.name for app in apps.get_app_configs() if app.label.startswith("hunar_")} == rooms


def test_accounts_without_their_user_model_are_refused():
    with (
        override_settings(AUTH_USER_MODEL="auth.User"),
        pytest.raises(ImproperlyConfigured, match=r'set AUTH_USER_MODEL = "hunar_accounts.User"\.$'),
    ):
        apps.get_app_config("hunar_accounts").import_models()


@pytest.mark.parametrize("door", doors(), ids=lambda door: door.namespace)
def test_door_that_is_left_out_is_named(door):
    gone_with_it = [("hunar_courses.W001", SIGN_IN)] if door.namespace == "hunar_accounts" else []
    with override_settings(**without_door(door.namespace)):
        assert told() == [
            *gone_with_it,
            ("hunar_themes.E006", f"Add to your urls.py, above Wagtail's own: {door.line}"),
        ]


@pytest.mark.parametrize(
    ("lacking", "id", "mend"),
    [
        (
            without("MIDDLEWARE", PERSON),
            "people.E001",
            f'Add "{PERSON}" to MIDDLEWARE, below AuthenticationMiddleware.',
        ),
        (without("MIDDLEWARE", SHARED), "accounts.E003", f'Add "{SHARED}" to MIDDLEWARE.'),
        (
            without("AUTHENTICATION_BACKENDS", PHONE),
            "accounts.E002",
            f'Add "{PHONE}" to AUTHENTICATION_BACKENDS.',
        ),
        (
            without_processor(REQUEST),
            "themes.E007",
            f'Add "{REQUEST}" to the context_processors of TEMPLATES.',
        ),
        (
            without_processor(MESSAGES),
            "themes.E009",
            f'Add "{MESSAGES}" to the context_processors of TEMPLATES.',
        ),
        ({"LOGIN_URL": "/accounts/login/"}, "courses.W001", SIGN_IN),
        (
            {"ACCOUNT_ADAPTER": "allauth.account.adapter.DefaultAccountAdapter"},
            "accounts.E004",
            'Set ACCOUNT_ADAPTER = "cms.accounts.adapter.AccountAdapter".',
        ),
        (
            {"SOCIALACCOUNT_ADAPTER": "nowhere.Adapter"},
            "accounts.E004",
            'Set SOCIALACCOUNT_ADAPTER = "cms.accounts.adapter.SocialAdapter".',
        ),
        (
            {"ACCOUNT_USER_MODEL_USERNAME_FIELD": "username"},
            "accounts.E006",
            "Set ACCOUNT_USER_MODEL_USERNAME_FIELD = None.",
        ),
        (
            {"ACCOUNT_EMAIL_VERIFICATION": "optional"},
            "accounts.E006",
            "Set ACCOUNT_EMAIL_VERIFICATION = 'none'.",
        ),
    ],
)
def test_setting_that_lacks_something_is_told_with_its_mend(lacking, id, mend):  # noqa: A002  what checks call it
    with override_settings(**lacking):
        assert told() == [(f"hunar_{id}", mend)]


def test_sitemap_without_its_app_is_told(monkeypatch):
    real = apps.is_installed
    monkeypatch.setattr(apps, "is_installed", lambda name: name != "django.contrib.sitemaps" and real(name))
    hint = 'Add "django.contrib.sitemaps" to INSTALLED_APPS, or take cms.pages.urls out of your urls.py.'
    assert told() == [("hunar_pages.E001", hint)]


def test_wagtails_own_forms_for_users_are_told(monkeypatch):
    from wagtail.users.apps import WagtailUsersAppConfig

    real = apps.get_app_config
    plain = WagtailUsersAppConfig.create("wagtail.users")
    monkeypatch.setattr(
        apps, "get_app_config", lambda label: plain if label == "wagtailusers" else real(label)
    )
    hint = 'Put "cms.accounts.apps.WagtailUsersConfig" in the place of "wagtail.users" in INSTALLED_APPS.'
    assert told() == [("hunar_accounts.E005", hint)]


@pytest.mark.parametrize(
    ("installed", "hidden"),
    [(["search", "themes", "search"], "search"), (["courses.quizzes", "themes"], "courses")],
)
def test_room_that_a_package_of_the_host_hides_is_told(monkeypatch, installed, hidden):
    monkeypatch.setattr("themes.rooms.shadowed", lambda: [hidden])
    with pytest.raises(ImproperlyConfigured, match=f"your site has a package called {hidden}") as refused:
        refuse_hidden_rooms(installed)
    assert "\n" not in str(refused.value)
