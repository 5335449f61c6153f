#include "services/volunteers/domain/opportunity_state.h"

#include <string>

#include "libs/text/words.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kOpportunityWords[] = {"DRAFT", "OPEN", "FILLED", "CLOSED",
                                                   "CANCELLED"};
constexpr absl::string_view kMatchWords[] = {"PROPOSED", "ACCEPTED", "DECLINED", "WITHDRAWN"};

template <typename State>
absl::StatusOr<State> AlongArrow(Arrows<State> arrows, absl::string_view kind,
                                 absl::string_view name, State present, State to) {
  absl::string_view verb;
  for (const Arrow<State>& arrow : arrows) {
    if (arrow.from == present && arrow.to == to) verb = arrow.verb;
  }
  return Follow<State>(arrows, present, verb,
                       {kind, std::string(name), [](State state) { return Name(state); },
                        /*moved_to_state=*/true});
}

}  // namespace

absl::string_view Name(OpportunityState state) { return NameIn(kOpportunityWords, state); }

absl::StatusOr<OpportunityState> MovedTo(absl::string_view name, OpportunityState present,
                                         OpportunityState to) {
  return AlongArrow<OpportunityState>(kOpportunityArrows, "opportunity", name, present, to);
}

absl::string_view Name(MatchState state) { return NameIn(kMatchWords, state); }

absl::StatusOr<MatchState> MovedTo(absl::string_view name, MatchState present, MatchState to) {
  return AlongArrow<MatchState>(kMatchArrows, "match", name, present, to);
}

}  // namespace copperplate::volunteers
