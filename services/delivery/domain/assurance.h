// The Board Assurance Framework: what could keep a force from an objective, what is done against
// it, and who found that it works.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/marking/marking.h"
#include "libs/status/faults.h"

namespace copperplate::delivery {

// What a force has at most of entries, and an entry of assurances: the framework reads them all.
inline constexpr int kMostAssuranceEntries = 500;
inline constexpr int kMostAssurances = 1000;
inline constexpr size_t kMostAssuranceLevels = 20;

// What keeps the entry's risk in check.
struct Control {
  std::string id;
  std::string text;
};

struct AssuranceEntry {
  std::string id;
  std::string objective;
  std::string plan_objective;      // resource name; may be empty
  std::string principal_risk_ref;  // as the risk register calls it
  std::vector<Control> controls;
  std::string gaps_control;              // may be empty
  std::string gaps_assurance;            // may be empty
  std::vector<std::string> actions;      // resource names of priority actions
  Marking marking = Marking::kOfficial;  // of its assurances too
  std::string owner;

  bool sensitive() const { return marking == Marking::kOfficialSensitive; }
};

// What somebody found who looked at a control.
struct Assurance {
  std::string id;
  std::string control;  // id of the entry's
  int32_t line = 0;     // 1 to 3
  std::string source;
  absl::CivilDay given_on;  // Europe/London
  std::string level;        // code of one of the force's
};

// How sure an assurance makes one. What is better than what is the order in which a force has them,
// which is data: the best first.
struct AssuranceLevel {
  std::string code;   // `SUBSTANTIAL`
  std::string title;  // `Substantial`
};

// Every fault of one of these by itself, by the API's field names. Of names of objectives and
// actions, only how many there are and that each is there once.
Faults Validate(const AssuranceEntry& entry);
// DATE_IN_FUTURE after `today`.
Faults Validate(const Assurance& assurance, absl::CivilDay today);

// Beside those of texts: TOO_MANY, LEVEL_CODE_INVALID, DUPLICATE of codes and titles, by the field
// names of `levels`. None at all is no fault.
Faults Validate(const std::vector<AssuranceLevel>& levels);

// CONTROL_UNKNOWN, LEVEL_UNKNOWN: `assurance` as one of `entry` in a force with these levels.
Faults CheckAssuranceOf(const AssuranceEntry& entry, const std::vector<AssuranceLevel>& levels,
                        const Assurance& assurance);

// The ids of the controls of `assurances` that `entry` does not have, each once, by id.
std::vector<std::string> MissingControls(const AssuranceEntry& entry,
                                         const std::vector<const Assurance*>& assurances);

// The codes among `used` that `levels` do not have, in the order of `used`.
std::vector<std::string> MissingLevels(const std::vector<AssuranceLevel>& levels,
                                       const std::vector<std::string>& used);

}  // namespace copperplate::delivery
