#include "services/gateway/proxy/call_terms.h"

#include <algorithm>

#include "absl/random/random.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "libs/client/call.h"
#include "libs/status/error.h"

namespace copperplate::gateway {
namespace {

bool IsRequestId(absl::string_view text) {
  return !text.empty() && text.size() <= 128 && std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isalnum(c) || c == '.' || c == '_' || c == '-';
  });
}

absl::Status Malformed(absl::string_view field, absl::string_view what) {
  return Error(absl::StatusCode::kInvalidArgument, "HEADER_MALFORMED",
               absl::StrCat(field, " ", what))
      .Metadata("header", field)
      .Build();
}

absl::StatusOr<absl::Time> DeadlineOf(const Route& route, const RequestHead& head,
                                      const ProxyOptions& options, absl::Time now) {
  const absl::Duration policy = absl::Seconds(route.max_seconds);
  if (head.Has("Grpc-Timeout")) {
    const auto timeout = ParseGrpcTimeout(head.Field("Grpc-Timeout"));
    if (!timeout.has_value())
      return Malformed("Grpc-Timeout", "must be digits and a unit: 5S, 250m");
    return now + std::min(*timeout, std::max(options.max_deadline, policy));
  }
  if (route.max_seconds > 0) return now + policy;
  if (route.method->server_streaming()) return absl::InfiniteFuture();
  return now + options.default_deadline;
}

}  // namespace

std::string RequestIdOf(const RequestHead* head) {
  if (head != nullptr && IsRequestId(head->Field("X-Request-Id"))) {
    return std::string(head->Field("X-Request-Id"));
  }
  thread_local absl::BitGen random;
  return absl::StrCat(absl::Hex(absl::Uniform<uint64_t>(random), absl::kZeroPad16),
                      absl::Hex(absl::Uniform<uint64_t>(random), absl::kZeroPad16));
}

std::optional<absl::Duration> ParseGrpcTimeout(absl::string_view text) {
  if (text.size() < 2 || text.size() > 9) return std::nullopt;
  const absl::string_view digits = text.substr(0, text.size() - 1);
  int64_t count;
  if (!std::all_of(digits.begin(), digits.end(), absl::ascii_isdigit) ||
      !absl::SimpleAtoi(digits, &count)) {
    return std::nullopt;
  }
  switch (text.back()) {
    case 'H':
      return absl::Hours(count);
    case 'M':
      return absl::Minutes(count);
    case 'S':
      return absl::Seconds(count);
    case 'm':
      return absl::Milliseconds(count);
    case 'u':
      return absl::Microseconds(count);
    case 'n':
      return absl::Nanoseconds(count);
    default:
      return std::nullopt;
  }
}

bool IsTraceparent(absl::string_view text) {
  static constexpr absl::string_view kForm =
      "00-hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh-hhhhhhhhhhhhhhhh-hh";
  if (text.size() != kForm.size()) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool hex = absl::ascii_isdigit(text[i]) || (text[i] >= 'a' && text[i] <= 'f');
    if (kForm[i] == 'h' ? !hex : text[i] != kForm[i]) return false;
  }
  const auto zero = [&](size_t at, size_t size) {
    return text.substr(at, size).find_first_not_of('0') == absl::string_view::npos;
  };
  return !zero(3, 32) && !zero(36, 16);
}

absl::StatusOr<CallSetup> CallSetupOf(const Route& route, const RequestHead& head,
                                      const std::string& request_id, const ProxyOptions& options,
                                      absl::Time now) {
  CallSetup setup;
  setup.rpc_path = route.rpc_path;
  auto deadline = DeadlineOf(route, head, options, now);
  if (!deadline.ok()) return deadline.status();
  setup.deadline = *deadline;
  if (const absl::string_view authorization = head.Field("Authorization"); !authorization.empty()) {
    if (!client::IsMetadataValue(authorization))
      return Malformed("Authorization", "must be plain text");
    setup.metadata.emplace_back("authorization", std::string(authorization));
  }
  setup.metadata.emplace_back("x-request-id", request_id);
  if (const absl::string_view trace = head.Field("Traceparent"); IsTraceparent(trace)) {
    setup.metadata.emplace_back("traceparent", std::string(trace));
  }
  return setup;
}

}  // namespace copperplate::gateway
