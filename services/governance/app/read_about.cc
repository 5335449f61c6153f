#include "services/governance/app/read_about.h"

#include "libs/status/status_macros.h"

namespace copperplate::governance {

absl::StatusOr<About> ReadAbout(SchemaHistoryReader& reader, const RequestContext& context) {
  ABSL_ASSIGN_OR_RETURN(const SchemaHistory history, reader.Read(context));
  About about{.newest = std::nullopt, .schema_state = StateOf(history)};
  if (!history.deployed.empty()) about.newest = history.deployed.back();
  return about;
}

}  // namespace copperplate::governance
