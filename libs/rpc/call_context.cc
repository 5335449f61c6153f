#include "libs/rpc/call_context.h"

#include <grpcpp/server_context.h>

namespace copperplate::rpc {

bool CallContext::IsCancelled() const {
  return cancelled.load(std::memory_order_relaxed) ||
         (transport != nullptr && transport->IsCancelled());
}

}  // namespace copperplate::rpc
