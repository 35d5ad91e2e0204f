"""A site that is not ours and wants the whole suite: what it must say, and nothing that has a default.

`WITHOUT` names apps that it does without, with commas between them; so the tests take out one after another.
"""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
WITHOUT = os.environ.get("WITHOUT", "").split(",")

SECRET_KEY = "not-a-secret-in-tests"
DEBUG = True
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "house.urls"
AUTH_USER_MODEL = "hunar_accounts.User"

OURS = [
    "themes",
    "themes.plain",
    "cms.accounts",
    "cms.background",
    "cms.people",
    "cms.rosters",
    "cms.notices",
    "cms.offers",
    "cms.privacy",
    "cms.safeguarding",
    "cms.topics",
    "cms.certificates",
    "cms.segments",
    "cms.campaigns",
    "cms.campaigns.pages",
    "cms.mailings",
    "cms.links",
    "cms.media",
    "cms.pages",
    "cms.dashboard",
    "cms.translation",
    "cms.facts",
    "cms.finance",
    "courses",
    "courses.pages",
    "courses.quizzes",
    "courses.interop.olx",
    "search",
]
INSTALLED_APPS = [
    *(app for app in OURS if app not in WITHOUT),
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.accounts.apps.WagtailUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cms.accounts.middleware.SharedBrowserMiddleware",
    "cms.people.middleware.PersonMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend", "cms.accounts.auth.PhoneBackend"]
LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "cms.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_ADAPTER = "cms.accounts.adapter.SocialAdapter"
SOCIALACCOUNT_FORMS = {"signup": "cms.accounts.forms.SocialJoinForm"}

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": BASE_DIR / "house.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
        },
    }
}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("ur", "Urdu")]
USE_TZ = WAGTAIL_I18N_ENABLED = True
STATIC_URL = "/files/"
MEDIA_ROOT = BASE_DIR / "media"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.DescribedImageForm"  # with Wagtail's own image model
WAGTAIL_SITE_NAME = "House"
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
