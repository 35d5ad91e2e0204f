"""A wrong installation, told early."""

from django.conf import settings
from django.core import checks
from django.utils.translation import gettext as _


@checks.register()
def check_sqlite_queues_its_writers(app_configs, databases, **kwargs):
    """SQLite fails with "database is locked" under a few writers unless transactions begin as IMMEDIATE, with WAL."""
    return [
        checks.Warning(
            _("The SQLite database “%(alias)s” will refuse writers with “database is locked”.")
            % {"alias": alias},
            hint=_("Give it the OPTIONS %(options)s.")
            % {
                "options": '{"transaction_mode": "IMMEDIATE", "timeout": 20,'
                ' "init_command": "PRAGMA journal_mode=WAL; PRAGMA busy_timeout=20000;"}'
            },
            id="hunar_background.W001",
        )
        for alias, engine in settings.DATABASES.items()
        if engine["ENGINE"] == "django.db.backends.sqlite3" and not _queues(engine.get("OPTIONS", {}))
    ]


def _queues(options: dict) -> bool:
    immediate = str(options.get("transaction_mode", "")).upper() in {"IMMEDIATE", "EXCLUSIVE"}
    return immediate and "journal_mode=wal" in options.get("init_command", "").replace(" ", "").lower()
