#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace copperplate::gateway {

// Which of `offers` (media types such as `text/csv`, the preferred first) an Accept header takes
// best: by its q-values, a named type over a wildcard, then by the order of the offers. -1 where it
// takes none. An empty header takes the first.
int BestOffer(absl::string_view accept, absl::Span<const absl::string_view> offers);

// True where an Accept-Encoding header takes gzip.
bool TakesGzip(absl::string_view accept_encoding);

// The media type of a Content-Type header: lower case, without its parameters. `charset`, if given,
// gets the lower-case charset, or nothing.
std::string MediaType(absl::string_view content_type, std::string* charset = nullptr);

}  // namespace copperplate::gateway
