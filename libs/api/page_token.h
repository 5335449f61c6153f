// Page tokens (AIP-158): where the next page begins, as the keyset of the last row sent.
//
//   const api::PageBinding binding = api::BindPage(request);
//   const auto after =
//       api::DecodePageToken<std::string, int64_t>(request.page_token(), binding);
//   if (!after.ok()) return after.status();
//   ... where *after has a value, the rows beyond std::get<0>(**after), std::get<1>(**after) ...
//   response.set_next_page_token(api::EncodePageToken(binding, last.title, last.row));
//
// A token is URL-safe base64 of a version, a checksum and the values. The checksum (SHA-256, cut to
// 8 bytes) covers the other arguments of the request too, so a token that was altered, cut off or
// brought to another method, force or filter is refused. It has no key, on purpose: a token carries
// no authority. The force and the filters come from the request and are authorised on each page,
// the values only say where to go on within them, so one made by hand shows nothing that a first
// page would not lead to; and replicas need no shared secret, whose rotation would break every
// reader half-way. The values are therefore input: bind them as parameters, never write them into
// SQL.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/digest/sha256.h"

namespace google::protobuf {
class Message;
}

namespace copperplate::api {

// What a token is bound to: the request's type and every argument but `page_token` and `page_size`
// (a caller may change the size from page to page).
struct PageBinding {
  Sha256Digest arguments{};
};

PageBinding BindPage(const google::protobuf::Message& request);

using PageValue = std::variant<int64_t, std::string>;

// The token for the page after the row whose keyset is `values`.
std::string EncodePageValues(const PageBinding& binding, absl::Span<const PageValue> values);

// The values, or INVALID_ARGUMENT with reason PAGE_TOKEN_INVALID.
absl::StatusOr<std::vector<PageValue>> DecodePageValues(absl::string_view token,
                                                        const PageBinding& binding);
absl::Status PageTokenError();

// Each value is an int64_t or a std::string.
template <typename... Value>
std::string EncodePageToken(const PageBinding& binding, const Value&... value) {
  const std::array<PageValue, sizeof...(Value)> values = {PageValue(value)...};
  return EncodePageValues(binding, values);
}

// Nothing for an empty token (the first page); the keyset to go on after; or INVALID_ARGUMENT with
// reason PAGE_TOKEN_INVALID, also where the values are not of these types.
template <typename... Value>
absl::StatusOr<std::optional<std::tuple<Value...>>> DecodePageToken(absl::string_view token,
                                                                    const PageBinding& binding) {
  using Keyset = std::tuple<Value...>;
  if (token.empty()) return std::optional<Keyset>();
  auto values = DecodePageValues(token, binding);
  if (!values.ok()) return values.status();
  return [&]<size_t... kAt>(std::index_sequence<kAt...>)->absl::StatusOr<std::optional<Keyset>> {
    if (values->size() != sizeof...(Value) ||
        !(std::holds_alternative<Value>((*values)[kAt]) && ...)) {
      return PageTokenError();
    }
    return std::optional<Keyset>(std::in_place, std::get<Value>(std::move((*values)[kAt]))...);
  }
  (std::index_sequence_for<Value...>());
}

}  // namespace copperplate::api
