#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/parts/part.h"
#include "libs/parts/part_repository.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/part_codecs.h"

namespace copperplate::governance {

// Gives every row of a list to `take(row)`, page after page. That they are read is not recorded:
// whoever shows them does.
template <class Part, class Take>
absl::Status TakeAll(postgres::Session& session, absl::string_view force, PartQuery<Part> query,
                     const Take& take) {
  query.limit = 500;
  while (true) {
    ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, PartRows<Part>::List(session, force, query));
    const int64_t taken = std::min<int64_t>(rows.size(), query.limit);
    for (int64_t i = 0; i < taken; ++i) ABSL_RETURN_IF_ERROR(take(rows[i]));
    if (rows.size() <= query.limit) return absl::OkStatus();
    ABSL_ASSIGN_OR_RETURN(const auto last, PartRows<Part>::Read(rows[taken - 1]));
    query.after = ListKeyOf(last.part);
  }
}

}  // namespace copperplate::governance
