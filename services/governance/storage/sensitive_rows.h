// The rows of kinds of parts that are read with whether they are sensitive:
// PartRows<Part>::ReadMarked(row, is_sensitive).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/change_postgres/run_change.h"
#include "libs/parts/part.h"
#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/part_codecs.h"

namespace copperplate::governance {

// The row that was found; none where it is sensitive and must not be read.
template <class Part>
absl::StatusOr<postgres::Rows> UnlessHidden(postgres::Rows rows, bool sensitive) {
  if (rows.empty() || sensitive) return rows;
  bool is_sensitive = false;
  ABSL_RETURN_IF_ERROR(PartRows<Part>::ReadMarked(rows[0], is_sensitive).status());
  return is_sensitive ? postgres::Rows() : std::move(rows);
}

// `<type>.read` of each of the first `shown` that is sensitive, of a kind right below the force.
template <class Part>
absl::Status RecordSensitiveReads(const change_postgres::ChangeParts& parts,
                                  const RequestContext& context, const postgres::Rows& rows,
                                  int64_t shown) {
  std::vector<std::string> names;
  for (int64_t i = 0; i < shown; ++i) {
    bool is_sensitive = false;
    ABSL_ASSIGN_OR_RETURN(const PartRecord<Part> record,
                          PartRows<Part>::ReadMarked(rows[i], is_sensitive));
    if (is_sensitive) names.push_back(NameOf(context.force, "", record.part));
  }
  return change_postgres::RecordReads(parts, context, absl::StrCat(PartKind<Part>::kType, ".read"),
                                      names);
}

}  // namespace copperplate::governance
