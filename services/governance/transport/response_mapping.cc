#include "services/governance/transport/response_mapping.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/resource/reference.h"
#include "services/governance/domain/statutory_clock.h"
#include "services/governance/transport/history_mapping.h"
#include "services/governance/transport/publication_mapping.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

static_assert(v1::StatutoryResponse::State_MAX == static_cast<int>(ResponseState::kSent) + 1);

namespace {

void WriteChiefComments(const StatutoryResponse& response, v1::StatutoryResponse& out) {
  out.set_chief_comments_due(FormatDate(response.chief_comments_due));
  out.set_chief_comments_on(DateText(response.chief_comments_on));
  out.set_chief_comments_text(response.chief_comments_text);
  out.set_chief_comments_absence(response.chief_comments_absence);
  out.set_reply_to_chief(response.reply_to_chief);
}

void WriteResponseHistory(const StatutoryResponse& response, v1::StatutoryResponse& out) {
  for (const StateChange<ResponseState>& change : response.changes) {
    v1::StatutoryResponse::Transition& transition = *out.add_transitions();
    WriteTransition<v1::StatutoryResponse::State>(change, transition);
    transition.set_decided_at(change.decided_at);
    transition.set_delegate(change.delegate);
  }
  if (response.publication.has_value()) {
    WritePublication(*response.publication, *out.mutable_publication());
  }
  out.set_sent_to_inspectors_on(DateText(response.sent_to_inspectors_on));
  out.set_sent_to_secretary_of_state_on(DateText(response.sent_to_secretary_of_state_on));
}

}  // namespace

api::UpdateRules PartMapping<StatutoryResponse>::Rules() {
  return {.output_only = {"chief_comments_on", "chief_comments_text", "chief_comments_absence",
                          "publication", "sent_to_inspectors_on", "sent_to_secretary_of_state_on",
                          "due", "days_left", "breached", "transitions"},
          .immutable = {"begun_on"}};
}

v1::StatutoryResponse PartMapping<StatutoryResponse>::Write(
    absl::string_view force, absl::string_view, const PartRecord<StatutoryResponse>& record) {
  const StatutoryResponse& response = record.part;
  v1::StatutoryResponse out;
  out.set_name(kStatutoryResponseName.Format(force, response.id));
  api::WriteHeader(record.header, out);
  WriteChiefComments(response, out);
  for (const ResponseAnswer& answer : response.answers) {
    v1::StatutoryResponse::Answer& written = *out.add_answers();
    written.set_recommendation(
        kRecommendationName.Format(force, response.id, answer.recommendation));
    written.set_action_taken_or_proposed(answer.action_taken_or_proposed);
    written.set_reason_for_none(answer.reason_for_none);
  }
  out.set_begun_on(FormatDate(response.begun_on));
  out.set_state(api::ToProto<v1::StatutoryResponse::State>(response.state));
  out.set_due(FormatDate(S55Due(response.report_published_on)));
  WriteResponseHistory(response, out);
  return out;
}

StatutoryResponse PartMapping<StatutoryResponse>::Read(absl::string_view force,
                                                       const PartPath& path,
                                                       const v1::StatutoryResponse& message,
                                                       Faults& faults) {
  StatutoryResponse response;
  response.id = path.back();
  response.chief_comments_due =
      fields::ReadDate(message.chief_comments_due(), "chief_comments_due", faults);
  response.reply_to_chief = message.reply_to_chief();
  const absl::string_view report[] = {force, response.id};
  for (int i = 0; i < message.answers_size(); ++i) {
    const v1::StatutoryResponse::Answer& answer = message.answers(i);
    response.answers.push_back(
        {resource::ReadReference(kRecommendationName, report, answer.recommendation(),
                                 absl::StrCat("answers[", i, "].recommendation"), faults),
         answer.action_taken_or_proposed(), answer.reason_for_none()});
  }
  response.begun_on =
      fields::ReadOptionalDate(message.begun_on(), "begun_on", faults).value_or(absl::CivilDay());
  return response;
}

void PartMapping<StatutoryResponse>::Complete(const PartRecord<StatutoryResponse>&,
                                              v1::StatutoryResponse& message) const {
  WriteStanding(today, message);
}

void WriteStanding(absl::CivilDay today, v1::StatutoryResponse& message) {
  const absl::StatusOr<absl::CivilDay> due = ParseDate(message.due());
  if (!due.ok()) return;
  message.set_days_left(static_cast<int32_t>(*due - today));
  const bool published = message.has_publication();
  message.set_breached(published ? message.publication().on() > message.due() : today > *due);
}

}  // namespace copperplate::governance
