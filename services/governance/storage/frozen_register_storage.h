#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "libs/change_postgres/run_change.h"
#include "services/governance/app/ports/pack_registers.h"

namespace copperplate::governance {

// What was frozen for packs, on PostgreSQL.
class FrozenRegisterStorage final : public FrozenRegisterReader {
 public:
  // What `parts` refers to outlives it.
  explicit FrozenRegisterStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<FrozenRegisters> Read(const RequestContext& context,
                                       const Meeting& meeting) override;
  absl::Status RecordRead(const RequestContext& context, const SensitiveReads& reads) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::governance
