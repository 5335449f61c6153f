#include "services/gateway/transcode/etag.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "libs/status/error.h"

namespace copperplate::gateway {
namespace {

// Takes `W/"abc"` off the front of a list; false where that does not begin with an etag.
bool TakeEtag(absl::string_view& list, absl::string_view& etag) {
  list = absl::StripLeadingAsciiWhitespace(list);
  absl::ConsumePrefix(&list, "W/");
  if (!absl::ConsumePrefix(&list, "\"")) return false;
  const size_t end = list.find('"');
  if (end == absl::string_view::npos) return false;
  etag = list.substr(0, end);
  list = absl::StripLeadingAsciiWhitespace(list.substr(end + 1));
  return true;
}

}  // namespace

std::string FormatEtag(absl::string_view etag, bool weak) {
  if (etag.empty()) return "";
  for (const char c : etag) {
    if (c == '"' || !absl::ascii_isgraph(static_cast<unsigned char>(c))) return "";
  }
  return absl::StrCat(weak ? "W/\"" : "\"", etag, "\"");
}

absl::StatusOr<std::string> ParseIfMatch(absl::string_view header) {
  absl::string_view list = header;
  absl::string_view etag;
  if (!TakeEtag(list, etag) || !list.empty() || etag.empty()) {
    return Error(absl::StatusCode::kInvalidArgument, "IF_MATCH",
                 "If-Match must be the one ETag that came with the resource, in its quotes")
        .Build();
  }
  return std::string(etag);
}

bool NoneMatch(absl::string_view header, absl::string_view etag) {
  if (absl::StripAsciiWhitespace(header) == "*") return true;
  absl::string_view candidate;
  while (TakeEtag(header, candidate)) {
    if (candidate == etag) return true;
    if (!absl::ConsumePrefix(&header, ",")) break;
  }
  return false;
}

}  // namespace copperplate::gateway
