#pragma once

#include <map>
#include <string>
#include <vector>

#include "libs/change_postgres/run_change.h"
#include "services/volunteers/app/ports/equality_register.h"

namespace copperplate::volunteers {

// On PostgreSQL: what persons declared is in a schema of its own, which the runtime role comes to
// through two functions of its owner's alone.
class EqualityRegisterStorage final : public EqualityRegister {
 public:
  explicit EqualityRegisterStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<EqualityDefinitions> ReadDefinitions(const RequestContext& context) override;
  absl::Status Declare(const RequestContext& context, const std::string& volunteer,
                       const std::vector<EqualityDeclaration>& declarations) override;
  absl::StatusOr<std::map<std::string, int64_t>> Count(
      const RequestContext& context, absl::string_view characteristic,
      const std::vector<std::string>& volunteers) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::volunteers
