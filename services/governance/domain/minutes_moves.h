// The steps of minutes from state to state, and corrections of them. Each function gives them as
// they are then. `name` is their resource name, for errors; all of them refuse with
// FAILED_PRECONDITION (STATE_NOT_ALLOWED) where the step does not begin in their state, and those
// before the approval with MINUTES_SUPERSEDED where there is a later version.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/governance/domain/meeting_content.h"

namespace copperplate::governance {

// DRAFT to CIRCULATED. FAILED_PRECONDITION: MINUTES_EMPTY; ITEM_NOT_MINUTED of each item (its id)
// that is not procedural and has no paragraph.
absl::StatusOr<Minutes> Circulated(const MeetingContent& content, const Minutes& minutes,
                                   absl::string_view name);

// The outcome that is said to approve minutes, with what it is of.
struct ApprovingOutcome {
  Meeting meeting;
  Outcome outcome;
};

// How a paragraph's text is changed by the approval.
struct AmendmentAsked {
  std::string number;
  std::string text;
};

// CIRCULATED to APPROVED, with the amendments in the text and listed. `approving` is nothing where
// there is no such outcome. INVALID_ARGUMENT: of `outcome` OUTCOME_UNKNOWN, OUTCOME_OF_OTHER_BODY,
// OUTCOME_OF_SAME_MEETING, OUTCOME_OF_EARLIER_MEETING, OUTCOME_NOT_APPROVED of another kind,
// OUTCOME_NOT_OF_MINUTES where its meeting is not one that was to approve these (its
// `previous_minutes_of`); of `amendments[i]` PARAGRAPH_UNKNOWN, DUPLICATE, AMENDMENT_UNCHANGED and
// those of libs/fields. FAILED_PRECONDITION: DECLARATIONS_MISSING where not even NIL was declared,
// DECLARATION_UNANSWERED of each (its id) of which it is not recorded what the person did.
absl::StatusOr<Minutes> Approved(const MeetingContent& content, const Minutes& minutes,
                                 absl::string_view name,
                                 const std::optional<ApprovingOutcome>& approving,
                                 const std::vector<AmendmentAsked>& amendments);

// APPROVED to SIGNED. INVALID_ARGUMENT: those of libs/fields of `signed_by`; of `signed_on`
// DATE_IN_FUTURE (`today`, in Europe/London), DATES_REVERSED before the day of the approval.
absl::StatusOr<Minutes> Signed(const Minutes& minutes, absl::string_view name,
                               absl::string_view signed_by, absl::CivilDay signed_on,
                               absl::CivilDay today);

// SIGNED to PUBLISHED. FAILED_PRECONDITION: MINUTES_NOT_FOR_PUBLICATION of a meeting that is
// neither public nor had an item of significant public interest (publicity.h). INVALID_ARGUMENT:
// those of CheckUrl() of `url`; of `on` DATE_IN_FUTURE (the day on which it is recorded, in
// Europe/London) and DATES_REVERSED before the day on which they were signed.
absl::StatusOr<Minutes> Published(const MeetingContent& content, const Minutes& minutes,
                                  absl::string_view name, const Publication& publication);

// With a correction noted, once they were approved: the text stays. INVALID_ARGUMENT:
// PARAGRAPH_UNKNOWN of `number`, TOO_MANY above 100, those of libs/fields of `text`.
absl::StatusOr<Minutes> Corrected(const Minutes& minutes, absl::string_view name,
                                  MinutesCorrection correction);

}  // namespace copperplate::governance
