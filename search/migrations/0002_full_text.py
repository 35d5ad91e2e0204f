"""Full text, kept by the database itself: FTS5 and triggers on SQLite, a generated column on PostgreSQL.

The terms are folded and cut before they are stored. FTS5's `ascii` tokenizer and PostgreSQL's `simple` configuration
take them as they are.
"""

from django.db import migrations

SQLITE = [
    """
    CREATE VIRTUAL TABLE hunar_search_entrywords USING fts5(
        title_terms, keyword_terms, body_terms,
        content='hunar_search_entry', content_rowid='id', tokenize='ascii', prefix='2 3 4'
    )
    """,
    """
    CREATE TRIGGER hunar_search_entry_added AFTER INSERT ON hunar_search_entry BEGIN
        INSERT INTO hunar_search_entrywords(rowid, title_terms, keyword_terms, body_terms)
        VALUES (new.id, new.title_terms, new.keyword_terms, new.body_terms);
    END
    """,
    """
    CREATE TRIGGER hunar_search_entry_removed AFTER DELETE ON hunar_search_entry BEGIN
        INSERT INTO hunar_search_entrywords(hunar_search_entrywords, rowid, title_terms, keyword_terms, body_terms)
        VALUES ('delete', old.id, old.title_terms, old.keyword_terms, old.body_terms);
    END
    """,
    """
    CREATE TRIGGER hunar_search_entry_changed
    AFTER UPDATE OF title_terms, keyword_terms, body_terms ON hunar_search_entry BEGIN
        INSERT INTO hunar_search_entrywords(hunar_search_entrywords, rowid, title_terms, keyword_terms, body_terms)
        VALUES ('delete', old.id, old.title_terms, old.keyword_terms, old.body_terms);
        INSERT INTO hunar_search_entrywords(rowid, title_terms, keyword_terms, body_terms)
        VALUES (new.id, new.title_terms, new.keyword_terms, new.body_terms);
    END
    """,
    "INSERT INTO hunar_search_entrywords(hunar_search_entrywords, rank) VALUES ('rank', 'bm25(10.0, 4.0, 1.0)')",
]
POSTGRESQL = [
    """
    ALTER TABLE hunar_search_entry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title_terms), 'A')
        || setweight(to_tsvector('simple', keyword_terms), 'B')
        || to_tsvector('simple', body_terms)
    ) STORED
    """,
    "CREATE INDEX hunar_search_entry_vector ON hunar_search_entry USING gin (vector)",
    # For suggestions: the index above does not know in which field a word stands.
    """
    ALTER TABLE hunar_search_entry ADD COLUMN title_vector tsvector
    GENERATED ALWAYS AS (to_tsvector('simple', title_terms)) STORED
    """,
    "CREATE INDEX hunar_search_entry_titles ON hunar_search_entry USING gin (title_vector)",
    # Told how common a word is, the planner reads the whole table for it and unpacks every vector on the way, which it
    # takes to be cheap. Told nothing, it asks the index.
    """
    ALTER TABLE hunar_search_entry ALTER COLUMN vector SET STATISTICS 0,
    ALTER COLUMN title_vector SET STATISTICS 0
    """,
    # In place of SQLite's table, so that whoever goes through all models finds something to read.
    """
    CREATE VIEW hunar_search_entrywords AS
    SELECT id AS rowid, ''::text AS hunar_search_entrywords, 0::double precision AS rank FROM hunar_search_entry
    """,
]
BACK = {
    "sqlite": [
        "DROP TRIGGER hunar_search_entry_added",
        "DROP TRIGGER hunar_search_entry_removed",
        "DROP TRIGGER hunar_search_entry_changed",
        "DROP TABLE hunar_search_entrywords",
    ],
    "postgresql": [
        "DROP VIEW hunar_search_entrywords",
        "ALTER TABLE hunar_search_entry DROP COLUMN vector, DROP COLUMN title_vector",
    ],
}
THERE = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def forwards(apps, schema_editor):
    for statement in THERE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    for statement in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("hunar_search", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
