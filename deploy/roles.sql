-- The roles that a cluster needs before its first database. Run once as a superuser, connected to template1: every
-- database made afterwards has the revoked rights too (in one that exists already, run the last part there as well).
-- If the login has another name than zargar, replace it in all three. Give it a password from your secret store with
-- ALTER ROLE. One statement a line: the embedded server reads this file in single-user mode.

-- Owns every schema and table; provisions and migrates. Nobody logs in as it.
CREATE ROLE zargar_owner NOLOGIN CREATEDB CREATEROLE;
-- Reads and writes rows of the platform's own tables; makes nothing and sees no shop.
CREATE ROLE zargar_platform NOLOGIN;
-- The only one that logs in. It owns nothing and may do nothing; for a transaction it becomes one of the others.
CREATE ROLE zargar LOGIN NOINHERIT;
GRANT zargar_owner, zargar_platform TO zargar;
-- Known when a session begins, so that none has to set it.
ALTER ROLE zargar SET timezone = 'UTC';

-- Who works as a shop can choose no other role or path by calling a function in the middle of a statement, can run no
-- text as SQL, and leaves nothing outside its schema.
DO $$ DECLARE f regprocedure; BEGIN FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND proname IN ('set_config', 'query_to_xml', 'query_to_xmlschema', 'query_to_xml_and_xmlschema', 'cursor_to_xml', 'lo_create', 'lo_creat', 'lo_from_bytea', 'pg_notify', 'pg_logical_emit_message') LOOP EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f); END LOOP; END $$;
GRANT EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) TO zargar, zargar_owner;
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO zargar_owner;
