#include "services/governance/transport/about_handlers.h"

#include "libs/handler/context.h"
#include "libs/status/status_macros.h"
#include "services/governance/app/read_about.h"
#include "services/governance/transport/about_mapping.h"

namespace copperplate::governance {

absl::StatusOr<v1::About> AboutHandlers::GetAbout(const rpc::CallContext& call,
                                                  const v1::GetAboutRequest&) const {
  ABSL_ASSIGN_OR_RETURN(const About about,
                        ReadAbout(ports_.schema_history, handler::ContextOf(call)));
  return WriteAbout(about);
}

}  // namespace copperplate::governance
