// How the volunteers compare with the people they serve.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/rational/rational.h"
#include "libs/status/faults.h"
#include "services/volunteers/domain/equality.h"

namespace copperplate::volunteers {

// A figure to compare with. What it counts is part of it: the 9.7% of the delivery plan (BME) and
// the 18.6% of the plan (not white British) are of different definitions and are never mixed.
struct EqualityBenchmark {
  std::string characteristic;  // id
  std::string category;        // one of its values
  std::string definition;
  int64_t thousandths = 0;  // of a percent: 9700 is 9.7%
  std::string source;
  int32_t year = 0;  // that it is of
  std::string id = {};

  Rational percent() const { return Rational::Of(thousandths, 1000); }
};

// `9.7` as thousandths; nothing where it is no percentage from 0 to 100 of at most three decimals.
std::optional<int64_t> ParsePercent(absl::string_view text);
// The shortest text of it.
std::string PercentDigits(int64_t thousandths);

// The faults of `benchmark` beside what else the force has: EQUALITY_CHARACTERISTIC_UNKNOWN of
// `characteristic`, EQUALITY_VALUE_UNKNOWN of `category`; BENCHMARK_EXISTS_FOR_YEAR of `year` where
// another one is of all that and of the definition.
void CheckBenchmark(const EqualityBenchmark& benchmark,
                    absl::Span<const EqualityCharacteristic> characteristics,
                    absl::Span<const EqualityBenchmark> others, Faults& faults);

// The one to compare with in `year`: of the definition by which the characteristic's values are
// counted, the newest of then or before. Null where there is none.
const EqualityBenchmark* FindBenchmark(absl::Span<const EqualityBenchmark> benchmarks,
                                       const EqualityCharacteristic& characteristic,
                                       absl::string_view category, int64_t year);

// Those of one kind in one category. Who preferred not to say and who was not asked have stated
// nothing; a declaration is voluntary.
struct CategoryCount {
  std::string characteristic;
  std::string category;
  std::string definition;  // by which they were counted
  int64_t in_category = 0;
  int64_t stated = 0;  // in any category
  int64_t everyone = 0;
};

// Rounded as far as suppression.h asks, so that no count can be told from it.
struct Representation {
  std::optional<int64_t> share_percent;        // of those who stated, a whole number
  std::optional<std::string> ratio;            // share by benchmark, one decimal: `0.3`
  std::optional<int64_t> stated_rate_percent;  // of everyone, a whole number
};

// `share_percent` and `ratio` are nothing where fewer than 23 stated anything or 1 to 4 are in the
// category; `stated_rate_percent` where there are fewer than 23 people or 1 to 4 of them stated
// nothing; `ratio` too where the benchmark is 0. INVALID_ARGUMENT: BENCHMARK_DIFFERS where it is of
// another characteristic, category or definition than what was counted.
absl::StatusOr<Representation> RepresentationOf(const CategoryCount& count,
                                                const EqualityBenchmark& benchmark);

}  // namespace copperplate::volunteers
