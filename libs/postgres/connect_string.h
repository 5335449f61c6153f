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
// unacknowledged data. As a URI without spaces or quotes: SOCI looks for options of its own in what
// it is given, and takes values with either apart. INVALID_ARGUMENT (DATABASE_DSN) when libpq
// cannot read it; the message holds nothing of it.
absl::StatusOr<std::string> BuildConnectString(const std::string& dsn,
                                               const ConnectSettings& settings);

// True for [a-z_][a-z0-9_]* of at most 63 characters: safe to stand in SQL and in settings.
bool IsPlainIdentifier(absl::string_view name);

}  // namespace copperplate::postgres
