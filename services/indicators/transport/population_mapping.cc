#include "services/indicators/transport/population_mapping.h"

#include <string>

#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/request.h"

namespace copperplate::indicators {

Population ReadPopulation(absl::string_view force, const v1::Population& message, Faults& faults) {
  Population population;
  if (const auto ids = kAreaName.Match(message.area(), "area", faults); ids.has_value()) {
    const auto& [area_force, area] = *ids;
    if (area_force != force) {
      faults.Add("AREA_NOT_OF_FORCE", "area", "must be an area of the force itself");
    }
    population.area = std::string(area);
  }
  population.year = message.year();
  population.value = message.value();
  AddRuleFaults(Validate(population), {}, faults);
  return population;
}

v1::Population WritePopulation(absl::string_view force, const PopulationRecord& record) {
  const Population& population = record.population;
  v1::Population message;
  message.set_name(kPopulationName.Format(force, PopulationId(population)));
  message.set_area(kAreaName.Format(force, population.area));
  message.set_year(population.year);
  message.set_value(population.value);
  WriteInstant(record.create_time, *message.mutable_create_time());
  return message;
}

}  // namespace copperplate::indicators
