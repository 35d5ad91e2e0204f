"""The database itself refuses to change a consent. Deleting stays possible: erasing a person takes theirs along.

On SQLite a later change of this table rebuilds it and drops the trigger: repeat this operation after such a change.
"""

from django.db import migrations

SQLITE = """
CREATE TRIGGER hunar_people_consent_append_only BEFORE UPDATE ON hunar_people_consent
BEGIN SELECT RAISE(ABORT, 'consents are append-only'); END
"""
POSTGRESQL = """
CREATE FUNCTION hunar_people_refuse_update() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'consents are append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER hunar_people_consent_append_only BEFORE UPDATE ON hunar_people_consent
FOR EACH ROW EXECUTE FUNCTION hunar_people_refuse_update()
"""


def guard(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    if sql := statements.get(schema_editor.connection.vendor):
        schema_editor.execute(sql)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER hunar_people_consent_append_only ON hunar_people_consent")
        schema_editor.execute("DROP FUNCTION hunar_people_refuse_update()")
    elif schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER hunar_people_consent_append_only")


class Migration(migrations.Migration):
    dependencies = [("hunar_people", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
