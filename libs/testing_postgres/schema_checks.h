// What must hold of every service's schema. Each check says all that it finds wrong.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::testing_postgres {

// Of the sqitch project services/{service}/schema: every change deploys and verifies, its revert
// drops what it made and nothing else, one by one from the last, and all of them deploy again.
// INTERNAL with the change at fault.
absl::Status CheckMigrations(absl::string_view service);

// Of a deployed schema: everything in it is the owner's, and neither of the other roles may make
// anything. INTERNAL with what is not so.
absl::Status CheckOwnership(const TestDatabase& database, absl::string_view service);

// Of a deployed schema: every table with a column `force` is under row-level security, the force
// leads every unique key, no right is granted on a partition; and the runtime role that is set to
// `force` sees no row of a force but that and `national`, in any table. Rows of other forces, that
// it could see, are the caller's to write first. INTERNAL with the tables at fault.
absl::Status CheckForceIsolation(const TestDatabase& database, absl::string_view service,
                                 absl::string_view force);

}  // namespace copperplate::testing_postgres
