// The Commissioner's comments on an inspection report (Police Act 1996, section 55, as amended by
// the Policing and Crime Act 2017, section 37): published within 56 days, with what is done about
// each recommendation or why nothing is, and sent to the inspectors and the Secretary of State.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/state/arrows.h"
#include "libs/status/faults.h"
#include "services/governance/domain/publication.h"
#include "services/governance/domain/source_report.h"
#include "services/governance/domain/state_change.h"
#include "services/governance/domain/statutory_response_state.h"

namespace copperplate::governance {

enum class ResponseMove : uint8_t { kRecordChiefComments, kPublish, kSend };

inline constexpr Arrow<ResponseState> kResponseArrows[] = {
    {ResponseState::kAwaitingChief, "recordChiefComments", ResponseState::kDraft},
    {ResponseState::kDraft, "publish", ResponseState::kPublished},
    {ResponseState::kPublished, "send", ResponseState::kSent},
};

// The API's custom method of a move: `recordChiefComments`.
absl::string_view VerbOf(ResponseMove move);

// What is said of one recommendation: one of the two texts.
struct ResponseAnswer {
  std::string recommendation;  // id
  std::string action_taken_or_proposed;
  std::string reason_for_none;
};

struct StatutoryResponse {
  std::string id;                      // the report's: one response a report
  absl::CivilDay report_published_on;  // of the report, which is final: the days count from it
  absl::CivilDay chief_comments_due;   // by when the chief officer is invited to comment
  // Either comments and the day they came, or that there are none and why.
  std::optional<absl::CivilDay> chief_comments_on;
  std::string chief_comments_text;
  std::string chief_comments_absence;
  std::string reply_to_chief;  // may be empty
  std::vector<ResponseAnswer> answers;
  absl::CivilDay begun_on;
  absl::Time recorded_at;  // when it was begun here
  ResponseState state = ResponseState::kAwaitingChief;
  std::vector<StateChange<ResponseState>> changes;  // the last one's `to` is `state`
  std::optional<Publication> publication;
  std::optional<absl::CivilDay> sent_to_inspectors_on;
  std::optional<absl::CivilDay> sent_to_secretary_of_state_on;
};

// OK where the report may have a response; FAILED_PRECONDITION (REPORT_NOT_STATUTORY) of one that
// is a draft or not under section 55.
absl::Status CheckRespondable(const SourceReport& report, absl::string_view report_name);

// OK where another recommendation may still be added to a report with a response in the state;
// FAILED_PRECONDITION (RESPONSE_PUBLISHED) once that is published: it answers every one.
absl::Status CheckRecommendable(std::optional<ResponseState> response,
                                absl::string_view report_name);

// Every fault of what people say of a response, by the API's field names: those of libs/fields;
// of `answers[i].recommendation` RECOMMENDATION_UNKNOWN, of none of `recommendations` (ids of the
// report's), and DUPLICATE; CHIEF_DUE_BEFORE_REPORT and CHIEF_DUE_AFTER_LAST_DAY of
// `chief_comments_due` outside the 56 days of the report, which is a final one; of `begun_on`
// DATE_IN_FUTURE, and DATE_OUT_OF_ORDER before the report.
Faults Validate(const StatutoryResponse& response, const SourceReport& report,
                const std::vector<std::string>& recommendations, absl::CivilDay today);

// What a move brings beside who and when; which of it is needed depends on the move.
struct ResponseMoveDetails {
  ResponseMove move = ResponseMove::kRecordChiefComments;
  std::string reason;
  std::string chief_comments_text;                      // of kRecordChiefComments: this
  std::string chief_comments_absence;                   // or this
  std::string url;                                      // of kPublish
  std::optional<absl::CivilDay> sent_to_inspectors_on;  // of kSend, both
  std::optional<absl::CivilDay> sent_to_secretary_of_state_on;
};

// The response after the move. `name` is its resource name, for the error, here and below.
// FAILED_PRECONDITION: STATE_NOT_ALLOWED; of kPublish, all that is unmet: RECOMMENDATION_UNANSWERED
// and RECOMMENDATION_ANSWERED_TWICE (both ways) of each of `recommendations`, and
// MARKED_OFFICIAL_SENSITIVE of the report. A late one is published too: it is breached.
// INVALID_ARGUMENT about the move's fields: those of libs/fields, DATE_IN_FUTURE,
// DATE_OUT_OF_ORDER; CHIEF_COMMENTS_ONE_OF of `chief_comments_text`; CHIEF_COMMENTS_NOT_DUE of
// `chief_comments_absence` before the day the chief officer has until; URL_INVALID.
absl::StatusOr<StatutoryResponse> Moved(const StatutoryResponse& response, absl::string_view name,
                                        const ResponseMoveDetails& details,
                                        const SourceReport& report,
                                        const std::vector<std::string>& recommendations,
                                        const RecordedStep& step);

// OK where what people say of it may change: until it is PUBLISHED; else STATE_NOT_ALLOWED.
absl::Status CheckRewrite(const StatutoryResponse& response, absl::string_view name);

}  // namespace copperplate::governance
