#include "services/governance/storage/settings_rows.h"

#include "libs/status/status_macros.h"

namespace copperplate::governance {

absl::StatusOr<SettingsRoot::Content> RootRows<SettingsRoot>::ReadContent(
    postgres::Transaction& transaction, absl::string_view force, const PartPath&) {
  SettingsRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(content.settings,
                        PartRows<GovernanceSettings>::All(transaction, force, ""));
  return content;
}

}  // namespace copperplate::governance
