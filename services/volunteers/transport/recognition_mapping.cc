#include "services/volunteers/transport/recognition_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {

static_assert(v1::Recognition::LONG_SERVICE == static_cast<int>(RecognitionType::kLongService) + 1);
static_assert(v1::Recognition::Type_MAX == kRecognitionTypes);

v1::Recognition PartMapping<Recognition>::Write(absl::string_view force, absl::string_view,
                                                const PartRecord<Recognition>& record) {
  const Recognition& recognition = record.part;
  v1::Recognition out;
  out.set_name(kRecognitionName.Format(force, recognition.volunteer, recognition.id));
  api::WriteHeader(record.header, out);
  out.set_type(api::ToProto<v1::Recognition::Type>(recognition.type));
  if (recognition.years.has_value()) out.set_years(*recognition.years);
  out.set_awarded_on(DateText(recognition.awarded_on));
  out.set_citation(recognition.citation);
  out.set_external(recognition.external);
  return out;
}

Recognition PartMapping<Recognition>::Read(absl::string_view, const PartPath& path,
                                           const v1::Recognition& message, Faults& faults) const {
  Recognition recognition;
  recognition.volunteer = path.front();
  recognition.id = path.back();
  fields::CheckId(recognition.id, "id", faults);
  recognition.type = api::ReadEnum<RecognitionType>(message.type(), "type", faults);
  if (message.has_years()) recognition.years = message.years();
  recognition.awarded_on = fields::ReadDate(message.awarded_on(), "awarded_on", faults);
  recognition.citation = message.citation();
  recognition.external = message.external();
  faults.AddRuleFaults(CheckRecognitionFields(recognition, today));
  return recognition;
}

}  // namespace copperplate::volunteers
