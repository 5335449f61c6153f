// The demonstration data (deploy/demonstration) as the API takes it, and the page it reconstructs.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "copperplate/indicators/v1/area.pb.h"
#include "copperplate/indicators/v1/dashboard_service.pb.h"
#include "copperplate/indicators/v1/indicator.pb.h"
#include "services/indicators/storage/testing/insert_figures.h"

namespace copperplate::indicators {

inline constexpr char kDemonstrationForce[] = "cambridgeshire";

// Each with its id; parents first.
absl::StatusOr<std::vector<std::pair<std::string, v1::Area>>> DemonstrationAreas();
absl::StatusOr<std::vector<std::pair<std::string, v1::Indicator>>> DemonstrationIndicators();
absl::StatusOr<v1::ImportPrintedCellsRequest> DemonstrationPrintedCells();
// What generate.py writes.
absl::StatusOr<std::vector<GivenFigure>> DemonstrationFigures();

// The lines of a CSV file without quoted fields, below `deploy/demonstration`.
absl::StatusOr<std::vector<std::vector<std::string>>> DemonstrationTable(const std::string& path);

}  // namespace copperplate::indicators
