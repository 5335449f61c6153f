#pragma once

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "libs/api/request_id.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/rpc/call_context.h"
#include "libs/status/faults.h"

namespace copperplate::handler {

// The call as use cases and ports know it, without idempotency.
RequestContext ContextOf(const rpc::CallContext& call);

// The context of a write that may be sent again: with the idempotency that `request` asks for by
// its `request_id`, if it does. Fault: REQUEST_ID_INVALID.
template <class Request>
RequestContext WriteContextOf(const rpc::CallContext& call, const Request& request,
                              Faults& faults) {
  RequestContext context = ContextOf(call);
  if (request.request_id().empty()) return context;
  absl::StatusOr<std::string> id = api::ParseRequestId(request.request_id());
  faults.AddStatus(id.status());
  if (id.ok()) context.idempotency = Idempotency{*std::move(id), api::RequestHash(request)};
  return context;
}

// What `request` asks for by its `validate_only`.
template <class Request>
WriteMode ModeOf(const Request& request) {
  return request.validate_only() ? WriteMode::kValidateOnly : WriteMode::kWrite;
}

}  // namespace copperplate::handler
