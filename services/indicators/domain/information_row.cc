#include "services/indicators/domain/information_row.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "services/indicators/domain/period_words.h"

namespace copperplate::indicators {
namespace {

// What is known, a sentence each; the last without its full stop, as the sheet prints it.
std::string InWords(std::vector<std::string> texts, const std::optional<int32_t>& data_to) {
  if (data_to.has_value()) texts.push_back(absl::StrCat("Data to ", MonthInWords(*data_to)));
  std::vector<std::string> said;
  for (const std::string& text : texts) {
    if (!text.empty()) said.emplace_back(absl::StripSuffix(text, "."));
  }
  return absl::StrJoin(said, ". ");
}

}  // namespace

InformationRow DescribeData(const IndicatorDefinition& definition,
                            absl::Span<const SeriesPoint> series, int32_t month,
                            absl::Span<const PeerVerdict> peers) {
  InformationRow row;
  for (const SeriesPoint& point : series) {
    if (point.month <= month) row.data_to = point.month;
  }
  for (const PeerVerdict& peer : peers) {
    row.peers.push_back({peer.comparator, peer.data_to});
    row.peer_data_to = std::max(row.peer_data_to, peer.data_to);
  }
  row.data_used = InWords({definition.source_system, definition.collection_method}, row.data_to);
  row.peer_data_used = InWords({definition.peer_source}, row.peer_data_to);
  if (row.peer_data_used.empty()) row.peer_data_used = "n/a";
  return row;
}

}  // namespace copperplate::indicators
