"""Looking for words through the whole site: every column of every table, and every storage."""

import io
import json
from urllib.parse import quote, quote_plus
from zipfile import BadZipFile, ZipFile

from django.contrib.sessions.models import Session
from django.core.files.storage import storages
from django.db import connection

NOT_OURS = (
    "sqlite_",
    "django_migrations",
    "wagtailsearch_indexentry_fts_",
)  # the last: token lists of SQLite


def places_with(words):
    """Where any of the words stands: "table.column" or "alias:file"."""
    needles = [needle.lower() for word in words for needle in forms(word)]
    return {place for place, text in everything() if any(needle in text.lower() for needle in needles)}


def forms(word):
    """The word as it is, and as JSON (within JSON, too) and addresses write it."""
    once = json.dumps(word)[1:-1]
    return {word, once, json.dumps(once)[1:-1], quote(word), quote_plus(word)}


def everything():
    yield from rows()
    for session in Session.objects.all():
        yield "sessions", json.dumps(session.get_decoded(), ensure_ascii=False, default=str)
    for alias in ("default", "hunar_private"):
        yield from files(storages[alias], alias)


def rows():
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith(NOT_OURS):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                names = [column[0] for column in cursor.description]
                for row in cursor.fetchall():
                    yield from (
                        (f"{table}.{name}", str(value)) for name, value in zip(names, row, strict=True)
                    )


def files(storage, alias, folder=""):
    folders, names = storage.listdir(folder)
    for inner in folders:
        yield from files(storage, alias, f"{folder}{inner}/")
    for name in names:
        with storage.open(f"{folder}{name}", "rb") as opened:
            content = opened.read()
        yield f"{alias}:{folder}{name}", f"{name} {content.decode('utf-8', 'replace')}"
        yield from ((f"{alias}:{folder}{name}", text) for text in unpacked(content))


def unpacked(content):
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            yield from (archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    except BadZipFile:
        return
