#pragma once

#include <optional>

#include "absl/status/status.h"
#include "services/gateway/http/exchange.h"
#include "services/gateway/proxy/site.h"
#include "services/gateway/proxy/stream_exchange.h"
#include "services/gateway/proxy/unary_exchange.h"

namespace copperplate::gateway {

struct RequestRefusal {
  int http_status;
  absl::Status error;
  HeaderFields fields;
};

// Why a request cannot go to its route, by its head alone: a body of a type the route does not take
// (415) or where it takes none (400), a form of reply it does not have (406), HEAD of a stream
// (405), If-Match where nothing can be compared (400).
std::optional<RequestRefusal> CheckRequest(const Endpoint& endpoint, const RequestHead& head);

// The form of reply the request asks for, after CheckRequest().
ReplyForm ReplyFormOf(const Endpoint& endpoint, const RequestHead& head);
StreamForm StreamFormOf(const Endpoint& endpoint, const RequestHead& head);

}  // namespace copperplate::gateway
