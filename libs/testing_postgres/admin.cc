#include "libs/testing_postgres/admin.h"

#include <libpq-fe.h>

#include <utility>

#include "absl/strings/str_cat.h"

namespace copperplate::testing_postgres {

absl::StatusOr<Admin> Admin::Connect(const std::string& dsn) {
  // Local: what the kit does must not hang where a test has a standby missing.
  Admin admin(PQconnectdb((dsn + " options=-csynchronous_commit=local").c_str()));
  if (PQstatus(admin.connection_) != CONNECTION_OK) {
    return absl::InternalError(PQerrorMessage(admin.connection_));
  }
  PQsetNoticeProcessor(
      admin.connection_, [](void*, const char*) {}, nullptr);
  return admin;
}

Admin::Admin(Admin&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}

Admin::~Admin() { PQfinish(connection_); }

absl::StatusOr<std::string> Admin::Run(const std::string& sql) {
  PGresult* const result = PQexec(connection_, sql.c_str());
  const ExecStatusType status = PQresultStatus(result);
  std::string value;
  if (status == PGRES_TUPLES_OK && PQntuples(result) > 0 && PQnfields(result) > 0) {
    value = PQgetvalue(result, 0, 0);
  }
  PQclear(result);
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
    return absl::InternalError(PQerrorMessage(connection_));
  }
  return value;
}

std::string MakeDsn(absl::string_view socket_folder, absl::string_view user,
                    absl::string_view database) {
  return absl::StrCat("host=", socket_folder, " port=5432 user=", user, " dbname=", database);
}

}  // namespace copperplate::testing_postgres
