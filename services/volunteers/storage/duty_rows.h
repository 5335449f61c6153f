// The rows of duties.
#pragma once

#include <map>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/postgres/codec.h"
#include "libs/postgres/enumeration.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "services/volunteers/app/ports/duty_repository.h"

namespace copperplate::postgres {

template <>
struct Codec<volunteers::DutyState>
    : EnumCodec<volunteers::DutyState, volunteers::DutyState::kAmended> {};
template <>
struct Codec<volunteers::OverrideKind>
    : EnumCodec<volunteers::OverrideKind, volunteers::OverrideKind::kRest> {};

}  // namespace copperplate::postgres

namespace copperplate::volunteers {

// The columns that ReadDutyRow() reads, for statements: a literal, so that they can be put together
// by the compiler. The table has no other name in them.
#define COPPERPLATE_DUTY_COLUMNS                                                               \
  "volunteer, engagement, id, edition, uid, version, created_at, created_by, updated_at, "     \
  "updated_by, type, planned_from, planned_to, actual_from, actual_to, break_minutes, state, " \
  "area, entered_at, recorded_by, verified_by, reason, override_kinds, override_bys, "         \
  "override_reasons, source, source_id, import_id, event"

absl::StatusOr<DutyRecord> ReadDutyRow(const postgres::Row& row);

// The newest edition where `edition` is 0; no row where there is none.
absl::StatusOr<postgres::Rows> FindDuty(postgres::Session& session, absl::string_view force,
                                        const DutyPath& path, int32_t edition);

// What a change leaves in the row of its edition.
absl::Status UpdateDuty(postgres::Session& session, absl::string_view force,
                        const DutyRecord& record, int64_t revision);

// A new row. INTERNAL (EXCLUSION_VIOLATION, constraint `duty_overlap`).
absl::Status InsertDuty(postgres::Session& session, absl::string_view force,
                        const DutyRecord& record, int64_t revision);

// Of the volunteer's engagements that have duties that take time, when the last of these ends.
absl::StatusOr<std::map<std::string, absl::Time>> ReadLastDutyEnds(postgres::Session& session,
                                                                   absl::string_view force,
                                                                   absl::string_view volunteer);

// Adds to the ledger what leads from `before` (null: nothing) to `after`, whose version it is of;
// of a type that counts as hours.
absl::Status AddDutyEntries(postgres::Session& session, absl::string_view force, const Duty* before,
                            const DutyRecord& after, int64_t revision);

// The columns of a duty's overrides.
struct OverrideColumns {
  explicit OverrideColumns(const std::vector<Override>& overrides);

  std::vector<OverrideKind> kinds;
  std::vector<std::string> bys;
  std::vector<std::string> reasons;
};

// The bounds of a time; none where there is no time.
inline std::optional<absl::Time> FromOf(const std::optional<InstantRange>& time) {
  return time.has_value() ? std::optional<absl::Time>(time->from) : std::nullopt;
}
inline std::optional<absl::Time> ToOf(const std::optional<InstantRange>& time) {
  return time.has_value() ? std::optional<absl::Time>(time->to) : std::nullopt;
}

}  // namespace copperplate::volunteers
