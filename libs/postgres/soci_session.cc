#include "libs/postgres/soci_session.h"

// SOCI does not export the typeinfo that the sanitizer would check these casts with.
#define COPPERPLATE_UNCHECKED_CAST __attribute__((no_sanitize("vptr")))

namespace copperplate::postgres {

void OpenSession(soci::session& session, const std::string& connect_string) {
  session.close();
  session.open(soci::postgresql, connect_string);
}

COPPERPLATE_UNCHECKED_CAST PGconn* Handle(soci::session& session) {
  auto* const backend = static_cast<soci::postgresql_session_backend*>(session.get_backend());
  return backend == nullptr ? nullptr : backend->conn_;
}

COPPERPLATE_UNCHECKED_CAST std::string& ServerName(soci::statement& statement) {
  return static_cast<soci::postgresql_statement_backend*>(statement.get_backend())->statementName_;
}

COPPERPLATE_UNCHECKED_CAST bool HasNamedParameters(soci::statement& statement) {
  return !static_cast<soci::postgresql_statement_backend*>(statement.get_backend())->names_.empty();
}

}  // namespace copperplate::postgres
