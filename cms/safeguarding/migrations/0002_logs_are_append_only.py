"""The database itself refuses to change evidence, or a line of a log.

Deleting stays possible: a case goes as a whole when its time is over. On SQLite a later change of such a table rebuilds it
and drops the trigger: repeat this operation after such a change.
"""

from django.db import migrations

TABLES = (
    "hunar_safeguarding_evidence",
    "hunar_safeguarding_entry",
    "hunar_safeguarding_casereading",
    "hunar_safeguarding_attestationentry",
)
SQLITE = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
REFUSAL = """
CREATE FUNCTION hunar_safety_refuse_update() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
POSTGRESQL = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION hunar_safety_refuse_update()
"""


def guard(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(REFUSAL, params=None)
    if statement := {"sqlite": SQLITE, "postgresql": POSTGRESQL}.get(vendor):
        for table in TABLES:
            schema_editor.execute(statement.format(table=table))


def unguard(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    drop = {
        "sqlite": "DROP TRIGGER {table}_append_only",
        "postgresql": "DROP TRIGGER {table}_append_only ON {table}",
    }
    if statement := drop.get(vendor):
        for table in TABLES:
            schema_editor.execute(statement.format(table=table))
    if vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION hunar_safety_refuse_update()")


class Migration(migrations.Migration):
    dependencies = [("hunar_safeguarding", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
