#include "services/governance/transport/agenda_item_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "services/governance/domain/publicity.h"

namespace copperplate::governance {

static_assert(v1::AgendaItem::NOTE == static_cast<int>(ItemPurpose::kNote) + 1);
static_assert(v1::AgendaItem::Purpose_MAX == static_cast<int>(ItemPurpose::kProcedural) + 1);

v1::AgendaItem PartMapping<AgendaItem>::Write(absl::string_view force, absl::string_view root,
                                              const PartRecord<AgendaItem>& record) {
  const AgendaItem& one = record.part;
  v1::AgendaItem out;
  out.set_name(NameOf(force, root, one));
  api::WriteHeader(record.header, out);
  out.set_number(one.number);
  out.set_order(one.order);
  out.set_title(one.title);
  out.set_purpose(api::ToProto<v1::AgendaItem::Purpose>(one.purpose));
  out.set_report_from(one.report_from);
  out.set_restricted(one.restricted);
  out.set_restriction_reason(one.restriction_reason);
  out.set_significant_public_interest(one.significant_public_interest);
  out.set_urgency_reason(one.urgency_reason);
  if (!one.carried_from.empty()) {
    out.set_carried_from(
        kMeetingName.Format(force, RootPath<MeetingRoot>(root)[0], one.carried_from));
  }
  return out;
}

AgendaItem PartMapping<AgendaItem>::Read(absl::string_view, const PartPath& path,
                                         const v1::AgendaItem& message, Faults& faults) {
  AgendaItem one;
  one.id = path.back();
  one.number = message.number();
  one.order = message.order();
  one.title = message.title();
  one.purpose = api::ReadEnum<ItemPurpose>(message.purpose(), "purpose", faults);
  one.report_from = message.report_from();
  one.restricted = message.restricted();
  one.restriction_reason = message.restriction_reason();
  one.significant_public_interest = message.significant_public_interest();
  one.urgency_reason = message.urgency_reason();
  faults.AddRuleFaults(Validate(one));
  return one;
}

void PartMapping<AgendaItem>::Complete(const PartRecord<AgendaItem>& record,
                                       v1::AgendaItem& out) const {
  if (whole || !record.part.restricted) return;
  const AgendaItem shown = WithoutRestricted(record.part);
  out.set_title(shown.title);
  out.set_report_from(shown.report_from);
  out.set_restriction_reason(shown.restriction_reason);
  out.set_significant_public_interest(shown.significant_public_interest);
  out.set_urgency_reason(shown.urgency_reason);
  if (shown.carried_from.empty()) out.clear_carried_from();
}

}  // namespace copperplate::governance
