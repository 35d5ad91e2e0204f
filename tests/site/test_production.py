"""Production settings, in processes of their own: safe by default, and stubborn about what they cannot guess."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIRED = ["ALLOWED_HOSTS", "DEFAULT_FROM_EMAIL", "EMAIL_URL", "HUNAR_BASE_URL", "SECRET_KEY"]
ASK = """
import json, sys
from django.conf import settings
print(json.dumps({name: getattr(settings, name, None) for name in sys.argv[1:]}, default=str))
"""


def made_up_site():
    lines = (ROOT / ".ci" / "production.env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def ask(*names, **changes):
    """What production settings say, for the made-up site with these variables changed (None takes one away)."""
    known = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        **made_up_site(),
        **changes,
    }
    env = {name: value for name, value in known.items() if value is not None}
    command = [sys.executable, "-W", "ignore", "-c", ASK, *names]
    return subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True)


def answer(*names, **changes):
    return json.loads(ask(*names, **changes).stdout)


@pytest.mark.parametrize("variable", REQUIRED)
def test_production_refuses_to_start_without(variable):
    assert variable in ask("DEBUG", **{variable: None}).stderr.splitlines()[-1]


def test_production_refuses_every_host():
    assert "must name the hosts" in ask("DEBUG", ALLOWED_HOSTS="*").stderr


def test_production_is_safe_by_default():
    safe = {
        "DEBUG": False,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31536000,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_PROXY_SSL_HEADER": None,
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SECURE": True,
        "ALLAUTH_TRUSTED_PROXY_COUNT": 0,
    }
    assert answer(*safe) == safe


def test_production_believes_a_proxy_only_when_told():
    told = answer("SECURE_PROXY_SSL_HEADER", "ALLAUTH_TRUSTED_PROXY_COUNT", HUNAR_TRUSTED_PROXIES="1")
    assert told == {
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
        "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
    }


def test_production_hashes_passwords_with_argon2():
    assert (
        answer("PASSWORD_HASHERS")["PASSWORD_HASHERS"][0]
        == "django.contrib.auth.hashers.Argon2PasswordHasher"
    )


def test_production_reads_a_file_named_in_the_environment():
    nothing = dict.fromkeys(made_up_site())
    file = str(ROOT / ".ci" / "production.env")
    assert answer("ALLOWED_HOSTS", **nothing, HUNAR_ENV_FILE=file) == {"ALLOWED_HOSTS": ["hunar.example"]}


def test_production_has_room_for_the_limits_of_many_networks():
    known = answer("CACHES", CACHE_URL=None)["CACHES"]["default"]
    assert (known["BACKEND"].rpartition(".")[2], known["OPTIONS"]) == (
        "FileBasedCache",
        {"MAX_ENTRIES": 5000},
    )
