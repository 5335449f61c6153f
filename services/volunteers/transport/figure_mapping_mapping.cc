#include "services/volunteers/transport/figure_mapping_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/id.h"
#include "libs/resource/reference.h"

namespace copperplate::volunteers {

static_assert(v1::FigureMapping::HOURS == static_cast<int>(FeedFigure::kHours) + 1);
static_assert(v1::FigureMapping::Figure_MAX == v1::FigureMapping::HOURS);

v1::FigureMapping PartMapping<FigureMapping>::Write(absl::string_view force, absl::string_view,
                                                    const PartRecord<FigureMapping>& record) {
  const FigureMapping& mapping = record.part;
  v1::FigureMapping out;
  out.set_name(kFigureMappingName.Format(force, mapping.id));
  api::WriteHeader(record.header, out);
  out.set_kind(api::ToProto<v1::Role::Kind>(mapping.kind));
  out.set_figure(api::ToProto<v1::FigureMapping::Figure>(mapping.figure));
  out.set_indicator(kIndicatorName.Format(force, mapping.indicator));
  return out;
}

FigureMapping PartMapping<FigureMapping>::Read(absl::string_view force, const PartPath& path,
                                               const v1::FigureMapping& message, Faults& faults) {
  FigureMapping mapping;
  mapping.id = path.back();
  fields::CheckId(mapping.id, "id", faults);
  mapping.kind = api::ReadEnum<Kind>(message.kind(), "kind", faults);
  mapping.figure = api::ReadEnum<FeedFigure>(message.figure(), "figure", faults);
  mapping.indicator =
      resource::ReadReference(kIndicatorName, force, message.indicator(), "indicator", faults);
  return mapping;
}

}  // namespace copperplate::volunteers
