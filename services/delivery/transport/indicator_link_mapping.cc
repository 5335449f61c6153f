#include "services/delivery/transport/indicator_link_mapping.h"

#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "services/delivery/transport/mapping_fields.h"

namespace copperplate::delivery {

v1::IndicatorLink PartMapping<IndicatorLink>::Write(absl::string_view force, absl::string_view plan,
                                                    const PartRecord<IndicatorLink>& record) {
  const IndicatorLink& link = record.part;
  v1::IndicatorLink out;
  out.set_name(NameOf(force, plan, link));
  api::WriteHeader(record.header, out);
  out.set_indicator(link.indicator);
  out.set_from_date(DateText(link.from));
  out.set_to_date(DateText(link.to));
  return out;
}

IndicatorLink PartMapping<IndicatorLink>::Read(absl::string_view force, const PartPath& path,
                                               const v1::IndicatorLink& message, Faults& faults) {
  IndicatorLink link;
  link.action = IdAt(path, 1);
  link.id = IdAt(path, 2);
  link.indicator = IndicatorName(force, message.indicator());
  // The board asks for the dashboard of the force, which has none of forces/national.
  CheckIndicatorName({force}, link.indicator, "indicator", faults);
  link.from = fields::ReadDate(message.from_date(), "from_date", faults);
  link.to = fields::ReadOptionalDate(message.to_date(), "to_date", faults);
  AddFound(Validate(link), {"action"}, faults);
  return link;
}

}  // namespace copperplate::delivery
