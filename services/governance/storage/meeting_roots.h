// What the parts of a body, and of a meeting, lie below on PostgreSQL
// (libs/parts_postgres/part_rows.h). A change of a body's memberships and meetings locks the row of
// the body; one of what lies below a meeting shares that lock and locks the row of the meeting: so
// that changes below different meetings do not wait for each other, and each sees a body that
// stays. The publication of an agenda holds too what the registers of its pack are counted by
// (frozen_register_rows.h).
#pragma once

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/decided.h"
#include "libs/parts/part.h"
#include "libs/status/status_macros.h"
#include "services/governance/app/ports/meeting_parts.h"
#include "services/governance/storage/body_roots.h"
#include "services/governance/storage/frozen_register_rows.h"
#include "services/governance/storage/meeting_reads.h"
#include "services/governance/storage/meeting_rows.h"

namespace copperplate::governance {

template <>
struct RootRows<BodyRoot> : BodyRows {
  // NOT_FOUND (BODY_UNKNOWN, FORCE_UNKNOWN).
  static absl::Status Lock(postgres::Transaction& transaction, absl::string_view force,
                           const PartPath& path);
  template <class Part>
  static absl::StatusOr<BodyRoot::Content> ReadContentFor(postgres::Transaction& transaction,
                                                          absl::string_view force,
                                                          const PartPath& path);
  // NOT_FOUND (BODY_UNKNOWN, FORCE_UNKNOWN).
  static absl::Status CheckKnown(postgres::Session& session, absl::string_view force,
                                 absl::string_view body, bool sensitive);
  using BodyRows::Settle;
  // The publication of an agenda writes what of the registers is frozen with it.
  static absl::Status Settle(postgres::Transaction& transaction, absl::string_view force,
                             const PartPath& path, const Decided<PartRecord<Meeting>>& decided) {
    return InsertFrozen(transaction, force, path, decided.record.part.frozen);
  }
};

template <>
absl::StatusOr<BodyRoot::Content> RootRows<BodyRoot>::ReadContentFor<Membership>(
    postgres::Transaction& transaction, absl::string_view force, const PartPath& path);
// The content is asked as long as the transaction lasts.
template <>
absl::StatusOr<BodyRoot::Content> RootRows<BodyRoot>::ReadContentFor<Meeting>(
    postgres::Transaction& transaction, absl::string_view force, const PartPath& path);

template <>
struct RootRows<MeetingRoot> : BodyRows {
  // NOT_FOUND (MEETING_UNKNOWN, BODY_UNKNOWN, FORCE_UNKNOWN).
  static absl::Status Lock(postgres::Transaction& transaction, absl::string_view force,
                           const PartPath& path);
  template <class Part>
  static absl::StatusOr<MeetingRoot::Content> ReadContentFor(postgres::Transaction& transaction,
                                                             absl::string_view force,
                                                             const PartPath& path) {
    return ReadContentOf(transaction, force, path, kMeetingReads<Part>);
  }
  // The content is asked as long as the transaction lasts.
  static absl::StatusOr<MeetingRoot::Content> ReadContentOf(postgres::Transaction& transaction,
                                                            absl::string_view force,
                                                            const PartPath& path,
                                                            const MeetingReads& reads);
  // NOT_FOUND (MEETING_UNKNOWN, BODY_UNKNOWN, FORCE_UNKNOWN).
  static absl::Status CheckKnown(postgres::Session& session, absl::string_view force,
                                 absl::string_view meeting, bool sensitive);
};

}  // namespace copperplate::governance
