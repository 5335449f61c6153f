#include "services/governance/domain/statutory_response.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/status/status_macros.h"
#include "libs/status/unmet.h"
#include "libs/text/words.h"
#include "services/governance/domain/refusal.h"
#include "services/governance/domain/statutory_clock.h"

namespace copperplate::governance {
namespace {

// In the order of ResponseMove.
constexpr absl::string_view kResponseVerbs[] = {"recordChiefComments", "publish", "send"};
constexpr size_t kMostAnswers = 1000;

MovedResource<ResponseState> ResponseNamed(absl::string_view name) {
  return {"statutory response", std::string(name), [](ResponseState state) { return Name(state); }};
}

bool IsAmong(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

void CheckAnswers(const StatutoryResponse& response,
                  const std::vector<std::string>& recommendations, Faults& faults) {
  const std::vector<ResponseAnswer>& answers = response.answers;
  if (answers.size() > kMostAnswers) {
    faults.Add("TOO_MANY", "answers", absl::StrCat("must be at most ", kMostAnswers));
    return;
  }
  for (size_t i = 0; i < answers.size(); ++i) {
    const ResponseAnswer& answer = answers[i];
    const std::string field = absl::StrCat("answers[", i, "].");
    const bool before = std::any_of(
        answers.begin(), answers.begin() + static_cast<ptrdiff_t>(i),
        [&](const ResponseAnswer& one) { return one.recommendation == answer.recommendation; });
    if (answer.recommendation.empty()) {
      fields::CheckGiven(answer.recommendation, field + "recommendation", faults);
    } else if (!IsAmong(recommendations, answer.recommendation)) {
      faults.Add("RECOMMENDATION_UNKNOWN", field + "recommendation",
                 "must be a recommendation of the report");
    } else if (before) {
      faults.Add("DUPLICATE", field + "recommendation", "is there twice");
    }
    fields::CheckOptionalProse(answer.action_taken_or_proposed, field + "action_taken_or_proposed",
                               faults);
    fields::CheckOptionalProse(answer.reason_for_none, field + "reason_for_none", faults);
  }
}

void CheckChiefComments(const StatutoryResponse& response, const ResponseMoveDetails& details,
                        const RecordedStep& step, Faults& faults) {
  const bool text = !details.chief_comments_text.empty();
  const bool absence = !details.chief_comments_absence.empty();
  fields::CheckOptionalProse(details.chief_comments_text, "chief_comments_text", faults);
  fields::CheckOptionalProse(details.chief_comments_absence, "chief_comments_absence", faults);
  if (text == absence) {
    faults.Add("CHIEF_COMMENTS_ONE_OF", "chief_comments_text",
               "exactly one of chief_comments_text and chief_comments_absence must be given");
  } else if (absence && step.on <= response.chief_comments_due) {
    faults.Add("CHIEF_COMMENTS_NOT_DUE", "chief_comments_absence",
               "is recorded after the day that the chief officer has until");
  }
}

void CheckSent(std::optional<absl::CivilDay> day, absl::string_view field,
               const StatutoryResponse& response, const RecordedStep& step, Faults& faults) {
  if (!day.has_value()) {
    faults.Add("FIELD_REQUIRED", field, "must be given");
  } else if (*day > step.today) {
    fields::CheckNotInFuture(*day, field, step.today, faults);
  } else if (*day < response.publication->on) {
    faults.Add("DATE_OUT_OF_ORDER", field, "must not lie before the day it was published");
  }
}

void CheckResponseDetails(const StatutoryResponse& response, const ResponseMoveDetails& details,
                          const RecordedStep& step, Faults& faults) {
  fields::CheckOptionalLine(details.reason, "reason", faults);
  switch (details.move) {
    case ResponseMove::kRecordChiefComments:
      CheckChiefComments(response, details, step, faults);
      break;
    case ResponseMove::kPublish:
      CheckUrl(details.url, "url", faults);
      break;
    case ResponseMove::kSend:
      CheckSent(details.sent_to_inspectors_on, "sent_to_inspectors_on", response, step, faults);
      CheckSent(details.sent_to_secretary_of_state_on, "sent_to_secretary_of_state_on", response,
                step, faults);
      break;
  }
}

// Whether each is answered, and in one way.
void CheckAnswered(const StatutoryResponse& response,
                   const std::vector<std::string>& recommendations, Unmet& unmet) {
  for (const std::string& id : recommendations) {
    const auto answer =
        std::find_if(response.answers.begin(), response.answers.end(),
                     [&](const ResponseAnswer& one) { return one.recommendation == id; });
    const bool action =
        answer != response.answers.end() && !answer->action_taken_or_proposed.empty();
    const bool none = answer != response.answers.end() && !answer->reason_for_none.empty();
    if (action && none) {
      unmet.Add("RECOMMENDATION_ANSWERED_TWICE", id,
                "is answered with action taken or proposed, or with why there is none, not both");
    } else if (!action && !none) {
      unmet.Add("RECOMMENDATION_UNANSWERED", id,
                "needs the action taken or proposed, or why there is none");
    }
  }
}

// Writes down what the move brought.
void WriteDown(const ResponseMoveDetails& details, const RecordedStep& step,
               StatutoryResponse& response) {
  switch (details.move) {
    case ResponseMove::kRecordChiefComments:
      if (!details.chief_comments_text.empty()) response.chief_comments_on = step.on;
      response.chief_comments_text = details.chief_comments_text;
      response.chief_comments_absence = details.chief_comments_absence;
      break;
    case ResponseMove::kPublish:
      response.publication = Publication{details.url, step.on, step.caller, step.recorded_at};
      break;
    case ResponseMove::kSend:
      response.sent_to_inspectors_on = details.sent_to_inspectors_on;
      response.sent_to_secretary_of_state_on = details.sent_to_secretary_of_state_on;
      break;
  }
}

}  // namespace

absl::string_view VerbOf(ResponseMove move) { return NameIn(kResponseVerbs, move); }

absl::Status CheckRespondable(const SourceReport& report, absl::string_view report_name) {
  if (report.statutory_s55 && report.stage == ReportStage::kFinal) return absl::OkStatus();
  return Refused("REPORT_NOT_STATUTORY", "the report", report_name,
                 "is a draft, or not one to comment on under section 55 of the Police Act 1996");
}

absl::Status CheckRecommendable(std::optional<ResponseState> response,
                                absl::string_view report_name) {
  if (!response.has_value() || *response == ResponseState::kAwaitingChief ||
      *response == ResponseState::kDraft) {
    return absl::OkStatus();
  }
  return Refused("RESPONSE_PUBLISHED", "the report", report_name,
                 "has a published response, which answers every recommendation of it");
}

Faults Validate(const StatutoryResponse& response, const SourceReport& report,
                const std::vector<std::string>& recommendations, absl::CivilDay today) {
  Faults faults;
  const absl::CivilDay published_on = report.published_on.value_or(response.chief_comments_due);
  if (response.chief_comments_due < published_on) {
    faults.Add("CHIEF_DUE_BEFORE_REPORT", "chief_comments_due",
               "must not lie before the day the report was published");
  } else if (response.chief_comments_due > S55Due(published_on)) {
    faults.Add("CHIEF_DUE_AFTER_LAST_DAY", "chief_comments_due",
               "must not lie after the last day for the Commissioner's comments");
  }
  if (response.begun_on > today) {
    fields::CheckNotInFuture(response.begun_on, "begun_on", today, faults);
  } else if (report.published_on.has_value() && response.begun_on < *report.published_on) {
    faults.Add("DATE_OUT_OF_ORDER", "begun_on",
               "must not lie before the day the report was published");
  }
  fields::CheckOptionalProse(response.reply_to_chief, "reply_to_chief", faults);
  CheckAnswers(response, recommendations, faults);
  return faults;
}

absl::StatusOr<StatutoryResponse> Moved(const StatutoryResponse& response, absl::string_view name,
                                        const ResponseMoveDetails& details,
                                        const SourceReport& report,
                                        const std::vector<std::string>& recommendations,
                                        const RecordedStep& step) {
  ABSL_ASSIGN_OR_RETURN(const ResponseState to, Follow(kResponseArrows, response.state,
                                                       VerbOf(details.move), ResponseNamed(name)));
  Faults faults;
  CheckStepDay(step, LastChangedOn(response.changes, response.begun_on), faults);
  CheckResponseDetails(response, details, step, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  if (details.move == ResponseMove::kPublish) {
    Unmet unmet;
    CheckAnswered(response, recommendations, unmet);
    if (report.sensitive()) {
      unmet.Add("MARKED_OFFICIAL_SENSITIVE", name,
                "is of a report marked OFFICIAL_SENSITIVE and not published");
    }
    ABSL_RETURN_IF_ERROR(unmet.ToStatus());
  }
  StatutoryResponse moved = response;
  moved.changes.push_back(ChangeOf(response.state, to, step, details.reason));
  moved.state = to;
  WriteDown(details, step, moved);
  return moved;
}

absl::Status CheckRewrite(const StatutoryResponse& response, absl::string_view name) {
  if (response.state == ResponseState::kAwaitingChief || response.state == ResponseState::kDraft) {
    return absl::OkStatus();
  }
  return StateNotAllowed(kResponseArrows, response.state, ResponseNamed(name));
}

}  // namespace copperplate::governance
