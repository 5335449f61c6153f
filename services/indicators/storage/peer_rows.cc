#include "services/indicators/storage/peer_rows.h"

#include <cstdint>
#include <limits>
#include <utility>

#include "absl/strings/str_split.h"
#include "libs/postgres/enumeration.h"
#include "libs/status/status_macros.h"
#include "services/indicators/storage/integer_array.h"
#include "services/indicators/storage/read_columns.h"

namespace copperplate::indicators {
namespace {

using postgres::Row;

constexpr int kFiguresBehindDefinition = 11;

std::optional<int64_t> NumberOrNone(int64_t number) {
  if (number == std::numeric_limits<int64_t>::min()) return std::nullopt;
  return number;
}

}  // namespace

absl::Status ReadPeerFigures(const Row& row, int first, std::vector<PeerFigure>& figures) {
  if (row.IsNull(first)) return absl::OkStatus();
  IntegerArray kinds, ends, lengths, numerators, denominators, values, lowers, uppers, data_to;
  std::vector<std::string> ids;
  ABSL_RETURN_IF_ERROR(ReadFrom(row, first, kinds, ids, ends, lengths, numerators, denominators,
                                values, lowers, uppers, data_to));
  figures.reserve(ids.size());
  for (size_t i = 0; i < ids.size(); ++i) {
    PeerFigure& figure = figures.emplace_back();
    figure.kind = postgres::FromNumber<PeerKind>(kinds.values[i]);
    figure.of = std::move(ids[i]);
    figure.period_end = static_cast<int32_t>(ends.values[i]);
    figure.period_months = static_cast<int>(lengths.values[i]);
    figure.numerator = NumberOrNone(numerators.values[i]);
    figure.denominator = NumberOrNone(denominators.values[i]);
    figure.value = NumberOrNone(values.values[i]);
    figure.interval_lower = NumberOrNone(lowers.values[i]);
    figure.interval_upper = NumberOrNone(uppers.values[i]);
    figure.data_to = static_cast<int32_t>(data_to.values[i]);
  }
  return absl::OkStatus();
}

absl::Status ReadForceTitles(const Row& row, int first, ForceTitles& titles) {
  if (row.IsNull(first)) return absl::OkStatus();
  std::vector<std::string> forces, of_forces;
  ABSL_RETURN_IF_ERROR(ReadFrom(row, first, forces, of_forces));
  for (size_t i = 0; i < forces.size(); ++i) titles[forces[i]] = std::move(of_forces[i]);
  return absl::OkStatus();
}

absl::Status ReadPeerGroups(const Row& row, int first, absl::string_view force,
                            std::vector<PeerGroup>& groups) {
  if (row.IsNull(first)) return absl::OkStatus();
  std::vector<std::string> ids, sources, members;
  IntegerArray valid_from, valid_to, averaging;
  ABSL_RETURN_IF_ERROR(
      ReadFrom(row, first, ids, valid_from, valid_to, averaging, sources, members));
  for (size_t i = 0; i < ids.size(); ++i) {
    PeerGroup& group = groups.emplace_back();
    group.id = std::move(ids[i]);
    group.force = std::string(force);
    group.members = absl::StrSplit(members[i], ',');
    group.averaging = postgres::FromNumber<PeerAveraging>(averaging.values[i]);
    group.source = std::move(sources[i]);
    group.valid_from = static_cast<int32_t>(valid_from.values[i]);
    if (valid_to.values[i] >= 0) group.valid_to = static_cast<int32_t>(valid_to.values[i]);
  }
  return absl::OkStatus();
}

absl::Status ReadPublished(const Row& row, int first, const std::string& indicator,
                           std::optional<PublishedPeers>& published) {
  if (row.IsNull(first)) return absl::OkStatus();
  IndicatorDefinition& definition = published.emplace().definition;
  int measure = 0;
  int frequency = 0;
  int polarity = 0;
  ABSL_RETURN_IF_ERROR(ReadFrom(row, first, definition.title, measure, definition.unit, frequency,
                                polarity, definition.decimals, definition.allows_negative,
                                definition.source_system, definition.caveat, definition.lag_months,
                                published->period_end));
  definition.id = indicator;
  definition.measure = postgres::FromNumber<Measure>(measure);
  definition.frequency = postgres::FromNumber<Frequency>(frequency);
  definition.polarity = postgres::FromNumber<Polarity>(polarity);
  return ReadPeerFigures(row, first + kFiguresBehindDefinition, published->figures);
}

}  // namespace copperplate::indicators
