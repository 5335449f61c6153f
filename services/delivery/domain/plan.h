#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "libs/marking/marking.h"
#include "libs/status/faults.h"

namespace copperplate::delivery {

enum class PlanKind : uint8_t { kPoliceAndCrime, kCorporate, kStrategy, kActionPlan };
enum class PlanState : uint8_t { kDraft, kInForce, kSuperseded };

// The days on which a POLICE_AND_CRIME plan went through what the law asks of it, each there once
// it has happened; no other kind has any.
struct PlanCourse {
  std::optional<absl::CivilDay> elected_on;
  std::optional<absl::CivilDay> chief_consulted_on;
  std::optional<absl::CivilDay> draft_to_panel_on;
  std::optional<absl::CivilDay> panel_report_on;
  std::optional<absl::CivilDay> response_on;
  std::optional<absl::CivilDay> issued_on;
};

inline constexpr int32_t kStaleAfterDays = 92;  // where a plan does not say otherwise

// Days are those of Europe/London, in this room everywhere.
struct Plan {
  std::string id;
  std::string title;
  PlanKind kind = PlanKind::kPoliceAndCrime;
  std::string owner;   // a person or body, for people
  std::string parent;  // id of the plan that this one serves; empty: none
  std::string vision;
  std::string area;  // for people; one POLICE_AND_CRIME plan is in force for each
  std::optional<absl::CivilDay> effective_from;
  std::optional<absl::CivilDay> effective_to;  // the last day, itself included
  int32_t stale_after_days = kStaleAfterDays;  // 1 to 3,660
  PlanCourse course;
  bool historic_import = false;  // was in force before this service: needs no course
  std::string successor;         // id; of kSuperseded only
  PlanState state = PlanState::kDraft;
  Marking marking = Marking::kOfficial;  // of the plan and all its parts

  bool sensitive() const { return marking == Marking::kOfficialSensitive; }
};

// Every fault of a plan by itself, by the API's field names; that parent and successor are there is
// for the caller to see. `today`: in Europe/London, beyond which no day of its course lies
// (DATE_IN_FUTURE).
Faults Validate(const Plan& plan, absl::CivilDay today);

}  // namespace copperplate::delivery
