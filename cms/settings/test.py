"""The test run: in memory, immediate, quick to hash."""

from .base import *  # noqa: F403  the settings idiom
from .base import DATABASES, env

SECRET_KEY = "not-a-secret-in-tests"  # noqa: S105  never used in production
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
HUNAR_NOTICES = {
    "EMAIL_BACKEND": "cms.notices.backends.memory.MemoryBackend",
    "SMS_BACKEND": "cms.notices.backends.memory.MemoryBackend",
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "hunar_private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # nothing is collected in a test run
if not env.str("DATABASE_URL", default=""):
    DATABASES["default"]["NAME"] = ":memory:"
