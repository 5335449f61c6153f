#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "services/gateway/http/exchange.h"

namespace copperplate::gateway {

// What the connection decides about a reply.
struct ReplyFraming {
  bool http10 = false;   // the request's version
  bool close = false;    // the connection ends with this reply
  bool chunked = false;  // the length is not known
  std::optional<uint64_t> content_length = std::nullopt;
};

// `Not Found`; empty for a status this gateway never sends.
absl::string_view ReasonPhrase(int http_status);

// The reply's status line and fields, with the empty line.
std::string FormatReplyHead(const HttpReply& reply, const ReplyFraming& framing);

// True where `value` may stand in a header field: no control characters.
bool IsFieldValue(absl::string_view value);

}  // namespace copperplate::gateway
