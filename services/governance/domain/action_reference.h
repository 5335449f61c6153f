// How the papers name an action: `BCB March 2015 Action 4`. The Board met twice in January 2018, so
// actions are numbered by body and calendar month, on across the meetings of the month.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"

namespace copperplate::governance {

inline constexpr int32_t kHighestActionNumber = 999;

struct ActionReference {
  std::string code;  // the body's, as printed
  absl::CivilMonth month;
  int32_t number = 1;  // 1 to kHighestActionNumber

  friend bool operator==(const ActionReference& a, const ActionReference& b) {
    return a.code == b.code && a.month == b.month && a.number == b.number;
  }
};

// `BCB April 2018 Action 1`
std::string FormatReference(const ActionReference& reference);
// Nothing for a text of another form. Months are whole English words, numbers have no leading
// zeros, years are 1900 to 2199.
std::optional<ActionReference> ParseReference(absl::string_view text);
// The resource id: lower case, a hyphen for each blank (`bcb-april-2018-action-1`).
std::string ReferenceId(const ActionReference& reference);

// The number after the highest one that was given, those of actions struck out among them; none is
// used twice. `given` are those of the body and month, in any order.
int32_t NextActionNumber(absl::Span<const int32_t> given);
// The numbers from 1 to the highest one that nothing has, in order: none where the month is
// gapless, as it is unless past actions were imported under numbers of their own.
std::vector<int32_t> MissingActionNumbers(absl::Span<const int32_t> given);

}  // namespace copperplate::governance
