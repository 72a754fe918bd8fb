"""What the database itself refuses: a document that was given out is never changed or deleted, only revoked once."""

from __future__ import annotations

from django.db.migrations.operations import RunSQL

WRITTEN_ONCE = RunSQL(
    sql="""
    CREATE SEQUENCE documents_number;
    CREATE FUNCTION documents_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL
            AND to_jsonb(NEW) - 'revoked_at' - 'revoked_because' = to_jsonb(OLD) - 'revoked_at' - 'revoked_because'
        THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'an issued document is never changed or deleted, only revoked once'
            USING ERRCODE = 'restrict_violation';
    END $$;
    CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON documents_issueddocument
        FOR EACH ROW EXECUTE FUNCTION documents_written_once();
    """,
    reverse_sql="""
    DROP TRIGGER written_once ON documents_issueddocument;
    DROP FUNCTION documents_written_once();
    DROP SEQUENCE documents_number;
    """,
)

SIGNED_ONCE = RunSQL(
    sql="""
    CREATE FUNCTION documents_signed_once() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND OLD.signature_id IS NULL AND to_jsonb(NEW) - 'signature_id' = to_jsonb(OLD) - 'signature_id' THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'a signature of a director is never replaced or taken away' USING ERRCODE = 'restrict_violation';
    END $$;
    CREATE TRIGGER signed_once BEFORE UPDATE OR DELETE ON documents_awaitedsignature
        FOR EACH ROW EXECUTE FUNCTION documents_signed_once();
    """,
    reverse_sql="DROP TRIGGER signed_once ON documents_awaitedsignature; DROP FUNCTION documents_signed_once();",
)

FILES_WRITTEN_ONCE = RunSQL(
    sql="""
    CREATE FUNCTION documents_files_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the digest of a file that was given out is never changed or deleted' USING ERRCODE = 'restrict_violation';
    END $$;
    CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON documents_givenfile
        FOR EACH ROW EXECUTE FUNCTION documents_files_written_once();
    """,
    reverse_sql="DROP TRIGGER written_once ON documents_givenfile; DROP FUNCTION documents_files_written_once();",
)
