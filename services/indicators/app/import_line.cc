#include "services/indicators/app/import_line.h"

#include "libs/imports/record.h"
#include "libs/time/civil.h"
#include "services/indicators/domain/breakdown.h"
#include "services/indicators/domain/measure.h"
#include "services/indicators/domain/names.h"

namespace copperplate::indicators {
namespace {

enum ColumnNumber : size_t {
  kIndicator,
  kArea,
  kMonth,
  kNumerator,
  kDenominator,
  kStatus,
  kQualifier,
  kBreakdown,
  kPeriodMonths,
};

constexpr csv::Column kImportColumns[] = {
    {"indicator", true},  {"area", true},        {"month", true},
    {"numerator", true},  {"denominator", true}, {"status", false},
    {"qualifier", false}, {"breakdown", false},  {"period_months", false},
};

}  // namespace

// The fields that several checks look at.
struct ImportLineReader::Line {
  int64_t number;
  absl::string_view indicator;
  absl::string_view area;
  absl::string_view breakdown;
  std::optional<int32_t> month;
  ObservationRow row;
};

ImportLineReader::ImportLineReader(const ImportReference& reference, int32_t present_month)
    : present_month_(present_month), header_(kImportColumns) {
  for (const ImportIndicator& indicator : reference.indicators) {
    indicators_.emplace(indicator.definition.id, &indicator);
  }
  for (const ImportArea& area : reference.areas) areas_.emplace(area.id, &area);
}

bool ImportLineReader::ReadHeader(const csv::Record& record, imports::RowFaults& faults) {
  return imports::ReadHeader(record, header_, faults);
}

std::optional<ImportRow> ImportLineReader::ReadRow(const csv::Record& record,
                                                   imports::RowFaults& faults) {
  if (!imports::HasFields(record, header_, faults)) return std::nullopt;
  const auto value = [&](ColumnNumber column) { return header_.Value(record.fields, column); };
  Line line;
  line.number = record.line;
  line.indicator = value(kIndicator);
  line.area = value(kArea);
  line.breakdown = value(kBreakdown);
  line.row = {.month = 0,
              .numerator = value(kNumerator),
              .denominator = value(kDenominator),
              .status = value(kStatus),
              .qualifier = value(kQualifier),
              .period_months = value(kPeriodMonths)};
  if (const auto month = ParseMonth(value(kMonth)); month.ok()) {
    line.month = MonthNumber(*month);
  } else {
    faults.Add(line.number, "month", "MONTH_MALFORMED", month.status().message());
  }

  const ImportIndicator* const indicator = FindIndicator(line, faults);
  const ImportArea* const area = FindArea(line, faults);
  const bool breakdown_known = ReadBreakdown(line, faults);
  ImportRow row;
  if (indicator != nullptr) {
    ReadFigure(*indicator, line,
               breakdown_known ? std::optional<absl::string_view>(breakdown_) : std::nullopt, row,
               faults);
  }
  if (indicator == nullptr || area == nullptr || !breakdown_known || !line.month.has_value()) {
    return std::nullopt;
  }
  row.indicator = indicator->number;
  row.area = area->number;
  row.month = *line.month;
  row.breakdown = breakdown_;
  row.line = line.number;
  return row;
}

const ImportIndicator* ImportLineReader::FindIndicator(const Line& line,
                                                       imports::RowFaults& faults) const {
  const auto found = indicators_.find(line.indicator);
  if (found != indicators_.end()) return found->second;
  faults.Add(line.number, "indicator", "INDICATOR_UNKNOWN", "must be an indicator of the force");
  return nullptr;
}

const ImportArea* ImportLineReader::FindArea(const Line& line, imports::RowFaults& faults) const {
  const auto found = areas_.find(line.area);
  if (found == areas_.end()) {
    faults.Add(line.number, "area", "AREA_UNKNOWN", "must be an area of the force");
    return nullptr;
  }
  const ImportArea& area = *found->second;
  if (line.month.has_value() && (*line.month < area.valid_from ||
                                 (area.valid_to.has_value() && *line.month > *area.valid_to))) {
    faults.Add(line.number, "area", "AREA_NOT_VALID", "must be an area that is valid in the month");
  }
  return &area;
}

bool ImportLineReader::ReadBreakdown(const Line& line, imports::RowFaults& faults) {
  const BreakdownFault fault = NormaliseBreakdown(line.breakdown, &breakdown_);
  if (fault == BreakdownFault::kNone) return true;
  faults.Add(line.number, "breakdown", Name(fault), Description(fault));
  return false;
}

void ImportLineReader::ReadFigure(const ImportIndicator& indicator, const Line& line,
                                  std::optional<absl::string_view> breakdown, ImportRow& row,
                                  imports::RowFaults& faults) const {
  const IndicatorDefinition& definition = indicator.definition;
  ObservationRow figures = line.row;
  // What depends on the month is not judged where that is not known.
  figures.month = line.month.value_or(definition.valid_from);
  figures.breakdown = breakdown.value_or("");
  Figure figure;
  for (const FieldIssue& issue :
       ValidateObservation(definition, figures, present_month_, &figure)) {
    const bool of_month = issue.field == ObservationField::kMonth ||
                          issue.fault == ObservationFault::kIndicatorNotValid;
    if (of_month && !line.month.has_value()) continue;
    if (issue.field == ObservationField::kBreakdown && !breakdown.has_value()) continue;
    faults.Add(line.number, Name(issue.field), Name(issue.fault), Description(issue.fault));
  }
  row.numerator = figure.numerator;
  row.denominator = figure.denominator;
  row.status = figure.status;
  row.qualifier = figure.qualifier;
  row.period_months = PeriodMonths(definition.frequency);
}

}  // namespace copperplate::indicators
