// What a pack keeps of the registers of this service, so that it is what was tabled to the letter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace copperplate::governance {

enum class PackRegister : uint8_t { kActions, kRecommendations, kRisks, kForwardPlan };
inline constexpr size_t kPackRegisters = 4;

// `FORWARD_PLAN`
constexpr absl::string_view Name(PackRegister of) {
  constexpr absl::string_view kNames[] = {"ACTIONS", "RECOMMENDATIONS", "RISKS", "FORWARD_PLAN"};
  return kNames[static_cast<size_t>(of)];
}

// A register as it was told when the agenda was published, to who may see all of it: never changed.
struct FrozenRegister {
  PackRegister of = PackRegister::kActions;
  std::string content;  // JSON as the API prints it
  // Resource names of what was for nobody but them: actions, reports, risks, entries.
  std::vector<std::string> sensitive;
  std::string sha256;  // over all of this, lower-case hexadecimal
};

}  // namespace copperplate::governance
