#include "services/governance/transport/decision_notice_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/resource/reference.h"
#include "services/governance/transport/history_mapping.h"
#include "services/governance/transport/publication_mapping.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

static_assert(v1::DecisionNotice::State_MAX == static_cast<int>(NoticeState::kWithdrawn) + 1);

api::UpdateRules PartMapping<DecisionNotice>::Rules() {
  return {.output_only = {"agreed_by", "signed_on", "signed_by", "publication", "transitions"},
          .immutable = {"decision"}};
}

v1::DecisionNotice PartMapping<DecisionNotice>::Write(absl::string_view force, absl::string_view,
                                                      const PartRecord<DecisionNotice>& record) {
  const DecisionNotice& notice = record.part;
  v1::DecisionNotice out;
  out.set_name(kDecisionNoticeName.Format(force, notice.id));
  api::WriteHeader(record.header, out);
  out.set_reference(notice.reference);
  out.set_decision(kDecisionName.Format(force, notice.decision));
  out.set_title(notice.title);
  out.set_instrument(notice.instrument);
  out.set_signatory(notice.signatory);
  out.set_state(api::ToProto<v1::DecisionNotice::State>(notice.state));
  out.set_agreed_by(notice.agreed_by);
  out.set_signed_on(DateText(notice.signed_on));
  out.set_signed_by(notice.signed_by);
  if (notice.publication.has_value()) {
    WritePublication(*notice.publication, *out.mutable_publication());
  }
  for (const StateChange<NoticeState>& change : notice.changes) {
    v1::DecisionNotice::Transition& transition = *out.add_transitions();
    WriteTransition<v1::DecisionNotice::State>(change, transition);
    transition.set_decided_at(change.decided_at);
    transition.set_delegate(change.delegate);
  }
  return out;
}

DecisionNotice PartMapping<DecisionNotice>::Read(absl::string_view force, const PartPath& path,
                                                 const v1::DecisionNotice& message,
                                                 Faults& faults) {
  DecisionNotice notice;
  notice.id = path.back();
  notice.reference = message.reference();
  notice.decision =
      resource::ReadReference(kDecisionName, force, message.decision(), "decision", faults);
  notice.title = message.title();
  notice.instrument = message.instrument();
  notice.signatory = ReadOptionalName(kOfficeName, force, message.signatory(), "signatory",
                                      "OFFICE_NOT_OF_FORCE", faults);
  return notice;
}

}  // namespace copperplate::governance
