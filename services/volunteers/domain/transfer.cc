#include "services/volunteers/domain/transfer.h"

#include "libs/status/status_macros.h"

namespace copperplate::volunteers {
namespace {

using State = EngagementState;

State FirstStateOf(const Engagement& next, const GuardFacts& facts) {
  const bool vetted =
      !next.required_vetting.has_value() ||
      FindServing(facts.checks, *next.required_vetting, facts.effective_on) != nullptr;
  return vetted ? State::kInduction : State::kVetting;
}

// A member of the same kind was inducted and has served the probation: of the guards of ACTIVE
// those of the new unit are left.
void CheckLateral(State from, const Engagement& next, const GuardFacts& facts, Unmet& unmet) {
  if (from != State::kActive) {
    unmet.Add("TRANSFER_NOT_ACTIVE", facts.subject, "only who is ACTIVE transfers within a kind");
  }
  // Another role may ask for more.
  CheckEntry(next, facts, unmet);
  CheckVetted(next, facts, unmet);
  CheckPlace(next, facts, unmet);
}

}  // namespace

void CheckBeside(Kind kind, absl::Span<const OpenEngagement> open, Unmet& unmet) {
  for (const OpenEngagement& other : open) {
    if (other.kind == kind) {
      unmet.Add("ENGAGEMENT_OPEN", other.name, "is open: a person has one of a kind at a time");
    } else if (other.kind == Kind::kCadet || kind == Kind::kCadet) {
      unmet.Add("CADET_NOT_ALONE", other.name, "is open: a cadet has no other engagement");
    }
  }
}

absl::StatusOr<Transfer> PlanTransfer(const Engagement& ends, GuardFacts facts,
                                      const Engagement& next, const GuardFacts& next_facts,
                                      absl::Span<const OpenEngagement> open,
                                      const EngagementStep& step) {
  Transfer transfer;
  ABSL_ASSIGN_OR_RETURN(transfer.leaves, NextEvent(ends, facts.subject, "leave", step));
  facts.leaving.reason = LeavingReason::kTransfer;
  const State from = *transfer.leaves.from;
  Unmet unmet = CheckMove(ends, from, State::kLeft, facts);
  CheckBeside(next.kind, open, unmet);
  State begins_in = State::kActive;
  if (ends.kind == next.kind) {
    CheckLateral(from, next, next_facts, unmet);
  } else {
    CheckEntry(next, next_facts, unmet);
    begins_in = FirstStateOf(next, next_facts);
  }
  ABSL_RETURN_IF_ERROR(unmet.ToStatus());
  ABSL_ASSIGN_OR_RETURN(transfer.begins, FirstEvent(begins_in, step));
  return transfer;
}

}  // namespace copperplate::volunteers
