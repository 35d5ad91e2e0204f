"""A developer's own machine."""

from .base import *  # noqa: F403  the settings idiom

DEBUG = True
SECRET_KEY = "not-a-secret-on-a-developers-machine"  # noqa: S105  never used in production
ALLOWED_HOSTS = ["*"]
INTERNAL_IPS = ["127.0.0.1"]
