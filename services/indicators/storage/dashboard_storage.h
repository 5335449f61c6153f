#pragma once

#include "absl/status/statusor.h"
#include "libs/postgres/pool.h"
#include "services/indicators/app/ports/dashboard_reader.h"

namespace copperplate::indicators {

class DashboardStorage final : public DashboardReader {
 public:
  explicit DashboardStorage(postgres::Pool& pool) : pool_(pool) {}

  absl::StatusOr<DashboardFigures> Read(const RequestContext& context,
                                        const DashboardQuery& query) override;
  absl::StatusOr<std::optional<int32_t>> LatestMonth(const RequestContext& context,
                                                     absl::string_view area,
                                                     absl::string_view indicator,
                                                     std::optional<absl::Time> known_at) override;
  absl::StatusOr<std::vector<std::string>> Themes(const RequestContext& context,
                                                  int64_t revision) override;

 private:
  postgres::Pool& pool_;
};

}  // namespace copperplate::indicators
