#include "services/governance/transport/history_mapping.h"

namespace copperplate::governance {

void WriteDueRevision(const DueRevision& revision, v1::DueRevision& out) {
  out.set_on(FormatDate(revision.on));
  out.set_due(FormatDate(revision.due));
  out.set_reason(revision.reason);
  out.set_approved_by(revision.approved_by);
  out.set_recorded_by(revision.recorded_by);
  api::WriteInstant(revision.recorded_at, *out.mutable_record_time());
}

void WriteEvidence(const Evidence& evidence, v1::Evidence& out) {
  out.set_description(evidence.description);
  out.set_reference(evidence.reference);
  out.set_on(FormatDate(evidence.on));
  out.set_added_by(evidence.added_by);
  api::WriteInstant(evidence.recorded_at, *out.mutable_record_time());
}

}  // namespace copperplate::governance
