#include "services/delivery/domain/indicator_verdict.h"

namespace copperplate::delivery {

absl::string_view VerdictAbsenceName(VerdictAbsence absence) {
  switch (absence) {
    case VerdictAbsence::kNotConfigured:
      return "NOT_CONFIGURED";
    case VerdictAbsence::kBusy:
      return "BUSY";
    case VerdictAbsence::kUnreachable:
      return "UNREACHABLE";
    case VerdictAbsence::kTooSlow:
      return "TOO_SLOW";
    case VerdictAbsence::kRefused:
      return "REFUSED";
    case VerdictAbsence::kNoSuchRow:
      return "NO_SUCH_ROW";
    case VerdictAbsence::kFailed:
      break;
  }
  return "FAILED";
}

absl::string_view VerdictAbsenceSentence(VerdictAbsence absence) {
  switch (absence) {
    case VerdictAbsence::kNotConfigured:
      return "This service is not configured to ask the indicators service.";
    case VerdictAbsence::kBusy:
      return "As many boards as may wait for the indicators service do already.";
    case VerdictAbsence::kUnreachable:
      return "The indicators service cannot be reached.";
    case VerdictAbsence::kTooSlow:
      return "The indicators service did not answer in time.";
    case VerdictAbsence::kRefused:
      return "The indicators service does not show you the dashboard.";
    case VerdictAbsence::kNoSuchRow:
      return "The dashboard has no such indicator.";
    case VerdictAbsence::kFailed:
      break;
  }
  return "The indicators service answered with an error.";
}

absl::CivilMonth VerdictMonth(absl::CivilDay as_of) {
  // The day after one of a month that has ended is of a later month.
  return absl::CivilMonth(as_of + 1) - 1;
}

}  // namespace copperplate::delivery
