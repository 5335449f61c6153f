#include "services/volunteers/transport/about_handlers.h"

#include "libs/handler/context.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/read_about.h"
#include "services/volunteers/transport/about_mapping.h"

namespace copperplate::volunteers {

absl::StatusOr<v1::About> AboutHandlers::GetAbout(const rpc::CallContext& call,
                                                  const v1::GetAboutRequest&) const {
  ABSL_ASSIGN_OR_RETURN(const About about,
                        ReadAbout(ports_.schema_history, handler::ContextOf(call)));
  return WriteAbout(about);
}

}  // namespace copperplate::volunteers
