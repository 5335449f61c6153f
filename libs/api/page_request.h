#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "libs/api/page_size.h"
#include "libs/api/page_token.h"
#include "libs/status/faults.h"

namespace copperplate::api {

// What a list request says of paging (AIP-158). `Key` is where a page ends: int64_t and std::string
// in the order of the list.
template <class... Key>
struct PageRequest {
  int limit = 0;
  std::optional<std::tuple<Key...>> after;  // nothing: the first page
  PageBinding binding;

  // The token of the page behind the row of this key.
  std::string NextToken(const Key&... last) const { return EncodePageToken(binding, last...); }
};

// Faults PAGE_SIZE_INVALID, PAGE_TOKEN_INVALID.
template <class... Key, class Request>
PageRequest<Key...> ReadPageRequest(const Request& request, Faults& faults) {
  PageRequest<Key...> page;
  page.limit = ReadPageSize(request.page_size(), faults);
  page.binding = BindPage(request);
  auto after = DecodePageToken<Key...>(request.page_token(), page.binding);
  faults.AddStatus(after.status());
  if (after.ok()) page.after = *std::move(after);
  return page;
}

}  // namespace copperplate::api
