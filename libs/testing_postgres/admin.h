#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

struct pg_conn;

namespace copperplate::testing_postgres {

// A plain connection for the kit's own work. Not thread-safe.
class Admin {
 public:
  // INTERNAL with libpq's message.
  static absl::StatusOr<Admin> Connect(const std::string& dsn);
  Admin(Admin&& other) noexcept;
  Admin& operator=(Admin&&) = delete;
  ~Admin();

  // Runs a script; the first value of the last statement's answer, empty when it has none.
  absl::StatusOr<std::string> Run(const std::string& sql);

 private:
  explicit Admin(pg_conn* connection) : connection_(connection) {}
  pg_conn* connection_;
};

std::string MakeDsn(absl::string_view socket_folder, absl::string_view user,
                    absl::string_view database);

}  // namespace copperplate::testing_postgres
