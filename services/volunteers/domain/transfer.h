// Which engagements a person may have beside each other, and how one passes into another.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/status/unmet.h"
#include "services/volunteers/domain/engagement_guards.h"
#include "services/volunteers/domain/engagement_moves.h"

namespace copperplate::volunteers {

// An engagement of a person that is not in its last state.
struct OpenEngagement {
  std::string name;  // its resource name
  Kind kind = Kind::kSpecial;
};

// What keeps the person from another engagement of `kind`, each engagement in the way named:
// ENGAGEMENT_OPEN of the same kind, CADET_NOT_ALONE where one of the two is a cadet's (close that
// first).
void CheckBeside(Kind kind, absl::Span<const OpenEngagement> open, Unmet& unmet);

// The two events of a transfer on one day, which are recorded together or not at all.
struct Transfer {
  EngagementEvent leaves;  // of the engagement that ends: LEFT
  EngagementEvent begins;  // the first of the one that follows it
};

// `next` is the engagement to be, without a history; `next_facts` is what is known of it, and
// `facts` of the one that ends, whose leaving's reason is TRANSFER whatever it says. `open`: the
// person's other open engagements, without the one that ends. It begins on the day in the first
// state that what is carried over allows: INDUCTION where vetting serves for its role or none is
// needed, else VETTING; of the same kind (a move between units) ACTIVE. FAILED_PRECONDITION:
// STATE_NOT_ALLOWED where the one that ends may not leave; of guards, all named at once, those of
// CheckLeaving(), CheckBeside(), CheckEntry(), and of the same kind TRANSFER_NOT_ACTIVE where the
// one that ends is not ACTIVE (give it another unit instead) those of CheckEntry() and
// CheckVetted(), since another role may ask for more, and those of CheckActivation() about
// supervisor and unit. INVALID_ARGUMENT as NextEvent(), and DATE_IN_FUTURE, since what begins may
// not lie ahead.
absl::StatusOr<Transfer> PlanTransfer(const Engagement& ends, GuardFacts facts,
                                      const Engagement& next, const GuardFacts& next_facts,
                                      absl::Span<const OpenEngagement> open,
                                      const EngagementStep& step);

}  // namespace copperplate::volunteers
