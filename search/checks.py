"""A wrong installation told early."""

from django.core import checks
from django.db import connections, router

from .conf import setting
from .documents import BadDeclaration, facets, sources


@checks.register(checks.Tags.models)
def check_declarations(app_configs, **kwargs):
    """Every app's search_documents says what the contract knows."""
    try:
        sources(), facets()
    except (BadDeclaration, TypeError) as fault:
        return [
            checks.Error(str(fault), hint="See docs/reference/search-documents.md.", id="hunar_search.E001"),
        ]
    return []


@checks.register(checks.Tags.database)
def check_database(app_configs, databases=None, **kwargs):
    """The database backend needs an engine whose full text search we know."""
    from .models import Entry

    vendor = connections[router.db_for_write(Entry)].vendor
    if setting("BACKEND").endswith("DatabaseBackend") and vendor not in {"sqlite", "postgresql"}:
        words = f"The search index can be kept in SQLite or PostgreSQL, not in {vendor}."
        return [
            checks.Error(words, hint="Name another class in HUNAR_SEARCH['BACKEND'].", id="hunar_search.E002")
        ]
    return []


@checks.register()
def check_engine(app_configs, **kwargs):
    """An engine is named but its client is not installed."""
    if not setting("ELASTICSEARCH_URL"):
        return []
    try:
        import elasticsearch.dsl  # noqa: F401  asked for, not used
    except ImportError:
        words = "HUNAR_SEARCH['ELASTICSEARCH_URL'] is set, but the Elasticsearch client is not installed."
        hint = 'pip install "wagtail-hunar[search]"'
        return [checks.Warning(words, hint=hint, id="hunar_search.W001")]
    return []
