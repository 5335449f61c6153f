// What parts lie below on PostgreSQL (libs/parts_postgres/part_rows.h).
#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/decided.h"
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

// What the roots have in common: the force's changes of all of them follow one another, since who
// supervises whom, and what a role asks, are rules across volunteers; each has the force's next
// revision. Duties wait for them, and they for duties, but not duties for one another.
struct ForceRows {
  // NOT_FOUND (FORCE_UNKNOWN).
  static absl::Status Lock(postgres::Transaction& transaction, absl::string_view force,
                           const PartPath& path);
  static absl::StatusOr<change_postgres::Stamp> Stamp(postgres::Transaction& transaction,
                                                      absl::string_view force,
                                                      const PartPath& path);
  // NOT_FOUND (FORCE_UNKNOWN).
  static absl::Status CheckKnown(postgres::Session& session, absl::string_view force,
                                 absl::string_view root, bool sensitive);
};

template <>
struct RootRows<CatalogueRoot> : ForceRows {
  static absl::StatusOr<Catalogue> ReadContent(postgres::Transaction& transaction,
                                               absl::string_view force, const PartPath& path);
  // Nothing of it is about a person.
  static absl::Status RecordRead(const change_postgres::ChangeParts&, const RequestContext&,
                                 absl::string_view, const postgres::Rows&, int64_t /*shown*/) {
    return absl::OkStatus();
  }
  // The days on which whoever has the role may be given duties, where it asks for something else
  // than before; nothing follows of a type of duty or a skill.
  static absl::Status Settle(postgres::Transaction& transaction, absl::string_view force,
                             const PartPath& path, const Decided<PartRecord<Role>>& decided);
  static absl::Status Settle(postgres::Transaction&, absl::string_view, const PartPath&,
                             const Decided<PartRecord<DutyType>>&) {
    return absl::OkStatus();
  }
  static absl::Status Settle(postgres::Transaction&, absl::string_view, const PartPath&,
                             const Decided<PartRecord<Skill>>&) {
    return absl::OkStatus();
  }
};

template <>
struct RootRows<CadetUnitsRoot> : ForceRows {
  static absl::StatusOr<CadetUnitsRoot::Content> ReadContent(postgres::Transaction& transaction,
                                                             absl::string_view force,
                                                             const PartPath& path);
  // Who leads a unit is told as whom a volunteer supervises: no reading of the volunteer.
  static absl::Status RecordRead(const change_postgres::ChangeParts&, const RequestContext&,
                                 absl::string_view, const postgres::Rows&, int64_t /*shown*/) {
    return absl::OkStatus();
  }
  // The days on which the unit has leaders enough.
  static absl::Status Settle(postgres::Transaction& transaction, absl::string_view force,
                             const PartPath& path);
};

template <>
struct RootRows<FiguresRoot> : ForceRows {
  static absl::StatusOr<FiguresRoot::Content> ReadContent(postgres::Transaction& transaction,
                                                          absl::string_view force,
                                                          const PartPath& path);
  // Nothing of it is about a person, and nothing follows of it.
  static absl::Status RecordRead(const change_postgres::ChangeParts&, const RequestContext&,
                                 absl::string_view, const postgres::Rows&, int64_t /*shown*/) {
    return absl::OkStatus();
  }
  static absl::Status Settle(postgres::Transaction&, absl::string_view, const PartPath&) {
    return absl::OkStatus();
  }
};

template <>
struct RootRows<RetentionRoot> : ForceRows {
  static absl::StatusOr<RetentionRoot::Content> ReadContent(postgres::Transaction& transaction,
                                                            absl::string_view force,
                                                            const PartPath& path);
  // Nothing of it is about a person, and nothing follows of it.
  static absl::Status RecordRead(const change_postgres::ChangeParts&, const RequestContext&,
                                 absl::string_view, const postgres::Rows&, int64_t /*shown*/) {
    return absl::OkStatus();
  }
  static absl::Status Settle(postgres::Transaction&, absl::string_view, const PartPath&) {
    return absl::OkStatus();
  }
};

template <>
struct RootRows<RegisterRoot> : ForceRows {
  static absl::StatusOr<RegisterRoot::Content> ReadContent(postgres::Transaction&,
                                                           absl::string_view, const PartPath&) {
    return RegisterRoot::Content();
  }
  // `volunteer.read` of each that is marked OFFICIAL_SENSITIVE.
  static absl::Status RecordRead(const change_postgres::ChangeParts& parts,
                                 const RequestContext& context, absl::string_view root,
                                 const postgres::Rows& rows, int64_t shown);
  // The days on which the volunteer may be given duties, and units that they lead have leaders
  // enough.
  static absl::Status Settle(postgres::Transaction& transaction, absl::string_view force,
                             const PartPath& path);
};

// What the rules of a kind look at beside the volunteer, engagements, checks and consents.
struct DossierReads {
  bool engaging = false;  // units and their cadets, ends of duties, watch groups
  bool supervisions = false;
  bool recognitions = false;
  bool skills = false;     // of the volunteer and of the force
  bool standards = false;  // of engagements and vetting
};
template <class Part>
inline constexpr DossierReads kDossierReads{};
template <>
inline constexpr DossierReads kDossierReads<Engagement>{
    .engaging = true, .supervisions = true, .standards = true};
template <>
inline constexpr DossierReads kDossierReads<VettingCheck>{.standards = true};
template <>
inline constexpr DossierReads kDossierReads<Supervision>{.supervisions = true};
template <>
inline constexpr DossierReads kDossierReads<Recognition>{.recognitions = true};
template <>
inline constexpr DossierReads kDossierReads<VolunteerSkill>{.skills = true};

template <>
struct RootRows<DossierRoot> : ForceRows {
  // NOT_FOUND (VOLUNTEER_UNKNOWN).
  template <class Part>
  static absl::StatusOr<Dossier> ReadContentFor(postgres::Transaction& transaction,
                                                absl::string_view force, const PartPath& path) {
    return ReadContentOf(transaction, force, path, kDossierReads<Part>);
  }
  static absl::StatusOr<Dossier> ReadContentOf(postgres::Transaction& transaction,
                                               absl::string_view force, const PartPath& path,
                                               const DossierReads& reads);
  // NOT_FOUND (VOLUNTEER_UNKNOWN, FORCE_UNKNOWN).
  static absl::Status CheckKnown(postgres::Session& session, absl::string_view force,
                                 absl::string_view volunteer, bool sensitive);
  // `volunteer.read` of the volunteer, whatever of it was read.
  static absl::Status RecordRead(const change_postgres::ChangeParts& parts,
                                 const RequestContext& context, absl::string_view volunteer,
                                 const postgres::Rows& rows, int64_t shown);
  // As the register's.
  static absl::Status Settle(postgres::Transaction& transaction, absl::string_view force,
                             const PartPath& path);
};

template <>
struct RootRows<OpportunitiesRoot> : ForceRows {
  static absl::StatusOr<OpportunitiesRoot::Content> ReadContent(postgres::Transaction& transaction,
                                                                absl::string_view force,
                                                                const PartPath& path);
  // Nothing of it is about a person, and nothing follows of it.
  static absl::Status RecordRead(const change_postgres::ChangeParts&, const RequestContext&,
                                 absl::string_view, const postgres::Rows&, int64_t /*shown*/) {
    return absl::OkStatus();
  }
  static absl::Status Settle(postgres::Transaction&, absl::string_view, const PartPath&) {
    return absl::OkStatus();
  }
};

template <>
struct RootRows<OpportunityRoot> : ForceRows {
  // NOT_FOUND (OPPORTUNITY_UNKNOWN).
  static absl::StatusOr<OpportunityRoot::Content> ReadContent(postgres::Transaction& transaction,
                                                              absl::string_view force,
                                                              const PartPath& path);
  // NOT_FOUND (OPPORTUNITY_UNKNOWN, FORCE_UNKNOWN).
  static absl::Status CheckKnown(postgres::Session& session, absl::string_view force,
                                 absl::string_view opportunity, bool sensitive);
  // `volunteer.read` of those whose matches are shown, each once.
  static absl::Status RecordRead(const change_postgres::ChangeParts& parts,
                                 const RequestContext& context, absl::string_view opportunity,
                                 const postgres::Rows& rows, int64_t shown);
  static absl::Status Settle(postgres::Transaction&, absl::string_view, const PartPath&) {
    return absl::OkStatus();
  }
};

// The parts of one kind.
template <class Part>
using VolunteerParts = parts_postgres::PartStorage<Part, PartRows, RootRows>;

}  // namespace copperplate::volunteers
