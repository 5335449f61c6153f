#include "services/delivery/transport/milestone_mapping.h"

#include "libs/api/header.h"
#include "libs/api/instant.h"
#include "libs/fields/civil.h"
#include "services/delivery/transport/mapping_fields.h"

namespace copperplate::delivery {

v1::Milestone PartMapping<Milestone>::Write(absl::string_view force, absl::string_view plan,
                                            const PartRecord<Milestone>& record) {
  const Milestone& milestone = record.part;
  v1::Milestone out;
  out.set_name(NameOf(force, plan, milestone));
  api::WriteHeader(record.header, out);
  out.set_title(milestone.title);
  out.set_original_due(DateText(milestone.original_due));
  out.set_current_due(DateText(milestone.current_due));
  for (const DueRevision& revision : milestone.revisions) {
    v1::Milestone::DueRevision& to = *out.add_revisions();
    to.set_due(DateText(revision.to));
    to.set_reason(revision.reason);
    to.set_author(revision.revised_by);
    api::WriteInstant(revision.revised_at, *to.mutable_revise_time());
    to.set_revised_on(DateText(revision.on));
  }
  out.set_revision_count(out.revisions_size());
  out.set_slippage_days(static_cast<int32_t>(milestone.current_due - milestone.original_due));
  out.set_met_on(DateText(milestone.met_on));
  out.set_met_known_on(DateText(milestone.met_known_on));
  out.set_from_date(DateText(milestone.from));
  for (const MilestoneReopening& reopening : milestone.reopenings) {
    v1::Milestone::Reopening& to = *out.add_reopenings();
    to.set_met_on(DateText(reopening.met_on));
    to.set_met_known_on(DateText(reopening.met_known_on));
    to.set_reopened_on(DateText(reopening.on));
    to.set_reason(reopening.reason);
    to.set_author(reopening.reopened_by);
    api::WriteInstant(reopening.reopened_at, *to.mutable_reopen_time());
  }
  return out;
}

Milestone PartMapping<Milestone>::Read(absl::string_view, const PartPath& path,
                                       const v1::Milestone& message, Faults& faults) {
  Milestone milestone;
  milestone.action = IdAt(path, 1);
  milestone.activity = IdAt(path, 2);
  milestone.id = IdAt(path, 3);
  milestone.title = message.title();
  milestone.original_due = fields::ReadDate(message.original_due(), "original_due", faults);
  milestone.current_due = milestone.original_due;
  milestone.from = fields::ReadOptionalDate(message.from_date(), "from_date", faults);
  AddFound(Validate(milestone), {"action", "activity"}, faults);
  return milestone;
}

}  // namespace copperplate::delivery
