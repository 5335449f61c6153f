// For tests of use cases: a reader that gives what it was made with, whatever is asked.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/indicators/app/ports/dashboard_reader.h"

namespace copperplate::indicators {

class GivenReader final : public DashboardReader {
 public:
  explicit GivenReader(DashboardFigures figures, std::optional<int32_t> latest = std::nullopt)
      : figures_(std::move(figures)), latest_(latest) {}

  absl::StatusOr<std::optional<int32_t>> LatestMonth(
      const RequestContext& /*context*/, absl::string_view /*area*/,
      absl::string_view /*indicator*/, std::optional<absl::Time> /*known_at*/) override {
    return latest_;
  }
  absl::StatusOr<DashboardFigures> Read(const RequestContext& /*context*/,
                                        const DashboardQuery& /*query*/) override {
    return figures_;
  }
  absl::StatusOr<std::vector<std::string>> Themes(const RequestContext& /*context*/,
                                                  int64_t /*revision*/) override {
    return std::vector<std::string>();
  }

 private:
  const DashboardFigures figures_;
  const std::optional<int32_t> latest_;
};

}  // namespace copperplate::indicators
