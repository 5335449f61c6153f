#include "services/volunteers/app/move_duty.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/duty_checks.h"
#include "services/volunteers/app/part_rules.h"
#include "services/volunteers/app/ports/duty_errors.h"
#include "services/volunteers/domain/duty_facts.h"
#include "services/volunteers/domain/duty_moves.h"
#include "services/volunteers/domain/duty_rules.h"

namespace copperplate::volunteers {
namespace {

// The verb whose arrow leads from the present state to `to`; empty where there is none, or none
// that a move goes along.
absl::string_view VerbTo(DutyState present, DutyState to) {
  for (const Arrow<DutyState>& arrow : kDutyArrows) {
    if (arrow.from == present && arrow.to == to && to != DutyState::kAmended) return arrow.verb;
  }
  return "";
}

// Whose it is: the caller's, but of one that stands already, said again, who gave it.
void SayBy(const std::vector<Override>& standing, const std::string& caller, Override& one) {
  const auto before = std::find_if(standing.begin(), standing.end(), [&](const Override& held) {
    return held.kind == one.kind && held.reason == one.reason;
  });
  one.by = before == standing.end() ? caller : before->by;
}

// Each kind once, the newer ones in the place of those before.
void AddOverrides(const std::vector<Override>& added, const std::string& caller, Duty& duty) {
  const std::vector<Override> standing = duty.overrides;
  for (Override one : added) {
    SayBy(standing, caller, one);
    const auto before = std::find_if(duty.overrides.begin(), duty.overrides.end(),
                                     [&](const Override& held) { return held.kind == one.kind; });
    if (before != duty.overrides.end()) duty.overrides.erase(before);
    duty.overrides.push_back(std::move(one));
  }
}

absl::StatusOr<const DutyRecord*> PresentDuty(const RequestContext& context,
                                              const DutyContent& content, const Asked& asked) {
  // What was recorded before a merge goes on under its name.
  ABSL_RETURN_IF_ERROR(CheckDossierKept(context, content.dossier));
  return Present(content.present.has_value() ? &*content.present : nullptr, asked, DutyUnknown());
}

Duty Completed(const Duty& present, const DutyMove& move, const RequestContext& context,
               const DutyCall& call) {
  Duty duty = present;
  duty.state = DutyState::kCompleted;
  duty.actual = move.actual.has_value() ? move.actual : present.planned;
  duty.break_minutes = move.break_minutes.value_or(present.break_minutes);
  duty.overrides = StandingOverrides(present, duty);
  AddOverrides(move.overrides, context.caller, duty);
  // What was done is entered now; what was planned is not it.
  duty.entered_at = call.now;
  duty.recorded_by = context.caller;
  return duty;
}

// The change of the duty, `decided` of which is what it is to be then, an overlap told by the names
// that may be read; of a preview it is looked for.
absl::StatusOr<Changed<DutyRecord>> Change(DutyRepository& duties, const RequestContext& context,
                                           const DutyChange& change, const Duty& decided,
                                           const DutyCall& call) {
  absl::StatusOr<Changed<DutyRecord>> changed = duties.Change(context, change);
  if (ErrorReason(changed.status()) == "DUTY_OVERLAPS") {
    return OverlapOf(duties, context, decided, call);
  }
  if (!changed.ok() || change.mode != WriteMode::kValidateOnly) return changed;
  ABSL_ASSIGN_OR_RETURN(const auto others, duties.FindOverlapping(context, decided));
  if (!others.empty()) return OverlapOf(duties, context, decided, call);
  return changed;
}

}  // namespace

absl::StatusOr<Changed<DutyRecord>> MoveDuty(DutyRepository& duties, const RequestContext& context,
                                             const DutyPath& path, const DutyMove& move,
                                             const DutyCall& call, const Asked& asked,
                                             const Printer<DutyRecord>& print) {
  const std::string name = DutyNameOf(context.force, path);
  Duty moved;
  const auto decide = [&](const DutyContent& content) -> absl::StatusOr<DecidedDuty> {
    ABSL_ASSIGN_OR_RETURN(const DutyRecord* const present, PresentDuty(context, content, asked));
    const Duty& duty = present->duty;
    const absl::string_view verb = VerbTo(duty.state, move.to);
    ABSL_ASSIGN_OR_RETURN(const DutyState to, StateAfter(name, duty.state, verb));
    switch (to) {
      case DutyState::kVerified: {
        ABSL_ASSIGN_OR_RETURN(
            moved, Verified(duty, name, VerificationOf(content.dossier, duty, context.caller)));
        break;
      }
      case DutyState::kRejected: {
        ABSL_ASSIGN_OR_RETURN(
            moved, Rejected(duty, name, VerificationOf(content.dossier, duty, context.caller),
                            move.reason));
        break;
      }
      case DutyState::kCompleted:
        moved = Completed(duty, move, context, call);
        ABSL_RETURN_IF_ERROR(
            CheckAgainst(content, context.force, moved, call.now, /*type_is_new=*/false));
        break;
      case DutyState::kOnDuty:
      case DutyState::kNoShow:
        // What may not be given any more was no duty that somebody could begin, or stay away from.
        ABSL_RETURN_IF_ERROR(CheckDayCame(duty, name, call.now).ToStatus());
        moved = duty;
        moved.state = to;
        ABSL_RETURN_IF_ERROR(
            CheckAgainst(content, context.force, moved, call.now, /*type_is_new=*/false));
        break;
      default:
        moved = duty;
        moved.state = to;
    }
    return DecidedDuty{moved, std::nullopt, "moved"};
  };
  return Change(duties, context,
                {.path = path, .decide = decide, .mode = asked.mode, .print = print}, moved, call);
}

absl::StatusOr<Changed<DutyRecord>> AmendDuty(DutyRepository& duties, const RequestContext& context,
                                              const DutyPath& path, const Duty& corrected,
                                              absl::string_view reason, const DutyCall& call,
                                              const Asked& asked,
                                              const Printer<DutyRecord>& print) {
  const std::string name = DutyNameOf(context.force, path);
  Duty after;
  const auto decide = [&](const DutyContent& content) -> absl::StatusOr<DecidedDuty> {
    ABSL_ASSIGN_OR_RETURN(const DutyRecord* const present, PresentDuty(context, content, asked));
    Duty said = corrected;
    const std::vector<Override> standing = StandingOverrides(present->duty, corrected);
    for (Override& one : said.overrides) SayBy(standing, context.caller, one);
    ABSL_ASSIGN_OR_RETURN(const Amendment amendment,
                          Amended(present->duty, name, said, reason, context.caller, call.now));
    after = amendment.after;
    ABSL_RETURN_IF_ERROR(CheckAgainst(content, context.force, after, call.now,
                                      /*type_is_new=*/after.type != present->duty.type));
    return DecidedDuty{amendment.before, after, "amended"};
  };
  return Change(duties, context,
                {.path = path, .decide = decide, .mode = asked.mode, .print = print}, after, call);
}

}  // namespace copperplate::volunteers
