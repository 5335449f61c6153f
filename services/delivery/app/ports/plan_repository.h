#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/change.h"
#include "libs/change/decided.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

struct PlanRecord {
  Plan plan;
  RecordHeader header;
};

inline const std::string& IdOf(const PlanRecord& record) { return record.plan.id; }

// A list of plans, in order of their ids.
struct PlanQuery {
  std::optional<PlanState> state = std::nullopt;
  std::optional<PlanKind> kind = std::nullopt;
  // Whether those marked OFFICIAL_SENSITIVE are among them.
  bool sensitive = false;
  std::string after;  // id of the one before the first; empty: from the first
  int limit = 0;
};

// What a change of a plan is decided by.
struct HeldPlans {
  std::vector<PlanRecord> plans;  // all of the force, by id
  // With all its parts, and nothing else, where the plan is there; else empty.
  std::optional<PlanContent> content;
  // The first day that a report or an iteration of it, in whatever state, is of; nothing: none is.
  std::optional<absl::CivilDay> first_told;
};

// One change of one plan, decided under its lock; changes that look at other plans of the force
// follow one another too.
struct PlanChange {
  std::string id;
  // What is to be. An error ends the change. May run again.
  absl::FunctionRef<absl::StatusOr<Decided<PlanRecord>>(const HeldPlans& held)> decide;
  WriteMode mode = WriteMode::kWrite;
  Printer<PlanRecord> print;
};

// The plans of one force, the context's. Implementations are thread-safe. Beside the errors named
// each gives those of libs/postgres/sqlstate.h. That sensitive ones were read is an event of each,
// `plan.read`.
class PlanRepository {
 public:
  virtual ~PlanRepository() = default;

  // Without `sensitive` a parent or successor marked OFFICIAL_SENSITIVE is left out, of a list's
  // plans too. NOT_FOUND (PLAN_UNKNOWN, FORCE_UNKNOWN).
  virtual absl::StatusOr<PlanRecord> Get(const RequestContext& context, absl::string_view id,
                                         bool sensitive) = 0;

  // NOT_FOUND (FORCE_UNKNOWN).
  virtual absl::StatusOr<Page<PlanRecord>> List(const RequestContext& context,
                                                const PlanQuery& query) = 0;

  // See libs/change. NOT_FOUND (FORCE_UNKNOWN), ALREADY_EXISTS (REQUEST_ID_REUSED), and what
  // `decide` gives.
  virtual absl::StatusOr<Changed<PlanRecord>> Change(const RequestContext& context,
                                                     const PlanChange& change) = 0;
};

}  // namespace copperplate::delivery
