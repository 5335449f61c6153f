#pragma once

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include <string>

namespace copperplate::postgres {

// The parts of SOCI's PostgreSQL backend that this library reaches past its API for.

// Opens `session`, closing it first, with what BuildConnectString made. Throws soci::soci_error.
void OpenSession(soci::session& session, const std::string& connect_string);

// The handle; null while the session is closed.
PGconn* Handle(soci::session& session);

// The name under which the server knows a prepared statement. SOCI deallocates by it in its
// destructor; once cleared, it does not.
std::string& ServerName(soci::statement& statement);

// SOCI took something in the SQL for a parameter of its own (`:name`).
bool HasNamedParameters(soci::statement& statement);

}  // namespace copperplate::postgres
