#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace copperplate::postgres {

struct ConnectSettings {
  std::string application_name;
  std::string schema;                // search_path; empty leaves the role's
  absl::Duration statement_timeout;  // zero leaves the role's
  absl::Duration idle_in_transaction_timeout;
};

// `dsn` (keywords or a URI) with what the row codec relies on (time zone, date style, encoding),
// the settings, and limits for an unresponsive host where it names none: 2 s to connect, 5 s for
// unacknowledged data. A server that may be elsewhere (any host but a socket's folder or the
// loopback interface) must show a certificate for its name (`sslmode=verify-full`) unless `dsn`
// says another sslmode: libpq's own default goes on without TLS where the server, or who stands
// between, says it has none. As a URI without spaces or quotes: SOCI looks for options of its own
// in what it is given, and takes values with either apart. INVALID_ARGUMENT (DATABASE_DSN) when
// libpq cannot read it; the message holds nothing of it.
absl::StatusOr<std::string> BuildConnectString(const std::string& dsn,
                                               const ConnectSettings& settings);

// INVALID_ARGUMENT (DATABASE_DSN) when `dsn` is malformed, or holds a password: flags and
// environment are no place for one.
absl::Status CheckHoldsNoSecret(const std::string& dsn);

// True for [a-z_][a-z0-9_]* of at most 63 characters: safe to stand in SQL and in settings.
bool IsPlainIdentifier(absl::string_view name);

}  // namespace copperplate::postgres
