#include "services/volunteers/app/move_vetting_check.h"

#include "absl/types/span.h"
#include "libs/fields/civil.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/domain/engagement_standard.h"
#include "services/volunteers/domain/vetting_check.h"

namespace copperplate::volunteers {
namespace {

// An expiry that the force's standard gave from the day of the decision, and that is not told
// itself, is counted anew from the day that is.
VettingCorrection WithExpiry(const VettingCheck& present, VettingCorrection correction,
                             absl::Span<const EngagementStandard> standards) {
  if (!correction.decided_on.has_value() || correction.expires_on.has_value() ||
      !present.decided_on.has_value() || !present.expires_on.has_value()) {
    return correction;
  }
  if (VettingExpiry(present.level, *present.decided_on, standards) == present.expires_on) {
    correction.expires_on = VettingExpiry(present.level, *correction.decided_on, standards);
  }
  return correction;
}

}  // namespace

PartChanged<VettingCheck> MoveVettingCheck(PartRepository<VettingCheck>& checks,
                                           const RequestContext& context, const PartPath& path,
                                           const VettingMove& move, absl::CivilDay today,
                                           const Asked& asked,
                                           const Printer<PartRecord<VettingCheck>>& print) {
  const std::string name = NameAt<VettingCheck>(context.force, path);
  const auto next = [&](const Dossier& dossier,
                        const VettingCheck& present) -> absl::StatusOr<VettingCheck> {
    absl::string_view verb;
    for (const Arrow<VettingState>& arrow : kVettingArrows) {
      if (arrow.from == present.state && arrow.to == move.to) verb = arrow.verb;
    }
    VettingCheck moved = present;
    ABSL_ASSIGN_OR_RETURN(moved.state, StateAfter(name, present.state, verb));
    switch (moved.state) {
      case VettingState::kWithdrawn:
        moved.withdrawn_on = move.on;
        break;
      case VettingState::kCleared:
        moved.expires_on = move.expires_on;
        if (!moved.expires_on.has_value()) {
          moved.expires_on = VettingExpiry(moved.level, move.on, dossier.engagement_standards);
        }
        if (!move.external_ref.empty()) moved.external_ref = move.external_ref;
        moved.decided_on = move.on;
        break;
      case VettingState::kRefused:
      case VettingState::kDiscontinued:
        moved.decided_on = move.on;
        break;
      default:
        break;
    }
    Faults faults;
    if (present.state == VettingState::kAppealed) {
      fields::CheckNotBefore(move.on, "on", present.decided_on, "the decision that was appealed",
                             faults);
    }
    faults.AddRuleFaults(Validate(moved, today), {{"decided_on", "on"}, {"withdrawn_on", "on"}});
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return moved;
  };
  return ChangePart<VettingCheck>(checks, context, path, asked, next, print, "moved");
}

PartChanged<VettingCheck> CorrectVettingCheck(PartRepository<VettingCheck>& checks,
                                              const RequestContext& context, const PartPath& path,
                                              const VettingCorrection& correction,
                                              absl::CivilDay today, const Asked& asked,
                                              const Printer<PartRecord<VettingCheck>>& print) {
  const auto next = [&](const Dossier& dossier,
                        const VettingCheck& present) -> absl::StatusOr<VettingCheck> {
    ABSL_RETURN_IF_ERROR(CheckCorrection(present, correction).ToStatus());
    const VettingCheck corrected =
        Corrected(present, WithExpiry(present, correction, dossier.engagement_standards));
    ABSL_RETURN_IF_ERROR(Validate(corrected, today).ToStatus());
    return corrected;
  };
  return ChangePart<VettingCheck>(checks, context, path, asked, next, print, "corrected");
}

}  // namespace copperplate::volunteers
