#include "services/delivery/storage/activity_storage.h"

#include <string>
#include <utility>

#include "libs/change/decided.h"
#include "libs/change_postgres/change_set.h"
#include "libs/status/status_macros.h"
#include "services/delivery/storage/part_rows.h"
#include "services/delivery/storage/plan_changes.h"
#include "services/delivery/storage/plan_content_rows.h"
#include "services/delivery/storage/plan_rows.h"
#include "services/delivery/storage/text_link_changes.h"

namespace copperplate::delivery {

using change_postgres::ChangeSet;
using postgres::Lease;
using postgres::Row;
using postgres::Rows;
using postgres::Transaction;

absl::StatusOr<std::vector<PartRecord<LeadAssignment>>> ActivityStorage::LeadsBelow(
    const RequestContext& context, const PartPath& above, bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const Rows rows, lease.Query(kLeadsBelow, context.force, above, sensitive));
  std::vector<PartRecord<LeadAssignment>> leads;
  leads.reserve(static_cast<size_t>(rows.size()));
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(leads.emplace_back(), PartRows<LeadAssignment>::Read(row));
  }
  return leads;
}

absl::StatusOr<Changed<LedActivity>> ActivityStorage::Create(const RequestContext& context,
                                                             const ActivityCreation& creation) {
  const std::string& force = context.force;
  const std::string& plan = creation.path.front();
  const auto lock = [&](Transaction& transaction) { return LockPlan(transaction, force, plan); };
  const PartRecord<Activity>* activity = nullptr;
  std::vector<const PartRecord<LeadAssignment>*> leads;
  const auto result = [&] {
    LedActivity led{*activity, {}};
    led.leads.reserve(leads.size());
    for (const PartRecord<LeadAssignment>* const lead : leads) led.leads.push_back(*lead);
    return led;
  };
  // That of an activity may tell of its leads.
  const auto image = [&](const PartRecord<Activity>&) { return creation.print.image(result()); };
  const auto decide = [&](Transaction& transaction, ChangeSet& changes) -> absl::Status {
    ABSL_ASSIGN_OR_RETURN(PlanContent content, ReadPlanContent(transaction, force, plan));
    ABSL_ASSIGN_OR_RETURN(LedActivity led, creation.decide(content));
    activity = &AddPart<Activity>(force, plan, Created(std::move(led.activity)), image, changes);
    leads.clear();
    for (PartRecord<LeadAssignment>& lead : led.leads) {
      leads.push_back(&AddPart<LeadAssignment>(force, plan, Created(std::move(lead)),
                                               creation.lead_image, changes));
    }
    return AddLinks(transaction, force, plan, LinksAfter(content, activity->part), link_image_,
                    changes);
  };
  const auto stamp = [&](Transaction& transaction) {
    return StampChangeOfPlan(transaction, force, plan);
  };
  return change_postgres::ChangeAll<LedActivity>(parts_, context, lock,
                                                 {.mode = creation.mode,
                                                  .decide = decide,
                                                  .stamp = stamp,
                                                  .result = result,
                                                  .reply = creation.print.reply});
}

}  // namespace copperplate::delivery
