#include "libs/rpc/call_context.h"

#include <grpcpp/server_context.h>

namespace copperplate::rpc {

bool CallContext::IsCancelled() const {
  return cancelled.load(std::memory_order_relaxed) ||
         (transport != nullptr && transport->IsCancelled());
}

std::vector<std::pair<std::string, std::string>> CallContext::PassedOn() const {
  std::vector<std::pair<std::string, std::string>> passed_on = {
      {"x-request-id", call_id}, {"traceparent", trace.Traceparent()}};
  if (transport == nullptr) return passed_on;
  // One, or the call would not have been let in.
  const auto token = transport->client_metadata().find("authorization");
  if (token != transport->client_metadata().end()) {
    passed_on.emplace_back("authorization",
                           std::string(token->second.data(), token->second.size()));
  }
  return passed_on;
}

}  // namespace copperplate::rpc
