#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/testing_postgres/test_database.h"
#include "services/indicators/domain/figure.h"

namespace copperplate::indicators {

// A figure that a test puts into the database without an import.
struct GivenFigure {
  std::string indicator;  // id
  std::string area;       // id
  int32_t month = 0;
  std::string numerator;    // decimal
  std::string denominator;  // decimal; empty: none
  FigureStatus status = FigureStatus::kFinal;
  Qualifier qualifier = Qualifier::kExact;
  std::string breakdown;
};

// Writes them past row-level security as one revision and one batch of this id, as an import would.
// The revision's number.
absl::StatusOr<int64_t> InsertFigures(const testing_postgres::TestDatabase& database,
                                      absl::string_view force, absl::string_view batch,
                                      const std::vector<GivenFigure>& figures);

}  // namespace copperplate::indicators
