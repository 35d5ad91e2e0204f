"""The reference site, whole: what every environment shares. Each engine moves by one environment variable."""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

env = environ.Env()
if env_file := env.str("HUNAR_ENV_FILE", default=""):
    env.read_env(env_file)
ROOT = Path(__file__).resolve().parent.parent.parent
VAR = Path(env.str("HUNAR_VAR", default=str(ROOT / "var")))  # everything the site writes

INSTALLED_APPS = [
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
    "cms.starters",
    "cms.facts",
    "cms.finance",
    "courses",
    "courses.pages",
    "courses.quizzes",
    "courses.interop.olx",
    "mentorship",
    "mentorship.pages",
    "search",
    "themes",
    "themes.plain",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.google",
    "django_tasks",
    "django_tasks_db",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.accounts.apps.WagtailUsersConfig",  # wagtail.users, with our forms
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
    "django.forms",  # its widgets are drawn by our template engine, see cms.headers
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cms.headers.ContentPolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "cms.campaigns.middleware.GuestPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cms.accounts.middleware.SharedBrowserMiddleware",
    "cms.people.middleware.PersonMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
ASGI_APPLICATION = "cms.asgi.application"
AUTH_USER_MODEL = "hunar_accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["cms.headers.NonceLoader"])],
            "builtins": ["cms.headers"],
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Signing in: one door for e-mail and phone (cms.accounts); allauth for passwords, Google and two-step sign-in.
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "/"
WAGTAILUSERS_PASSWORD_REQUIRED = WAGTAIL_PASSWORD_RESET_ENABLED = False
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend", "cms.accounts.auth.PhoneBackend"]
ACCOUNT_ADAPTER = "cms.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = [
    "email*",
    "password1*",
]  # the forms of cms.accounts ask; this satisfies allauth's checks
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is confirmed by its code before it is kept
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    # A hub, a school or a mobile operator shows one address for many people; the key is the account.
    "login": "300/m/ip",
    "login_failed": "100/m/ip,5/15m/key",
    "reset_password": "60/m/ip,3/10m/key",
}
SOCIALACCOUNT_ADAPTER = "cms.accounts.adapter.SocialAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False  # a name and a consent are asked first
SOCIALACCOUNT_FORMS = {"signup": "cms.accounts.forms.SocialJoinForm"}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
GOOGLE_CLIENT_ID = env.str("GOOGLE_CLIENT_ID", default="")
GOOGLE = (
    ["https://accounts.google.com"] if GOOGLE_CLIENT_ID else []
)  # where the form leads: browsers check that
SOCIALACCOUNT_PROVIDERS = {
    "google": {
        "APPS": [{"client_id": GOOGLE_CLIENT_ID, "secret": env.str("GOOGLE_CLIENT_SECRET", default="")}]
        if GOOGLE_CLIENT_ID
        else [],
        "SCOPE": ["profile", "email"],
        "OAUTH_PKCE_ENABLED": True,
    }
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Hunar"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
HUNAR_ACCOUNTS = {"SHARED_NETWORKS": env.list("HUNAR_SHARED_NETWORKS", default=[])}
HUNAR_CERTIFICATES = {"CLIENT_ADDRESS": "cms.accounts.adapter.client_address"}
HUNAR_CAMPAIGNS = {"CLIENT_ADDRESS": "cms.accounts.adapter.client_address"}
HUNAR_MAILINGS = {"CLIENT_ADDRESS": "cms.accounts.adapter.client_address"}
HUNAR_PAGES = {"ACCEL": env.str("HUNAR_ACCEL", default="")}
HUNAR_PRIVACY = {"CONFIRM": "cms.accounts.confirming.ask_again"}
HUNAR_NOTICES = {
    "FILE_FOLDER": str(VAR / "messages"),
    "PRAYER_MINUTES": 30,
    "SMS_BACKEND": env.str("HUNAR_SMS_BACKEND", default="cms.notices.backends.console.ConsoleBackend"),
}

# Engines: embedded unless the environment names another.
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'hunar.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    Path(DATABASES["default"]["NAME"]).parent.mkdir(
        parents=True, exist_ok=True
    )  # SQLite makes files, not folders
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # writers queue instead of failing with "database is locked"
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
    }
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}
TASKS = {
    "default": {
        "BACKEND": env.str("HUNAR_TASKS", default="django_tasks_db.DatabaseBackend"),
        "QUEUES": [],
    }
}
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Hunar <hunar@localhost>")
HUNAR_SEARCH = {
    "ELASTICSEARCH_URL": env.str("ELASTICSEARCH_URL", default=""),
    "ELASTICSEARCH_INDEX": env.str("ELASTICSEARCH_INDEX", default="hunar"),
}
# What editors search in Wagtail's admin: the database too, unless one of Wagtail's other backends is named.
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": env.str("WAGTAIL_SEARCH_BACKEND", default="wagtail.search.backends.database")}
}
if HUNAR_SEARCH["ELASTICSEARCH_URL"] and "elasticsearch" in WAGTAILSEARCH_BACKENDS["default"]["BACKEND"]:
    WAGTAILSEARCH_BACKENDS["default"] |= {
        "URLS": [HUNAR_SEARCH["ELASTICSEARCH_URL"]],
        "INDEX_PREFIX": f"{HUNAR_SEARCH['ELASTICSEARCH_INDEX']}_admin_",
    }

# Language and place
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", _("English")), ("ur", _("Urdu"))]
# Wagtail would offer those it has words of; Urdu is none of them.
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
USE_I18N = USE_TZ = WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "Asia/Karachi"
FORMAT_MODULE_PATH = ["cms.pages.formats"]

# Files: bounded in kind and size. What only its owner may fetch has a storage of its own, without an address.
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "hunar_private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "private", "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEGABYTE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * MEGABYTE
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * MEGABYTE
WAGTAILIMAGES_IMAGE_MODEL = "hunar_media.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.DescribedImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * MEGABYTE
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 200 * MEGABYTE
WAGTAILDOCS_EXTENSIONS = [
    *("csv", "docx", "epub", "odp", "ods", "odt", "pdf", "pptx", "txt", "xlsx", "zip"),
    *("m4a", "mp3", "mp4", "ogg", "opus", "srt", "vtt", "wav", "webm"),
]

# Passwords and cookies
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

# What a browser may do with our pages; docs/explanation/security.md says why. Public pages have no inline code at all.
PLAYERS = [
    "https://www.youtube-nocookie.com",
    "https://player.vimeo.com",
]  # loaded only when a learner presses play
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "frame-src": [SELF, *PLAYERS],
        "frame-ancestors": [SELF],
        "form-action": [SELF, *GOOGLE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
HUNAR_ADMIN_POLICY = {
    **CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "style-src": [
        *(SELF, NONCE),
        # Two fixed stylesheets that Wagtail's scripts add when its rich text editor opens
        "'sha256-zzl7pcxo34yy3Nr/YeVLawEBdB8Nrh+4kzgNWQgNY3o='",
        "'sha256-Mhr2Q/2u+/s2WzwlFRrqCw7x0IU+emukGS8Q9RtPZ44='",
    ],
    "img-src": [SELF, "data:", "blob:"],  # a picture is shown before it is uploaded
}
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview is a frame of the same site
SECURE_REFERRER_POLICY = (
    "strict-origin-when-cross-origin"  # YouTube plays only for a site that says who it is
)
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
PERMISSIONS_POLICY: dict[str, list[str]] = {
    **{name: [] for name in ("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation")},
    **{
        name: []
        for name in ("gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb")
    },
    **{
        name: ["self", *PLAYERS]
        for name in ("autoplay", "encrypted-media", "fullscreen", "picture-in-picture")
    },
}

# What happened, one line each, to where the process writes
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "line"}
    },
    "root": {"handlers": ["stdout"], "level": env.str("HUNAR_LOG_LEVEL", default="INFO")},
    "loggers": {
        "django.server": {"propagate": False},
        **{name: {"level": "WARNING"} for name in ("fontTools", "weasyprint", "PIL")},
    },
}

# Wagtail
WAGTAIL_SITE_NAME = "Hunar"
WAGTAILADMIN_BASE_URL = env.str("HUNAR_BASE_URL", default="http://localhost:8000")
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_WORKFLOW_ENABLED = True

SITE_ID = 1
