"""Migration operations by which the database itself refuses an act without a ground (DESIGN promise 2)."""

from __future__ import annotations

from django.db.migrations.operations import RunSQL

APPEND_ONLY = RunSQL(
    sql="""
    CREATE FUNCTION enbek_transition_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        NEW.xact := txid_current();
        RETURN NEW;
    END $$;
    CREATE FUNCTION enbek_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END $$;
    CREATE TRIGGER stamp BEFORE INSERT ON transitions_transition
        FOR EACH ROW EXECUTE FUNCTION enbek_transition_stamp();
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON transitions_transition
        FOR EACH ROW EXECUTE FUNCTION enbek_append_only();
    """,
    reverse_sql="""
    DROP TRIGGER append_only ON transitions_transition;
    DROP TRIGGER stamp ON transitions_transition;
    DROP FUNCTION enbek_append_only();
    DROP FUNCTION enbek_transition_stamp();
    """,
)


def append_only(table: str) -> RunSQL:
    """Rows of `table` are never changed or deleted, as those of the transitions' own log."""
    return RunSQL(
        sql=f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION enbek_append_only();",
        reverse_sql=f"DROP TRIGGER append_only ON {table};",
    )


def no_status_without_ground(table: str, kind: str, *, on: str = "INSERT OR UPDATE") -> RunSQL:
    """At commit, a new row or a changed `status` of `table` must have its transition row of the same transaction.

    `on="UPDATE"` lets rows be loaded in bulk with a status of their own (reference data, a country for the demo); every change needs its ground.
    """
    name = f"{table}_needs_ground"
    return RunSQL(
        sql=f"""
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' AND NEW.status = OLD.status THEN RETURN NULL; END IF;
            IF NOT EXISTS (
                SELECT 1 FROM transitions_transition
                WHERE subject_kind = '{kind}' AND subject_id = NEW.id AND target = NEW.status
                  AND source = CASE TG_OP WHEN 'INSERT' THEN '' ELSE OLD.status END
                  AND xact = txid_current()
            ) THEN
                RAISE EXCEPTION 'a status of {table} changed to % without a ground', NEW.status
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NULL;
        END $$;
        CREATE CONSTRAINT TRIGGER {name} AFTER {on} ON {table}
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {name}();
        """,
        reverse_sql=f"DROP TRIGGER {name} ON {table}; DROP FUNCTION {name}();",
    )
