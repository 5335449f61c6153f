#include "services/volunteers/domain/exit_interview.h"

#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"
#include "libs/status/unmet.h"
#include "libs/text/words.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/flows.h"
#include "services/volunteers/domain/leaving_reason.h"
#include "services/volunteers/domain/merged_persons.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kExitInterviewWords[] = {"OFFERED", "DECLINED", "COMPLETED"};

bool IsLeaving(const Engagement& engagement) {
  const std::optional<Standing> standing = LastStanding(engagement.history);
  return standing.has_value() && standing->state == EngagementState::kLeft;
}

bool MayFollow(ExitInterviewState present, ExitInterviewState next) {
  switch (present) {
    case ExitInterviewState::kOffered:
      return true;
    case ExitInterviewState::kDeclined:
      return next != ExitInterviewState::kOffered;
    case ExitInterviewState::kCompleted:
      return next == ExitInterviewState::kCompleted;
  }
  return false;
}

}  // namespace

absl::string_view Name(ExitInterviewState state) { return NameIn(kExitInterviewWords, state); }

absl::Status RecordOutcome(const ExitInterviewOutcome& outcome, absl::string_view name,
                           Engagement& engagement) {
  Unmet unmet;
  if (!IsLeaving(engagement)) {
    unmet.Add("ENGAGEMENT_NOT_LEAVING", name, "has not left: an interview is of who leaves");
  }
  if (!outcome.offered_on.has_value() && !engagement.exit_interview_offered_on.has_value()) {
    unmet.Add("EXIT_INTERVIEW_NOT_OFFERED", name, "needs the day on which it was offered");
  }
  if (engagement.exit_interview_offered_on.has_value() &&
      !MayFollow(engagement.exit_interview_state, outcome.state)) {
    unmet.Add("STATE_NOT_ALLOWED", name,
              absl::StrCat("is ", Name(engagement.exit_interview_state), ": it cannot be ",
                           Name(outcome.state), " any more"));
  }
  ABSL_RETURN_IF_ERROR(unmet.ToStatus());
  if (outcome.offered_on.has_value()) engagement.exit_interview_offered_on = outcome.offered_on;
  engagement.exit_interview_state = outcome.state;
  engagement.exit_interview_reasons = outcome.reasons;
  engagement.exit_interview_notes = outcome.notes;
  return absl::OkStatus();
}

ExitCompletion ExitCompletionBetween(Engagements engagements, Kind kind, absl::CivilDay from,
                                     absl::CivilDay to) {
  const MergedPersons merged(engagements, kind);
  const std::set<const Engagement*> moved_on = LeftForAnotherUnit(engagements, kind);
  std::map<std::pair<absl::string_view, absl::CivilDay>, bool> of_merged;
  ExitCompletion completion;
  const auto add = [&](bool completed) {
    ++completion.owed;
    if (completed) ++completion.completed;
  };
  for (const Engagement& engagement : engagements) {
    if (engagement.kind != kind || moved_on.count(&engagement) > 0) continue;
    const std::vector<const EngagementEvent*> events = EventsInForce(engagement.history);
    if (events.empty() || events.back()->to != EngagementState::kLeft) continue;
    const EngagementEvent& left = *events.back();
    if (left.effective_on < from || left.effective_on > to) continue;
    const std::optional<LeavingReason> reason = ParseLeavingReason(left.reason);
    if (reason.has_value() && !OwesExitInterview(*reason)) continue;
    const bool completed = engagement.exit_interview_state == ExitInterviewState::kCompleted;
    if (!merged.Has(engagement)) {
      add(completed);
    } else if (!merged.IsCountedElsewhereOn(engagement, left.effective_on)) {
      bool& of_person = of_merged[{CountedAs(engagement), left.effective_on}];
      of_person = of_person || completed;
    }
  }
  for (const auto& [person_and_day, completed] : of_merged) add(completed);
  if (completion.owed > 0) {
    completion.share = Rational::Of(completion.completed, completion.owed);
  }
  return completion;
}

}  // namespace copperplate::volunteers
