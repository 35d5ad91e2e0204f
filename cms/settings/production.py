"""A site for real people: safe unless the environment says otherwise. What it cannot guess it insists on."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403  the settings idiom
from .base import CACHES, DATABASES, MIDDLEWARE, STORAGES, VAR, env

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts of the site, and not every host.")
WAGTAILADMIN_BASE_URL = env.str("HUNAR_BASE_URL")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
vars().update(env.email_url("EMAIL_URL"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL")

# Only HTTPS
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 60 * 60)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # Wagtail's preview is a frame, so frames of the same site are allowed
    "security.W021",  # preloading is hard to take back, so a site's owner decides
]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_NAME = (
    "__Host-session"  # a browser takes this name from this very host only, and over HTTPS only
)

# A proxy is believed only when the environment says that one stands in front, and how many.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("HUNAR_TRUSTED_PROXIES", default=0)
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Engines
# Limits hold for all processes; of Django's own 300 files, a campaign's visitors would push out who tried to sign in.
CACHES["default"] = env.cache_url("CACHE_URL", default=f"filecache://{VAR / 'cache'}?max_entries=5000")
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
MIDDLEWARE.insert(
    MIDDLEWARE.index("django.middleware.security.SecurityMiddleware") + 1,
    "whitenoise.middleware.WhiteNoiseMiddleware",
)
