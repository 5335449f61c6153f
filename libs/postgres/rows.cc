#include "libs/postgres/rows.h"

#include <libpq-fe.h>

#include <cstdlib>
#include <utility>

#include "absl/strings/numbers.h"
#include "libs/status/error.h"

namespace copperplate::postgres {

void internal::ResultDeleter::operator()(pg_result* result) const { PQclear(result); }

Rows::Rows(internal::ResultPtr result, absl::string_view statement)
    : result_(std::move(result)), statement_(statement), size_(PQntuples(result_.get())) {}

int64_t Rows::affected() const {
  int64_t count = 0;
  // Empty for a command that counts nothing, such as CREATE TABLE.
  if (result_ != nullptr && !absl::SimpleAtoi(PQcmdTuples(result_.get()), &count)) return 0;
  return count;
}

absl::string_view Rows::tag() const { return result_ == nullptr ? "" : PQcmdStatus(result_.get()); }

int Row::columns() const { return PQnfields(rows_->result_.get()); }

bool Row::IsNull(int column) const { return PQgetisnull(rows_->result_.get(), row_, column) != 0; }

absl::string_view Row::Text(int column) const {
  pg_result* const result = rows_->result_.get();
  return {PQgetvalue(result, row_, column), static_cast<size_t>(PQgetlength(result, row_, column))};
}

absl::Status Row::Mismatch(int column, size_t expected) const {
  const std::string what =
      column < 0 || column >= columns()
          ? absl::StrCat("has ", columns(), " columns where ", expected, " are read")
          : absl::StrCat("column ", column, IsNull(column) ? " is NULL" : " is of another type");
  return Error(absl::StatusCode::kInternal, "ROW_MISMATCH",
               absl::StrCat("statement ", rows_->statement_, ": ", what))
      .Build();
}

}  // namespace copperplate::postgres
