#include "services/gateway/transcode/etag.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "libs/status/error.h"

namespace copperplate::gateway {
namespace {

constexpr absl::string_view kCsv = "-csv";

// Takes `W/"abc"` off the front of a list; false where that does not begin with an etag.
bool TakeEtag(absl::string_view& list, absl::string_view& etag, bool& weak) {
  list = absl::StripLeadingAsciiWhitespace(list);
  weak = absl::ConsumePrefix(&list, "W/");
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

std::string CsvEtag(absl::string_view etag) { return etag.empty() ? "" : absl::StrCat(etag, kCsv); }

absl::StatusOr<std::string> ParseIfMatch(absl::string_view header) {
  absl::string_view list = header;
  absl::string_view etag;
  bool weak;
  if (!TakeEtag(list, etag, weak) || !list.empty() || etag.empty()) {
    return Error(absl::StatusCode::kInvalidArgument, "IF_MATCH",
                 "If-Match must be the one ETag that came with the resource, in its quotes")
        .Build();
  }
  if (etag.size() > kCsv.size()) absl::ConsumeSuffix(&etag, kCsv);
  return std::string(etag);
}

NoneMatch FindNoneMatch(absl::string_view header, absl::string_view etag) {
  if (absl::StripAsciiWhitespace(header) == "*") return NoneMatch::kWeak;
  absl::string_view candidate;
  bool weak;
  while (TakeEtag(header, candidate, weak)) {
    if (candidate == etag) return weak ? NoneMatch::kWeak : NoneMatch::kStrong;
    if (!absl::ConsumePrefix(&header, ",")) break;
  }
  return NoneMatch::kNo;
}

}  // namespace copperplate::gateway
