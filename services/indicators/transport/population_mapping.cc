#include "services/indicators/transport/population_mapping.h"

#include <string>

#include "libs/api/instant.h"
#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {

Population ReadPopulation(absl::string_view force, const v1::Population& message, Faults& faults) {
  Population population;
  population.area = kAreaName.IdOfForce(force, message.area(), "area", faults);
  population.year = message.year();
  population.value = message.value();
  faults.AddRuleFaults(Validate(population));
  return population;
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
