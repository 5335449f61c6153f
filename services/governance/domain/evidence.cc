#include "services/governance/domain/evidence.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/fields/text.h"

namespace copperplate::governance {

void AppendEvidence(const std::vector<Evidence>& more, const RecordedStep& step,
                    std::vector<Evidence>& evidence, Faults& faults) {
  if (evidence.size() + more.size() > kMostEvidence) {
    faults.Add("TOO_MANY", "evidence",
               absl::StrCat("there are at most ", kMostEvidence, " pieces of evidence"));
    return;
  }
  for (size_t i = 0; i < more.size(); ++i) {
    fields::CheckProse(more[i].description, absl::StrCat("evidence[", i, "].description"), faults);
    fields::CheckLine(more[i].reference, absl::StrCat("evidence[", i, "].reference"), faults);
    Evidence added = more[i];
    added.on = step.on;
    added.added_by = step.caller;
    added.recorded_at = step.recorded_at;
    evidence.push_back(std::move(added));
  }
}

}  // namespace copperplate::governance
