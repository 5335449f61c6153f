#include "services/indicators/transport/population_mapping.h"

#include <string>

#include "absl/strings/numbers.h"
#include "libs/api/instant.h"
#include "libs/resource/pattern.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/reference.h"

namespace copperplate::indicators {

Population ReadPopulation(absl::string_view force, const v1::Population& message, Faults& faults) {
  Population population;
  population.area = ReadReference(kAreaName, force, message.area(), "area", faults);
  population.year = message.year();
  population.value = message.value();
  faults.AddRuleFaults(Validate(population));
  return population;
}

PopulationPosition ReadPopulationName(absl::string_view name, Faults& faults) {
  constexpr size_t kYear = 5;  // `-2017`, behind an id that may by itself be as long as one is
  const size_t end = name.size() < kYear ? 0 : name.size() - kYear;
  PopulationPosition key;
  resource::Pattern<"forces/{force}/populations/{area}">::Ids ids;
  if (name.substr(end, 1) == "-" && absl::SimpleAtoi(name.substr(end + 1), &key.year) &&
      key.year >= 1000 &&
      resource::Pattern<"forces/{force}/populations/{area}">().Matches(name.substr(0, end), ids)) {
    key.area = std::string(ids[1]);
    return key;
  }
  faults.Add(resource::kNameReason, "name",
             "must be of the form forces/{force}/populations/{area}-{year}");
  return key;
}

v1::Population WritePopulation(absl::string_view force, const PopulationRecord& record) {
  const Population& population = record.population;
  v1::Population message;
  message.set_name(kPopulationName.Format(force, PopulationId(population)));
  message.set_area(kAreaName.Format(force, population.area));
  message.set_year(population.year);
  message.set_value(population.value);
  if (record.create_time.has_value()) {
    api::WriteInstant(*record.create_time, *message.mutable_create_time());
  }
  return message;
}

}  // namespace copperplate::indicators
