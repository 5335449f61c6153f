#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/gateway/backend/call.h"
#include "services/gateway/http/exchange.h"
#include "services/gateway/proxy/options.h"
#include "services/gateway/routes/route.h"

namespace copperplate::gateway {

// The caller's X-Request-Id where it is fit to be one (1 to 128 letters, digits, `.`, `_`, `-`),
// else a new one, 32 hexadecimal digits.
std::string RequestIdOf(const RequestHead* head);

// `5S`, `250m`: up to eight digits and H, M, S, m (milliseconds), u or n, as gRPC writes it.
std::optional<absl::Duration> ParseGrpcTimeout(absl::string_view text);

// True for a traceparent of W3C Trace Context, version 00.
bool IsTraceparent(absl::string_view text);

// What goes with the call: method, deadline (Grpc-Timeout, else the policy's limit, else the
// default; a stream has none of its own), and the metadata passed on: authorization, x-request-id,
// traceparent. INVALID_ARGUMENT (HEADER_MALFORMED) for a Grpc-Timeout or Authorization that cannot
// be passed on.
absl::StatusOr<CallSetup> CallSetupOf(const Route& route, const RequestHead& head,
                                      const std::string& request_id, const ProxyOptions& options,
                                      absl::Time now);

}  // namespace copperplate::gateway
