// Header values: the first line is an Accept, the second an If-Match or If-None-Match, the third a
// Content-Type. An offer taken is one there is; an ETag found is one that the text spells.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/gateway/transcode/accept.h"
#include "services/gateway/transcode/etag.h"
#include "tests/fuzz/property.h"

namespace copperplate::gateway {
namespace {

using fuzz::Require;

void CheckAccept(absl::string_view accept) {
  const std::array<absl::string_view, 3> offers = {"application/json", "text/csv",
                                                   "application/x-ndjson"};
  const int best = BestOffer(accept, offers);
  Require(best >= -1 && best < 3);
  if (absl::StripAsciiWhitespace(accept).empty()) Require(best == 0);
  // Case does not matter, nor whether a type that nobody offers is named too.
  Require(BestOffer(absl::AsciiStrToUpper(accept), offers) == best);
  if (!absl::StripAsciiWhitespace(accept).empty()) {
    Require(BestOffer(absl::StrCat(accept, ",image/png"), offers) == best);
  }
  // What is taken among all is taken among itself and another.
  for (const absl::string_view other : offers) {
    if (best < 0) {
      Require(BestOffer(accept, {other}) == -1);
    } else if (other != offers[best]) {
      Require(BestOffer(accept, {offers[best], other}) == 0);
    }
  }
  TakesGzip(accept);
  Require(TakesGzip(absl::StrCat("gzip,", accept)));
  Require(!TakesGzip(absl::StrCat("gzip;q=0,", accept)));
}

// If-None-Match.
bool Names(absl::string_view header, absl::string_view etag) {
  return FindNoneMatch(header, etag) != NoneMatch::kNo;
}

// The mark of a table's ETag is no part of the field's text, so what ends in it is not given back.
constexpr absl::string_view kTableMark = "-csv";

void CheckEtag(absl::string_view header) {
  if (absl::StrContains(header, kTableMark)) return;
  const auto etag = ParseIfMatch(header);
  if (etag.ok()) {
    Require(!etag->empty() && !absl::StrContains(*etag, "\""));
    Require(absl::StrContains(header, absl::StrCat("\"", *etag, "\"")));
    Require(Names(header, *etag));
    Require(Names(absl::StrCat("\"other\" , ", header), *etag));
    Require(!Names(header, absl::StrCat(*etag, "x")));
    const std::string printed = FormatEtag(*etag, absl::StartsWith(header, "W/"));
    if (!printed.empty()) Require(ParseIfMatch(printed).value() == *etag);
    const std::string table = FormatEtag(CsvEtag(*etag), false);
    if (!table.empty()) Require(ParseIfMatch(table).value() == *etag);
  }
  for (const bool weak : {false, true}) {
    const std::string printed = FormatEtag(header, weak);
    const bool fine = !header.empty() && std::all_of(header.begin(), header.end(), [](char c) {
      return absl::ascii_isgraph(static_cast<unsigned char>(c)) && c != '"';
    });
    Require(printed.empty() != fine);
    if (!fine) continue;
    Require(ParseIfMatch(printed).value() == header);
    Require(Names(printed, header));
  }
}

void CheckMediaType(absl::string_view content_type) {
  std::string charset;
  const std::string type = MediaType(content_type, &charset);
  Require(type == absl::AsciiStrToLower(type) && !absl::StrContains(type, ";"));
  Require(charset == absl::AsciiStrToLower(charset));
  Require(MediaType(type) == type);
}

}  // namespace
}  // namespace copperplate::gateway

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::vector<absl::string_view> lines =
      absl::StrSplit(copperplate::fuzz::Text(data, size), absl::MaxSplits('\n', 2));
  copperplate::gateway::CheckAccept(lines[0]);
  if (lines.size() > 1) copperplate::gateway::CheckEtag(lines[1]);
  if (lines.size() > 2) copperplate::gateway::CheckMediaType(lines[2]);
  return 0;
}
