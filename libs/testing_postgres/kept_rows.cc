#include "libs/testing_postgres/kept_rows.h"

#include "libs/status/status_macros.h"
#include "libs/testing_postgres/admin.h"

namespace copperplate::testing_postgres {
namespace {

// The tables that hold rows, partitions each by itself. What sqitch noted changes with the schema
// alone.
constexpr char kRemember[] = R"(
CREATE SCHEMA kept_rows;
CREATE TABLE kept_rows.table_of_schema (id regclass, columns text, copy text);
CREATE TABLE kept_rows.sequence_of_schema (id regclass, last bigint, called boolean);
DO $$
DECLARE
  found record;
  filled boolean;
BEGIN
  FOR found IN
    SELECT c.oid::regclass AS id,
           (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
            FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              AND a.attgenerated = '') AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname NOT IN ('information_schema', 'kept_rows', 'sqitch')
      AND n.nspname !~ '^pg_'
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', found.id) INTO filled;
    IF filled THEN
      EXECUTE format('CREATE TABLE kept_rows.%I AS SELECT %s FROM %s', 'of_' || found.id::oid,
                     found.columns, found.id);
    END IF;
    INSERT INTO kept_rows.table_of_schema
    VALUES (found.id, found.columns, CASE WHEN filled THEN 'of_' || found.id::oid END);
  END LOOP;
  FOR found IN SELECT oid::regclass AS id FROM pg_class WHERE relkind = 'S' LOOP
    EXECUTE format('INSERT INTO kept_rows.sequence_of_schema SELECT %L::regclass, last_value, '
                   'is_called FROM %s', found.id::text, found.id);
  END LOOP;
END $$)";

constexpr char kDisconnect[] = R"(
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend')";

constexpr char kRestore[] = R"(
DO $$
DECLARE
  kept record;
BEGIN
  SET LOCAL session_replication_role = replica;
  FOR kept IN SELECT * FROM kept_rows.table_of_schema LOOP
    EXECUTE format('DELETE FROM %s', kept.id);
    IF kept.copy IS NOT NULL THEN
      EXECUTE format('INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM kept_rows.%3$I',
                     kept.id, kept.columns, kept.copy);
    END IF;
  END LOOP;
  PERFORM setval(id, last, called) FROM kept_rows.sequence_of_schema;
END $$)";

}  // namespace

absl::Status RememberRows(const std::string& superuser_dsn) {
  ABSL_ASSIGN_OR_RETURN(Admin admin, Admin::Connect(superuser_dsn));
  return admin.Run(kRemember).status();
}

absl::Status RestoreRows(const std::string& superuser_dsn) {
  ABSL_ASSIGN_OR_RETURN(Admin admin, Admin::Connect(superuser_dsn));
  ABSL_RETURN_IF_ERROR(admin.Run(kDisconnect).status());
  return admin.Run(kRestore).status();
}

}  // namespace copperplate::testing_postgres
