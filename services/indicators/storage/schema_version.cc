#include "services/indicators/storage/schema_version.h"

namespace copperplate::indicators {

postgres::RequiredMigration RequiredMigration() {
  return {
      .registry = "indicators_registry",
      .project = "indicators",
      .change = COPPERPLATE_SCHEMA_CHANGE,  // from the plan, by CMakeLists.txt
      .deploy_command =
          "sqitch --chdir services/indicators/schema deploy db:pg://indicators_owner@/<database>"};
}

}  // namespace copperplate::indicators
