#include "libs/handler/context.h"

#include <optional>

namespace copperplate::handler {

RequestContext ContextOf(const rpc::CallContext& call) {
  return {.force = call.force,
          .caller = std::string(call.caller()),
          .call_id = call.call_id,
          .deadline = call.deadline,
          .call = &call,
          .idempotency = std::nullopt};
}

}  // namespace copperplate::handler
