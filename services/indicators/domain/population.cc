#include "services/indicators/domain/population.h"

#include "absl/strings/str_cat.h"
#include "libs/fields/id.h"

namespace copperplate::indicators {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;
constexpr int64_t kMostResidents = 1'000'000'000;

}  // namespace

const Population* ChoosePopulation(absl::Span<const Population> populations, int32_t data_month) {
  const Population* chosen = nullptr;
  for (const Population& population : populations) {
    if (population.year > data_month / 12 || population.value <= 0) continue;
    if (chosen == nullptr || population.year > chosen->year) chosen = &population;
  }
  return chosen;
}

std::string PopulationId(const Population& population) {
  return absl::StrCat(population.area, "-", population.year);
}

Faults Validate(const Population& population) {
  Faults faults;
  fields::CheckId(population.area, "area", faults);
  if (population.year < kFirstYear || population.year > kLastYear) {
    faults.Add("NUMBER_OUT_OF_RANGE", "year", "must lie in 1900 to 2199");
  }
  if (population.value < 1 || population.value > kMostResidents) {
    faults.Add("NUMBER_OUT_OF_RANGE", "value", "must lie in 1 to 1000000000");
  }
  return faults;
}

}  // namespace copperplate::indicators
