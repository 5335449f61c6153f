#include "services/indicators/app/peer_figure_line.h"

#include <string>

#include "libs/imports/record.h"
#include "libs/text/string_view.h"
#include "libs/time/civil.h"

namespace copperplate::indicators {
namespace {

struct PeerColumn {
  enum Number : size_t {
    kIndicator,
    kOf,
    kPeriodEnd,
    kNumerator,
    kDenominator,
    kValue,
    kOfKind,
    kIntervalLower,
    kIntervalUpper,
    kDataTo,
  };
};

constexpr csv::Column kPeerColumns[] = {
    {"indicator", true},       {"of", true},       {"period_end", true}, {"numerator", false},
    {"denominator", false},    {"value", false},   {"of_kind", false},   {"interval_lower", false},
    {"interval_upper", false}, {"data_to", false},
};

std::optional<PeerKind> KindOf(absl::string_view text) {
  if (text.empty() || text == "FORCE") return PeerKind::kForce;
  if (text == "REGION") return PeerKind::kRegion;
  if (text == "NATION") return PeerKind::kNation;
  return std::nullopt;
}

std::optional<int32_t> MonthOf(absl::string_view text, absl::string_view field, int64_t line,
                               imports::RowFaults& faults) {
  const auto month = ParseMonth(text);
  if (month.ok()) return MonthNumber(*month);
  faults.Add(line, field, "MONTH_MALFORMED", month.status().message());
  return std::nullopt;
}

}  // namespace

// The fields that several checks look at.
struct PeerFigureLineReader::Line {
  int64_t number;
  absl::string_view of;
  absl::string_view kind;
  std::optional<int32_t> period_end;
};

PeerFigureLineReader::PeerFigureLineReader(const PeerReference& reference, int32_t present_month)
    : present_month_(present_month), header_(kPeerColumns) {
  for (const ImportIndicator& indicator : reference.import.indicators) {
    indicators_.emplace(indicator.definition.id, &indicator);
  }
  for (const std::string& force : reference.forces) forces_.insert(force);
  for (const PeerArea& area : reference.areas) areas_.emplace(area.id, &area);
}

bool PeerFigureLineReader::ReadHeader(const csv::Record& record, imports::RowFaults& faults) {
  return imports::ReadHeader(record, header_, faults);
}

std::optional<PeerFigureImportRow> PeerFigureLineReader::ReadRow(const csv::Record& record,
                                                                 imports::RowFaults& faults) {
  if (!imports::HasFields(record, header_, faults)) return std::nullopt;
  const auto value = [&](PeerColumn::Number column) {
    return header_.Value(record.fields, column);
  };
  Line line;
  line.number = record.line;
  line.of = value(PeerColumn::kOf);
  line.kind = value(PeerColumn::kOfKind);
  line.period_end = MonthOf(value(PeerColumn::kPeriodEnd), "period_end", line.number, faults);

  PeerFigureImportRow row;
  row.line = line.number;
  const auto indicator = indicators_.find(value(PeerColumn::kIndicator));
  if (indicator == indicators_.end()) {
    faults.Add(line.number, "indicator", "INDICATOR_UNKNOWN",
               "must be an indicator of forces/national");
  }
  const bool of_known = FindOf(line, row.figure, faults);
  std::optional<int32_t> data_to;
  if (!value(PeerColumn::kDataTo).empty())
    data_to = MonthOf(value(PeerColumn::kDataTo), "data_to", line.number, faults);
  if (indicator == indicators_.end()) return std::nullopt;
  row.indicator = indicator->second->number;
  const PeerFigureRow texts{.period_end = line.period_end,
                            .numerator = value(PeerColumn::kNumerator),
                            .denominator = value(PeerColumn::kDenominator),
                            .value = value(PeerColumn::kValue),
                            .interval_lower = value(PeerColumn::kIntervalLower),
                            .interval_upper = value(PeerColumn::kIntervalUpper),
                            .data_to = data_to};
  for (const PeerFigureIssue& issue :
       ValidatePeerFigure(indicator->second->definition, texts, present_month_, &row.figure)) {
    faults.Add(line.number, issue.field, issue.reason, issue.description);
  }
  if (!of_known || !line.period_end.has_value()) return std::nullopt;
  return row;
}

bool PeerFigureLineReader::FindOf(const Line& line, PeerFigure& figure,
                                  imports::RowFaults& faults) const {
  const std::optional<PeerKind> kind = KindOf(line.kind);
  if (!kind.has_value()) {
    faults.Add(line.number, "of_kind", "OF_KIND_UNKNOWN", "must be FORCE, REGION or NATION");
    return false;
  }
  figure.kind = *kind;
  figure.of = std::string(line.of);
  if (*kind == PeerKind::kForce) {
    if (forces_.contains(line.of)) return true;
    faults.Add(line.number, "of", "FORCE_UNKNOWN", "must be a force");
    return false;
  }
  const auto area = areas_.find(line.of);
  const AreaKind wanted = *kind == PeerKind::kRegion ? AreaKind::kRegion : AreaKind::kNation;
  if (area == areas_.end() || area->second->kind != wanted) {
    faults.Add(line.number, "of", "AREA_UNKNOWN",
               "must be an area of that kind of forces/national");
    return false;
  }
  const PeerArea& there = *area->second;
  const int32_t month = line.period_end.value_or(there.valid_from);
  if (month < there.valid_from || month > there.valid_to.value_or(month)) {
    faults.Add(line.number, "of", "AREA_NOT_VALID", "must be an area that is valid in the month");
  }
  return true;
}

}  // namespace copperplate::indicators
