// The demonstration data (deploy/demonstration) as the API takes it, and the page it reconstructs.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "copperplate/indicators/v1/area.pb.h"
#include "copperplate/indicators/v1/dashboard_service.pb.h"
#include "copperplate/indicators/v1/indicator.pb.h"

namespace copperplate::indicators {

inline constexpr char kDemonstrationForce[] = "cambridgeshire";

// Each with its id; parents first.
absl::StatusOr<std::vector<std::pair<std::string, v1::Area>>> DemonstrationAreas();
absl::StatusOr<std::vector<std::pair<std::string, v1::Indicator>>> DemonstrationIndicators();
absl::StatusOr<v1::ImportPrintedCellsRequest> DemonstrationPrintedCells();
// The CSV that generate.py writes, for an import.
absl::StatusOr<std::string> DemonstrationFigures();

// The lines of a CSV file, cut at every comma.
absl::StatusOr<std::vector<std::vector<std::string>>> DemonstrationTable(const std::string& path);

}  // namespace copperplate::indicators
