#pragma once

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/change.h"
#include "libs/change/decided.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "libs/status/error.h"
#include "services/delivery/domain/assurance.h"

namespace copperplate::delivery {

struct AssuranceEntryRecord {
  AssuranceEntry entry;
  RecordHeader header;
};
struct AssuranceRecord {
  Assurance assurance;
  RecordHeader header;
};
inline const std::string& IdOf(const AssuranceEntryRecord& record) { return record.entry.id; }
inline const std::string& IdOf(const AssuranceRecord& record) { return record.assurance.id; }

// An entry with its assurances.
struct AssuranceContent {
  AssuranceEntryRecord entry;
  std::vector<AssuranceRecord> assurances;  // the latest first, those of one day by id
};

// The force's levels, the best first. Of the header, version and, where the force's were ever
// changed, update_time and updated_by.
struct AssuranceLevelsRecord {
  std::vector<AssuranceLevel> levels;
  bool own = false;  // the force's own, and not those that hold for all
  RecordHeader header;
};

struct AssuranceEntryQuery {
  bool sensitive = false;  // what is marked OFFICIAL-SENSITIVE too
  std::string after;       // id before the first; empty: from the first
  int limit = 0;
};

// All entries with the assurances given in some days, and the levels, of one instant.
struct AssuranceFrameworkQuery {
  bool sensitive = false;
  absl::CivilDay given_from;
  absl::CivilDay given_to;  // itself included
};
struct AssuranceFrameworkContent {
  std::vector<AssuranceContent> entries;  // by id
  std::vector<AssuranceLevel> levels;
};

// What a change of an entry is decided by.
struct HeldAssuranceEntry {
  const AssuranceContent* present = nullptr;  // null where there is none of the id
  int entries = 0;                            // of the force
};

// One change of one entry.
struct AssuranceEntryChange {
  std::string entry;  // id
  // What is to be. An error ends the change with it. Pure; may run again.
  absl::FunctionRef<absl::StatusOr<Decided<AssuranceEntryRecord>>(const HeldAssuranceEntry&)>
      decide;
  WriteMode mode = WriteMode::kWrite;
  Printer<AssuranceEntryRecord> print;
};

// One change of one assurance, under the lock of its entry.
struct AssuranceChange {
  std::string entry;  // id
  absl::FunctionRef<absl::StatusOr<Decided<AssuranceRecord>>(const AssuranceContent&,
                                                             const std::vector<AssuranceLevel>&)>
      decide;
  WriteMode mode = WriteMode::kWrite;
  Printer<AssuranceRecord> print;
};

// What a change of the levels is decided by.
struct HeldAssuranceLevels {
  AssuranceLevelsRecord present;
  std::vector<AssuranceLevel> of_all;  // those of a force without its own
  std::vector<std::string> used;       // codes that the force's assurances have, each once, by code
};

// One change of the levels of the force. While it runs no assurance is given.
struct AssuranceLevelsChange {
  // What is to be: `own` levels, or those of all. An error ends the change with it. Pure; may run
  // again.
  absl::FunctionRef<absl::StatusOr<Decided<AssuranceLevelsRecord>>(const HeldAssuranceLevels&)>
      decide;
  WriteMode mode = WriteMode::kWrite;
  Printer<AssuranceLevelsRecord> print;
};

// The assurance entries of one force, the context's. Implementations are thread-safe. Every giving
// of an entry that is sensitive, or of its assurances, is an event, `assurance_entry.read`, but for
// the answer to a change, whose own event names the caller. Without `sensitive` an objective or
// action of a plan marked OFFICIAL-SENSITIVE is left out of what an entry names. Versions of an
// entry and of its assurances only ever grow. Beside the errors named each gives those of
// libs/postgres/sqlstate.h.
class AssuranceRepository {
 public:
  virtual ~AssuranceRepository() = default;

  // NOT_FOUND (ASSURANCE_ENTRY_UNKNOWN) where there is none, or one that is sensitive and
  // `sensitive` is not.
  virtual absl::StatusOr<AssuranceContent> Get(const RequestContext& context, absl::string_view id,
                                               bool sensitive) = 0;

  // By id. NOT_FOUND (FORCE_UNKNOWN).
  virtual absl::StatusOr<Page<AssuranceEntryRecord>> List(const RequestContext& context,
                                                          const AssuranceEntryQuery& query) = 0;

  // NOT_FOUND (FORCE_UNKNOWN).
  virtual absl::StatusOr<AssuranceFrameworkContent> ReadFramework(
      const RequestContext& context, const AssuranceFrameworkQuery& query) = 0;

  // NOT_FOUND (FORCE_UNKNOWN).
  virtual absl::StatusOr<AssuranceLevelsRecord> ReadLevels(const RequestContext& context) = 0;

  // See libs/change. NOT_FOUND (FORCE_UNKNOWN); ALREADY_EXISTS (REQUEST_ID_REUSED); what `decide`
  // gives; INVALID_ARGUMENT about `plan_objective` (OBJECTIVE_UNKNOWN) and `actions[i]`
  // (ACTION_UNKNOWN) where the entry names one that it did not and that there is not. Whether the
  // caller may see what is sensitive is not asked: who may write may.
  virtual absl::StatusOr<Changed<AssuranceEntryRecord>> ChangeEntry(
      const RequestContext& context, const AssuranceEntryChange& change) = 0;

  // The same of assurances; NOT_FOUND (ASSURANCE_ENTRY_UNKNOWN). One that is deleted is given back
  // as it was.
  virtual absl::StatusOr<Changed<AssuranceRecord>> ChangeAssurance(
      const RequestContext& context, const AssuranceChange& change) = 0;

  // The same of the levels, of a force that is not `national`; NOT_FOUND (FORCE_UNKNOWN).
  virtual absl::StatusOr<Changed<AssuranceLevelsRecord>> ChangeLevels(
      const RequestContext& context, const AssuranceLevelsChange& change) = 0;
};

// The port's NOT_FOUND.
inline absl::Status AssuranceEntryUnknown() {
  return Error(absl::StatusCode::kNotFound, "ASSURANCE_ENTRY_UNKNOWN",
               "the force has no such assurance entry")
      .Build();
}

// The port's faults of references.
inline void AddObjectiveUnknown(Faults& faults) {
  faults.Add("OBJECTIVE_UNKNOWN", "plan_objective", "the force has no such objective");
}
inline void AddActionUnknown(absl::string_view field, Faults& faults) {
  faults.Add("ACTION_UNKNOWN", field, "the force has no such action");
}

}  // namespace copperplate::delivery
