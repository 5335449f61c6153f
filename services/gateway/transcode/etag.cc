#include "services/gateway/transcode/etag.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "libs/digest/sha256.h"
#include "libs/status/error.h"

namespace copperplate::gateway {
namespace {

constexpr absl::string_view kCsv = "-csv";

// Of the digest of a reply, behind a dot that no service's etag has.
constexpr size_t kDigestBytes = 8;

// Without the digest of a reply.
absl::string_view WithoutDigest(absl::string_view etag) {
  const size_t dot = etag.rfind('.');
  if (dot == absl::string_view::npos || dot == 0) return etag;
  const absl::string_view digest = etag.substr(dot + 1);
  const bool is_digest = digest.size() == 2 * kDigestBytes &&
                         std::all_of(digest.begin(), digest.end(),
                                     [](unsigned char c) { return absl::ascii_isxdigit(c); });
  return is_digest ? etag.substr(0, dot) : etag;
}

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

std::string ReplyEtag(absl::string_view etag, absl::string_view wire) {
  if (etag.empty()) return "";
  const Sha256Digest digest = Sha256(wire);
  return absl::StrCat(etag, ".", absl::BytesToHexString(AsBytes(digest).substr(0, kDigestBytes)));
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
  return std::string(WithoutDigest(etag));
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
