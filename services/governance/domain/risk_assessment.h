// How likely a risk is held to be, and how bad.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "services/governance/domain/as_known.h"
#include "services/governance/domain/governance_settings.h"

namespace copperplate::governance {

// Likelihood and impact, 1 to 5 each.
struct RiskLevel {
  int32_t likelihood = 0;
  int32_t impact = 0;

  // 1 to 25.
  int32_t Score() const { return likelihood * impact; }
};

enum class RiskBand : uint8_t { kLow, kMedium, kHigh, kSevere };
inline constexpr size_t kRiskBands = 4;

// `SEVERE`
absl::string_view Name(RiskBand band);

RiskBand BandOf(int32_t score, const RiskBands& bands);

// Appended, never changed.
struct RiskAssessment {
  std::string id;
  std::string risk;      // id
  absl::CivilDay as_of;  // the day that it is of
  RiskLevel inherent;    // with nothing done about it
  RiskLevel current;     // with what is done
  RiskLevel target;      // where it is to come to
  std::string rationale;
  absl::Time recorded_at;
};

// Its faults, by the API's field names: those of libs/fields; NUMBER_OUT_OF_RANGE of a likelihood
// or an impact that is not 1 to 5; by their scores CURRENT_ABOVE_INHERENT of `current` and
// TARGET_ABOVE_CURRENT of `target`; of `as_of` DATE_IN_FUTURE, and DATE_OUT_OF_ORDER before the
// risk was proposed or before the last of `earlier`, those of the risk.
Faults Validate(const RiskAssessment& assessment, absl::CivilDay proposed_on,
                absl::Span<const RiskAssessment> earlier, absl::CivilDay today);

// The assessment that held at the end of the day: of the latest day, the one recorded last. Null
// where there was none. The pointer points into `assessments`, which are of one risk.
const RiskAssessment* AssessmentAsKnown(absl::Span<const RiskAssessment> assessments,
                                        const AsKnown& known);

}  // namespace copperplate::governance
