#include "services/delivery/transport/activity_mapping.h"

#include <string>

#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "services/delivery/domain/code.h"
#include "services/delivery/transport/mapping_fields.h"

namespace copperplate::delivery {
namespace {

template <class Texts>
void ReadLeads(const Texts& texts, LeadRole role, absl::string_view field, absl::string_view kind,
               const LeadAssignment& first, std::vector<LeadAssignment>& leads, Faults& faults) {
  for (int i = 0; i < texts.size(); ++i) {
    LeadAssignment& lead = leads.emplace_back(first);
    lead.id = absl::StrCat(kind, "-", i + 1);
    lead.role = role;
    lead.person_or_body = texts[i];
    lead.order = i + 1;
    const std::string item = absl::StrCat(field, "[", i, "]");
    for (int j = 0; j < i; ++j) {
      if (texts[j] == texts[i]) faults.Add("DUPLICATE", item, "is there twice");
    }
    Faults of_lead;
    of_lead.AddRuleFaults(Validate(lead), {{"person_or_body", item}});
    AddFound(of_lead, {"id", "action", "activity"}, faults);
  }
}

}  // namespace

v1::Activity PartMapping<Activity>::Write(absl::string_view force, absl::string_view plan,
                                          const PartRecord<Activity>& record) {
  const Activity& activity = record.part;
  v1::Activity out;
  out.set_name(NameOf(force, plan, activity));
  api::WriteHeader(record.header, out);
  out.set_code(activity.code);
  out.set_narrative(activity.narrative);
  out.set_target_date(DateText(activity.target_date));
  out.set_next_review_on(DateText(activity.next_review_on));
  out.set_withdrawn_on(DateText(activity.withdrawn_on));
  out.set_withdrawn_reason(activity.withdrawn_reason);
  out.set_from_date(DateText(activity.from));
  return out;
}

Activity PartMapping<Activity>::Read(absl::string_view, const PartPath& path,
                                     const v1::Activity& message, Faults& faults) {
  Activity activity;
  activity.action = IdAt(path, 1);
  activity.id = CodeId(message.code());
  activity.code = message.code();
  activity.narrative = message.narrative();
  activity.target_date = fields::ReadOptionalDate(message.target_date(), "target_date", faults);
  activity.next_review_on =
      fields::ReadOptionalDate(message.next_review_on(), "next_review_on", faults);
  activity.from = fields::ReadOptionalDate(message.from_date(), "from_date", faults);
  AddFound(Validate(activity), {"action"}, faults);
  return activity;
}

std::vector<LeadAssignment> ReadFirstLeads(const PartPath& path, const v1::Activity& message,
                                           absl::CivilDay from, Faults& faults) {
  LeadAssignment first;
  first.action = IdAt(path, 1);
  first.activity = CodeId(message.code());
  first.from = from;
  std::vector<LeadAssignment> leads;
  ReadLeads(message.opcc_leads(), LeadRole::kOpcc, "opcc_leads", "opcc", first, leads, faults);
  ReadLeads(message.delivery_leads(), LeadRole::kDelivery, "delivery_leads", "delivery", first,
            leads, faults);
  return leads;
}

}  // namespace copperplate::delivery
