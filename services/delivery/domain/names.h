// The words of this room's enumerations, as the API, storage and files write them.
//
// Name() gives UPPER_SNAKE_CASE that lives for ever; Parse...() the value, or nothing for a word it
// does not know (words are matched exactly).
#pragma once

#include <optional>

#include "absl/strings/string_view.h"
#include "services/delivery/domain/direction.h"
#include "services/delivery/domain/iteration.h"
#include "services/delivery/domain/lead.h"
#include "services/delivery/domain/plan.h"
#include "services/delivery/domain/plan_link.h"
#include "services/delivery/domain/rag.h"

namespace copperplate::delivery {

absl::string_view Name(PlanKind value);
absl::string_view Name(PlanState value);
absl::string_view Name(LeadRole value);
absl::string_view Name(LinkKind value);
absl::string_view Name(Rag value);
absl::string_view Name(DirectionOfTravel value);
absl::string_view Name(IterationState value);
absl::string_view Name(PublicationBody value);

std::optional<Rag> ParseRag(absl::string_view text);

}  // namespace copperplate::delivery
