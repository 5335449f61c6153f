#include "services/indicators/transport/harm_weight_mapping.h"

#include <string>

#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/names.h"
#include "services/indicators/domain/observation.h"

namespace copperplate::indicators {
namespace {

constexpr size_t kLongestWeightSource = 500;

void ReadWeight(const std::string& text, HarmWeight& weight, Faults& faults) {
  const DecimalFault fault = ParseMillionths(text, &weight.weight);
  if (fault == DecimalFault::kNone) return;
  if (fault == DecimalFault::kMissing) {
    faults.Add("FIELD_REQUIRED", "weight", "must be given");
  } else {
    faults.Add(Name(FaultOf(fault)), "weight", Description(FaultOf(fault)));
  }
}

}  // namespace

HarmWeight ReadHarmWeight(absl::string_view id, const v1::HarmWeight& message, Faults& faults) {
  HarmWeight weight;
  weight.id = std::string(id);
  weight.category = message.category();
  weight.first_month = fields::ReadMonth(message.from_month(), "from_month", faults);
  weight.last = fields::ReadOptionalMonth(message.to_month(), "to_month", faults);
  ReadWeight(message.weight(), weight, faults);
  weight.source = fields::ReadLine(message.source(), "source", faults, kLongestWeightSource);
  faults.AddRuleFaults(Validate(weight));
  return weight;
}

v1::HarmWeight ToProto(absl::string_view force, const HarmWeightRecord& record) {
  const HarmWeight& weight = record.weight;
  v1::HarmWeight message;
  message.set_name(kHarmWeightName.Format(force, weight.id));
  api::WriteHeader(record.header, message);
  message.set_category(weight.category);
  message.set_from_month(FormatMonth(weight.first_month));
  if (weight.last.has_value()) message.set_to_month(FormatMonth(*weight.last));
  message.set_weight(FormatMillionths(weight.weight));
  message.set_source(weight.source);
  message.set_author(weight.author);
  return message;
}

}  // namespace copperplate::indicators
