#include "services/governance/domain/recommendation_state.h"

#include "libs/text/words.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kRecommendationKinds[] = {"CAUSE_OF_CONCERN", "AREA_FOR_IMPROVEMENT",
                                                      "RECOMMENDATION", "AUDIT_ACTION"};
constexpr absl::string_view kRecommendationPriorities[] = {"HIGH", "MEDIUM", "LOW"};
constexpr absl::string_view kRecommendationStates[] = {"PROPOSED", "ACCEPTED",  "PARTLY_ACCEPTED",
                                                       "REJECTED", "OPEN",      "IMPLEMENTED",
                                                       "VERIFIED", "SUPERSEDED"};
constexpr absl::string_view kExternalStates[] = {"AWAITING_REVIEW", "BEING_PROGRESSED", "COMPLETE",
                                                 "AUTHORISED_FOR_CLOSURE"};
constexpr absl::string_view kVerifierKinds[] = {"AUDITOR", "INSPECTORATE", "SECOND_LINE"};

}  // namespace

absl::string_view Name(RecommendationKind kind) { return NameIn(kRecommendationKinds, kind); }

absl::string_view Name(RecommendationPriority priority) {
  return NameIn(kRecommendationPriorities, priority);
}

absl::string_view Name(RecommendationState state) { return NameIn(kRecommendationStates, state); }

absl::string_view Name(ExternalState state) { return NameIn(kExternalStates, state); }

absl::string_view Name(VerifierKind kind) { return NameIn(kVerifierKinds, kind); }

}  // namespace copperplate::governance
