#include "libs/handler/sees_sensitive.h"

namespace copperplate::handler {

bool SeesSensitive(const rpc::CallContext& call) {
  return call.principal->HasRole(call.force, "analyst") ||
         call.principal->HasRole(call.force, "publisher") ||
         call.principal->HasRole(call.force, "admin");
}

}  // namespace copperplate::handler
