"""What the database itself refuses: a signed document is never changed or deleted."""

from __future__ import annotations

from django.db.migrations.operations import RunSQL

SIGNED_FOR_GOOD = RunSQL(
    sql="""
    CREATE FUNCTION signing_signed_for_good() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'a signed document is never changed or deleted' USING ERRCODE = 'restrict_violation';
    END $$;
    CREATE TRIGGER signed_for_good BEFORE UPDATE OR DELETE ON signing_signeddocument
        FOR EACH ROW EXECUTE FUNCTION signing_signed_for_good();
    """,
    reverse_sql="DROP TRIGGER signed_for_good ON signing_signeddocument; DROP FUNCTION signing_signed_for_good();",
)
