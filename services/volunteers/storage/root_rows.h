// What parts lie below on PostgreSQL (libs/parts_postgres/part_rows.h).
#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/change_set.h"
#include "libs/change_postgres/run_change.h"
#include "libs/parts_postgres/part_storage.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/transaction.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/storage/part_rows.h"

namespace copperplate::volunteers {

template <class Root>
struct RootRows;

// Every root counts its changes in the force's revision.
struct ForceRows {
  static absl::StatusOr<change_postgres::Stamp> Stamp(postgres::Transaction& transaction,
                                                      absl::string_view force,
                                                      const PartPath& path);
  // NOT_FOUND (FORCE_UNKNOWN).
  static absl::Status CheckKnown(postgres::Session& session, absl::string_view force,
                                 absl::string_view root, bool sensitive);
  static absl::Status Settle(postgres::Transaction&, absl::string_view, const PartPath&) {
    return absl::OkStatus();
  }
};

template <>
struct RootRows<CatalogueRoot> : ForceRows {
  // The force's other changes of the catalogue wait.
  static absl::Status Lock(postgres::Transaction& transaction, absl::string_view force,
                           const PartPath& path);
  static absl::StatusOr<Catalogue> ReadContent(postgres::Transaction& transaction,
                                               absl::string_view force, const PartPath& path);
  // Nothing of it is about a person.
  static absl::Status RecordRead(const change_postgres::ChangeParts&, const RequestContext&,
                                 absl::string_view, const postgres::Rows&) {
    return absl::OkStatus();
  }
};

template <>
struct RootRows<RegisterRoot> : ForceRows {
  // The volunteer's row. A new one has none yet: of two of one id the later meets the unique key.
  static absl::Status Lock(postgres::Transaction& transaction, absl::string_view force,
                           const PartPath& path);
  static absl::StatusOr<RegisterRoot::Content> ReadContent(postgres::Transaction&,
                                                           absl::string_view, const PartPath&) {
    return RegisterRoot::Content();
  }
  // `volunteer.read` of each that is marked OFFICIAL_SENSITIVE.
  static absl::Status RecordRead(const change_postgres::ChangeParts& parts,
                                 const RequestContext& context, absl::string_view root,
                                 const postgres::Rows& rows);
};

// The parts of one kind.
template <class Part>
using VolunteerParts = parts_postgres::PartStorage<Part, PartRows, RootRows>;

}  // namespace copperplate::volunteers
