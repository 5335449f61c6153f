#pragma once

#include <utility>

#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "libs/status/error.h"
#include "services/governance/app/ports/schema_history_reader.h"
#include "services/governance/storage/schema_version.h"

namespace copperplate::governance {

// A history that never changes. Thread-safe.
class FakeSchemaHistory final : public SchemaHistoryReader {
 public:
  explicit FakeSchemaHistory(SchemaHistory history) : history_(std::move(history)) {}

  // Of a database that this binary's last change is the newest of.
  static FakeSchemaHistory Current() {
    const std::string required = RequiredMigration().change;
    const absl::Time start = absl::UnixEpoch();
    return FakeSchemaHistory({.deployed = {{"schema", start}, {required, start + absl::Minutes(1)}},
                              .required = required});
  }

  absl::StatusOr<SchemaHistory> Read(const RequestContext& context) override {
    if (context.deadline <= absl::Now()) {
      return Error(absl::StatusCode::kDeadlineExceeded, "DATABASE_DEADLINE", "too late").Build();
    }
    return history_;
  }

 private:
  const SchemaHistory history_;
};

}  // namespace copperplate::governance
