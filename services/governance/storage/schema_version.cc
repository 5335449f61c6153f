#include "services/governance/storage/schema_version.h"

#include "absl/strings/str_cat.h"

namespace copperplate::governance {

postgres::RequiredMigration RequiredMigration() {
  return {.registry = absl::StrCat(kSchema, "_registry"),
          .project = kSchema,
          .change = COPPERPLATE_SCHEMA_CHANGE,  // from the plan, by CMakeLists.txt
          .deploy_command = absl::StrCat("sqitch --chdir services/", kSchema,
                                         "/schema deploy db:pg://", kSchema, "_owner@/<database>")};
}

}  // namespace copperplate::governance
