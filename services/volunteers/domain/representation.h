// How the volunteers compare with the people they serve.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "libs/rational/rational.h"

namespace copperplate::volunteers {

// A figure to compare with. What it counts is part of it: the 9.7% of the delivery plan (BME) and
// the 18.6% of the plan (not white British) are of different definitions and are never mixed.
struct EqualityBenchmark {
  std::string characteristic;
  std::string category;
  std::string definition;
  Rational percent;
  std::string source;
  int year = 0;
};

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
