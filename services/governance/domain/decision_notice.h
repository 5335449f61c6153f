// The paper by which the Commissioner makes a decision known, and which is signed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/state/arrows.h"
#include "libs/status/faults.h"
#include "services/governance/domain/decision.h"
#include "services/governance/domain/decision_notice_state.h"
#include "services/governance/domain/publication.h"
#include "services/governance/domain/state_change.h"

namespace copperplate::governance {

enum class NoticeMove : uint8_t { kAgreeToSign, kSign, kPublish, kWithdraw };

inline constexpr Arrow<NoticeState> kNoticeArrows[] = {
    {NoticeState::kDraft, "agreeToSign", NoticeState::kAgreedToSign},
    {NoticeState::kDraft, "withdraw", NoticeState::kWithdrawn},
    {NoticeState::kAgreedToSign, "sign", NoticeState::kSigned},
    {NoticeState::kAgreedToSign, "withdraw", NoticeState::kWithdrawn},
    {NoticeState::kSigned, "publish", NoticeState::kPublished},
};

// The API's custom method of a move: `agreeToSign`.
absl::string_view VerbOf(NoticeMove move);

struct DecisionNotice {
  std::string id;
  std::string reference;  // as printed
  std::string decision;   // id
  std::string title;
  std::string instrument;  // what is signed: `S22A Agreement`; may be empty
  std::string signatory;   // resource name of the office that signs
  NoticeState state = NoticeState::kDraft;
  std::vector<StateChange<NoticeState>> changes;  // the last one's `to` is `state`
  std::string agreed_by;                          // resource name of the outcome that agreed to it
  std::optional<absl::CivilDay> signed_on;
  std::string signed_by;  // a person
  std::optional<Publication> publication;
};

// Every fault of what people say of a notice, by the API's field names: those of libs/fields;
// REFERENCE_TAKEN where another notice of the force has `reference`.
Faults Validate(const DecisionNotice& notice, bool reference_taken);

// What a move brings beside who and when; which of it is needed depends on the move.
struct NoticeMoveDetails {
  NoticeMove move = NoticeMove::kAgreeToSign;
  std::string reason;
  std::string outcome;    // of kAgreeToSign: resource name
  std::string signed_by;  // of kSign: a person
  std::string url;        // of kPublish
};

// What is known beside the notice.
struct NoticeMoveFacts {
  const Decision* decision = nullptr;  // of the notice; never null
  // Of kPublish: the item that the decision is taken at, or whose outcome agreed to the notice.
  bool item_restricted = false;
  // Of `outcome`: whether it agreed to or approved something, and when; nothing where there is
  // none.
  std::optional<bool> outcome_agreed;
  bool outcome_of_other_body = false;  // than that at whose item the decision is taken
  absl::CivilDay outcome_on;
  // Who holds the signatory's office on the step's day; empty: nobody.
  std::string office_holder;
};

// The notice after the move. `name` is its resource name, for the error, here and below.
// FAILED_PRECONDITION: STATE_NOT_ALLOWED; of kSign, all that is unmet: DECISION_NOT_TAKEN,
// DECISION_REVOKED, SIGNED_BEFORE_DECISION, SIGNATORY_NOT_HOLDER where the person does not hold the
// office on that day; of kPublish, likewise: MARKED_OFFICIAL_SENSITIVE and DECISION_EXEMPT of its
// decision, ITEM_RESTRICTED. INVALID_ARGUMENT about the move's fields: those of libs/fields
// (kWithdraw needs a reason), DATE_IN_FUTURE, DATE_OUT_OF_ORDER, OUTCOME_UNKNOWN,
// OUTCOME_OF_OTHER_BODY, OUTCOME_NOT_AGREED of one that noted, deferred or rejected,
// DATE_NOT_OF_MEETING, URL_INVALID.
absl::StatusOr<DecisionNotice> Moved(const DecisionNotice& notice, absl::string_view name,
                                     const NoticeMoveDetails& details, const NoticeMoveFacts& facts,
                                     const RecordedStep& step);

// OK where what people say of it may change: while it is DRAFT, for what was agreed is what is
// signed; else STATE_NOT_ALLOWED.
absl::Status CheckRewrite(const DecisionNotice& notice, absl::string_view name);

}  // namespace copperplate::governance
