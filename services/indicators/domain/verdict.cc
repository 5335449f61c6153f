#include "services/indicators/domain/verdict.h"

namespace copperplate::indicators {

absl::string_view PrintedVerdict(const Verdict& verdict) {
  switch (verdict.word) {
    case VerdictWord::kLower:
      return "Lower";
    case VerdictWord::kComparable:
      return "Comparable";
    case VerdictWord::kHigher:
      return "Higher";
    case VerdictWord::kNotCalculated:
      break;
  }
  return verdict.reason == VerdictReason::kNotApplicable ? "-" : "n/a";
}

}  // namespace copperplate::indicators
