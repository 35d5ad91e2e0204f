"""The test run: in memory, immediate, quick to hash."""

from .base import *  # noqa: F403  the settings idiom
from .base import DATABASES, LOGGING, VAR

SECRET_KEY = "not-a-secret-in-tests"  # noqa: S105  never used in production
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
HUNAR_CAMPAIGNS = {"CACHE_SECONDS": 0}  # pages are kept by the tests that say so
HUNAR_NOTICES = {
    "EMAIL_BACKEND": "cms.notices.backends.memory.MemoryBackend",
    "SMS_BACKEND": "cms.notices.backends.memory.MemoryBackend",
    "WHATSAPP_BACKEND": "cms.notices.backends.memory.MemoryBackend",
    "QUIET_HOURS": ["00:00", "00:00"],  # none: the tests run at any hour, and those of quiet hours say theirs
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "hunar_private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in production: threads that write at once must meet the real locks.
    (VAR / "tests").mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "tests" / "test.sqlite3")}
LOGGING["root"]["level"] = "WARNING"
HUNAR_LINKS = {"BATCH": 0}  # no test asks another site for anything
