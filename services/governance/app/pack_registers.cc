#include "services/governance/app/pack_registers.h"

#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "libs/canonical_json/canonical_json.h"
#include "libs/digest/sha256.h"

namespace copperplate::governance {

PackRegisters PackRegistersOf(RegistersRead read, absl::CivilDay as_of) {
  PackRegisters registers;
  ActionLogQuery actions;
  actions.as_of = as_of;
  registers.actions = ActionLogOf(std::move(read.actions), actions);
  RecommendationLogQuery recommendations;
  recommendations.as_of = as_of;
  registers.recommendations = RecommendationLogOf(std::move(read.recommendations), recommendations);
  registers.risks = RegisterOf(read.risks, as_of);
  registers.forward_plan = std::move(read.forward_plan);
  return registers;
}

std::string DigestOf(absl::string_view meeting, const FrozenRegister& frozen) {
  std::vector<CanonicalValue> sensitive;
  sensitive.reserve(frozen.sensitive.size());
  for (const std::string& name : frozen.sensitive) sensitive.push_back(CanonicalText(name));
  CanonicalObject out;
  out.SetText("meeting", meeting);
  out.SetText("register", Name(frozen.of));
  out.SetText("content", frozen.content);
  out.Set("sensitive", CanonicalArray(sensitive));
  const Sha256Digest digest = Sha256(out.Build().text());
  return absl::BytesToHexString(AsBytes(digest));
}

absl::Status CheckFrozen(absl::string_view meeting, const std::vector<FrozenRegister>& registers) {
  for (size_t i = 0; i < kPackRegisters; ++i) {
    const auto of = static_cast<PackRegister>(i);
    const bool intact = i < registers.size() && registers[i].of == of &&
                        registers[i].sha256 == DigestOf(meeting, registers[i]);
    if (intact) continue;
    return absl::DataLossError(
        absl::StrCat("the pack of ", meeting, " has other ", Name(of), " than were frozen for it"));
  }
  return absl::OkStatus();
}

}  // namespace copperplate::governance
