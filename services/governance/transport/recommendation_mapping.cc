#include "services/governance/transport/recommendation_mapping.h"

#include <optional>

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "services/governance/transport/history_mapping.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

static_assert(v1::Recommendation::State_MAX ==
              static_cast<int>(RecommendationState::kSuperseded) + 1);
static_assert(v1::Recommendation::Kind_MAX ==
              static_cast<int>(RecommendationKind::kAuditAction) + 1);
static_assert(v1::Recommendation::Priority_MAX ==
              static_cast<int>(RecommendationPriority::kLow) + 1);
static_assert(v1::Recommendation::ExternalState_MAX ==
              static_cast<int>(ExternalState::kAuthorisedForClosure) + 1);
static_assert(v1::Recommendation::VerifierKind_MAX ==
              static_cast<int>(VerifierKind::kSecondLine) + 1);

namespace {

void WriteRecommendationDue(const Recommendation& one, v1::Recommendation& out) {
  const std::optional<absl::CivilDay> current = CurrentDue(one.due);
  out.set_original_due(DateText(one.due.original));
  out.set_current_due(DateText(current));
  for (const DueRevision& revision : one.due.revisions) {
    WriteDueRevision(revision, *out.add_due_revisions());
  }
  const std::optional<int32_t> slippage = SlippageDays(one.due, current);
  if (slippage.has_value()) out.set_slippage_days(*slippage);
}

void WriteRecommendationHistory(const Recommendation& one, v1::Recommendation& out) {
  for (const OwnerChange& change : one.ownership.changes) {
    WriteOwnerChange(change, *out.add_owner_changes());
  }
  for (const StateChange<RecommendationState>& change : one.changes) {
    v1::Recommendation::Transition& transition = *out.add_transitions();
    WriteTransition<v1::Recommendation::State>(change, transition);
    transition.set_decided_at(change.decided_at);
    transition.set_delegate(change.delegate);
  }
  for (const Evidence& evidence : one.evidence) WriteEvidence(evidence, *out.add_evidence());
  for (const ExternalEntry& entry : one.external) {
    v1::Recommendation::ExternalEntry& written = *out.add_external_entries();
    written.set_state(api::ToProto<v1::Recommendation::ExternalState>(entry.state));
    written.set_on(FormatDate(entry.on));
    written.set_recorded_by(entry.recorded_by);
    api::WriteInstant(entry.recorded_at, *written.mutable_record_time());
  }
  if (!one.external.empty()) {
    out.set_external_state(
        api::ToProto<v1::Recommendation::ExternalState>(one.external.back().state));
  }
}

}  // namespace

api::UpdateRules PartMapping<Recommendation>::Rules() {
  return {.output_only = {"owner_changes", "current_due", "due_revisions", "slippage_days",
                          "evidence", "transitions", "verified_by", "verified_as", "superseded_by",
                          "external_state", "external_entries"},
          .immutable = {"number", "raised_on", "original_due"}};
}

v1::Recommendation PartMapping<Recommendation>::Write(absl::string_view force, absl::string_view,
                                                      const PartRecord<Recommendation>& record) {
  const Recommendation& one = record.part;
  v1::Recommendation out;
  out.set_name(kRecommendationName.Format(force, one.report, one.id));
  api::WriteHeader(record.header, out);
  out.set_number(one.number);
  out.set_kind(api::ToProto<v1::Recommendation::Kind>(one.kind));
  if (one.priority.has_value()) {
    out.set_priority(api::ToProto<v1::Recommendation::Priority>(*one.priority));
  }
  out.set_text(one.text);
  out.set_management_response(one.management_response);
  out.set_owner(one.ownership.owner);
  out.set_raised_on(FormatDate(one.raised_on));
  WriteRecommendationDue(one, out);
  out.set_state(api::ToProto<v1::Recommendation::State>(one.state));
  WriteRecommendationHistory(one, out);
  out.set_verified_by(one.verified_by);
  if (one.verified_as.has_value()) {
    out.set_verified_as(api::ToProto<v1::Recommendation::VerifierKind>(*one.verified_as));
  }
  out.set_superseded_by(one.superseded_by);
  return out;
}

Recommendation PartMapping<Recommendation>::Read(absl::string_view, const PartPath& path,
                                                 const v1::Recommendation& message,
                                                 Faults& faults) {
  Recommendation one;
  one.report = path.front();
  one.id = path.back();
  one.number = message.number();
  one.kind = api::ReadEnum<RecommendationKind>(message.kind(), "kind", faults);
  one.priority =
      api::ReadOptionalEnum<RecommendationPriority>(message.priority(), "priority", faults);
  one.text = message.text();
  one.management_response = message.management_response();
  one.ownership.owner = message.owner();
  one.raised_on =
      fields::ReadOptionalDate(message.raised_on(), "raised_on", faults).value_or(absl::CivilDay());
  one.due.original = fields::ReadOptionalDate(message.original_due(), "original_due", faults);
  return one;
}

void PartMapping<Recommendation>::Complete(const PartRecord<Recommendation>& record,
                                           v1::Recommendation& message) const {
  if (for_viewer && record.part.is_superseding_one_sensitive) {
    message.clear_superseded_by();
    // Why is of the one in its place.
    for (v1::Recommendation::Transition& transition : *message.mutable_transitions()) {
      if (transition.to_state() == v1::Recommendation::SUPERSEDED) transition.clear_reason();
    }
  }
}

}  // namespace copperplate::governance
