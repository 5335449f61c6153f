#include "services/delivery/domain/names.h"

#include "libs/text/words.h"

namespace copperplate::delivery {
namespace {

using absl::string_view;

// Each list is in the order of its enumeration.
constexpr string_view kPlanKinds[] = {"POLICE_AND_CRIME", "CORPORATE", "STRATEGY", "ACTION_PLAN"};
constexpr string_view kPlanStates[] = {"DRAFT", "IN_FORCE", "SUPERSEDED"};
constexpr string_view kLeadRoles[] = {"OPCC", "DELIVERY"};
constexpr string_view kLinkKinds[] = {"SEE_ALSO", "DEPENDS"};
constexpr string_view kRags[] = {"RED", "YELLOW", "WHITE", "GREEN"};
constexpr string_view kDirections[] = {"NONE", "IMPROVED", "NO_CHANGE", "DETERIORATED"};
constexpr string_view kIterationStates[] = {"DRAFT", "FROZEN", "PUBLISHED", "WITHDRAWN"};
constexpr string_view kPublicationBodies[] = {"BOARD", "PANEL", "WEB"};

}  // namespace

string_view Name(PlanKind value) { return NameIn(kPlanKinds, value); }
string_view Name(PlanState value) { return NameIn(kPlanStates, value); }
string_view Name(LeadRole value) { return NameIn(kLeadRoles, value); }
string_view Name(LinkKind value) { return NameIn(kLinkKinds, value); }
string_view Name(Rag value) { return NameIn(kRags, value); }
string_view Name(DirectionOfTravel value) { return NameIn(kDirections, value); }
string_view Name(IterationState value) { return NameIn(kIterationStates, value); }
string_view Name(PublicationBody value) { return NameIn(kPublicationBodies, value); }

std::optional<Rag> ParseRag(string_view text) { return FindIn<Rag>(kRags, text); }

}  // namespace copperplate::delivery
