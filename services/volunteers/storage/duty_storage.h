#pragma once

#include <vector>

#include "libs/change_postgres/run_change.h"
#include "services/volunteers/app/ports/duty_repository.h"

namespace copperplate::volunteers {

// Duties on PostgreSQL. Thread-safe.
class DutyStorage final : public DutyRepository {
 public:
  explicit DutyStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<DutyRecord> Get(const RequestContext& context, const DutyPath& path,
                                 int32_t edition) override;
  absl::StatusOr<Page<DutyRecord>> List(const RequestContext& context,
                                        const DutyQuery& query) override;
  absl::StatusOr<DutyContent> ReadContent(const RequestContext& context,
                                          const DutyPath& path) override;
  absl::StatusOr<RecordedDuty> Record(const RequestContext& context, const Duty& duty,
                                      const Printer<DutyRecord>& print) override;
  absl::StatusOr<std::optional<Changed<std::vector<DutyRecord>>>> RecordAll(
      const RequestContext& context, const std::vector<Duty>& duties,
      const DutiesPrinter& print) override;
  absl::StatusOr<std::vector<size_t>> FindSourceIdsTaken(const RequestContext& context,
                                                         const std::vector<Duty>& duties) override;
  absl::StatusOr<std::vector<DutyPath>> FindOverlapping(const RequestContext& context,
                                                        const Duty& duty) override;
  absl::StatusOr<Changed<DutyRecord>> Change(const RequestContext& context,
                                             const DutyChange& change) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::volunteers
