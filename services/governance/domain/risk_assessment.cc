#include "services/governance/domain/risk_assessment.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"
#include "libs/text/words.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kRiskBandNames[] = {"LOW", "MEDIUM", "HIGH", "SEVERE"};
constexpr int32_t kMostOfLevel = 5;

void CheckLevel(const RiskLevel& level, absl::string_view field, Faults& faults) {
  fields::CheckRange(level.likelihood, absl::StrCat(field, ".likelihood"), 1, kMostOfLevel, faults);
  fields::CheckRange(level.impact, absl::StrCat(field, ".impact"), 1, kMostOfLevel, faults);
}

void CheckAssessmentDay(const RiskAssessment& assessment, absl::CivilDay proposed_on,
                        absl::Span<const RiskAssessment> earlier, absl::CivilDay today,
                        Faults& faults) {
  absl::CivilDay last = proposed_on;
  for (const RiskAssessment& one : earlier) last = std::max(last, one.as_of);
  if (assessment.as_of > today) {
    fields::CheckNotInFuture(assessment.as_of, "as_of", today, faults);
  } else if (assessment.as_of < last) {
    faults.Add("DATE_OUT_OF_ORDER", "as_of",
               "must not lie before the last assessment, nor before the risk was proposed");
  }
}

}  // namespace

absl::string_view Name(RiskBand band) { return NameIn(kRiskBandNames, band); }

RiskBand BandOf(int32_t score, const RiskBands& bands) {
  if (score >= bands.severe_from) return RiskBand::kSevere;
  if (score >= bands.high_from) return RiskBand::kHigh;
  if (score >= bands.medium_from) return RiskBand::kMedium;
  return RiskBand::kLow;
}

Faults Validate(const RiskAssessment& assessment, absl::CivilDay proposed_on,
                absl::Span<const RiskAssessment> earlier, absl::CivilDay today) {
  Faults faults;
  fields::CheckId(assessment.id, "id", faults);
  CheckAssessmentDay(assessment, proposed_on, earlier, today, faults);
  const size_t before_levels = faults.size();
  CheckLevel(assessment.inherent, "inherent", faults);
  CheckLevel(assessment.current, "current", faults);
  CheckLevel(assessment.target, "target", faults);
  // Sound levels alone can be compared.
  if (faults.size() == before_levels) {
    if (assessment.current.Score() > assessment.inherent.Score()) {
      faults.Add("CURRENT_ABOVE_INHERENT", "current", "must not score above inherent");
    }
    if (assessment.target.Score() > assessment.current.Score()) {
      faults.Add("TARGET_ABOVE_CURRENT", "target", "must not score above current");
    }
  }
  fields::CheckProse(assessment.rationale, "rationale", faults);
  return faults;
}

const RiskAssessment* AssessmentAsKnown(absl::Span<const RiskAssessment> assessments,
                                        const AsKnown& known) {
  const RiskAssessment* last = nullptr;
  for (const RiskAssessment& one : assessments) {
    if (!known.Has(one.as_of, one.recorded_at)) continue;
    const bool later = last == nullptr || one.as_of > last->as_of ||
                       (one.as_of == last->as_of && one.recorded_at >= last->recorded_at);
    if (later) last = &one;
  }
  return last;
}

}  // namespace copperplate::governance
