#include "services/delivery/transport/plan_link_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/api/record_image.h"
#include "services/delivery/transport/mapping_fields.h"
#include "services/delivery/transport/plan_link_image.h"

namespace copperplate::delivery {

static_assert(v1::PlanLink::SEE_ALSO == static_cast<int>(LinkKind::kSeeAlso) + 1);
static_assert(v1::PlanLink::Kind_MAX == static_cast<int>(LinkKind::kDepends) + 1);

v1::PlanLink PartMapping<PlanLink>::Write(absl::string_view force, absl::string_view plan,
                                          const PartRecord<PlanLink>& record) {
  const PlanLink& link = record.part;
  v1::PlanLink out;
  out.set_name(NameOf(force, plan, link));
  api::WriteHeader(record.header, out);
  out.set_from_code(link.from_code);
  out.set_to_code(link.to_code);
  out.set_to_text(link.to_text);
  out.set_kind(api::ToProto<v1::PlanLink::Kind>(link.kind));
  out.set_resolved(link.resolved());
  out.set_parsed(link.parsed);
  return out;
}

PlanLink PartMapping<PlanLink>::Read(absl::string_view, const PartPath& path,
                                     const v1::PlanLink& message, Faults& faults) {
  PlanLink link;
  link.id = IdAt(path, 1);
  link.from_code = message.from_code();
  link.to_code = message.to_code();
  link.to_text = message.to_text();
  link.kind = api::ReadEnum<LinkKind>(message.kind(), "kind", faults);
  AddFound(Validate(link), {}, faults);
  return link;
}

RecordImage LinkImage(absl::string_view force, absl::string_view plan,
                      const PartRecord<PlanLink>& record) {
  return api::ImageOf(PartMapping<PlanLink>::Write(force, plan, record));
}

}  // namespace copperplate::delivery
