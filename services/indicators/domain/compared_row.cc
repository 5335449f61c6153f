#include "services/indicators/domain/compared_row.h"

#include <algorithm>
#include <optional>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "libs/time/civil.h"
#include "services/indicators/domain/chart_verdict.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/names.h"

namespace copperplate::indicators {
namespace {

using Batches = absl::Span<const MonthBatch>;

std::string Printed(const DashboardRow& row, Column column) {
  const PrintedCell* const printed = row.printed(column);
  return printed == nullptr ? "" : absl::StrCat(" printed ", printed->text, ": ", printed->reason);
}

// Two parts, of a figure as of a side of a verdict.
std::string Parts(absl::int128 numerator, const std::optional<absl::int128>& denominator) {
  return absl::StrCat(FormatMillionths(numerator), "/",
                      denominator ? FormatMillionths(*denominator) : "");
}

ComparedCell FromValue(const DashboardRow& row, Column column, Batches batches) {
  const Cell& cell = row.value(column);
  ComparedCell compared;
  compared.column = column;
  compared.text = cell.text;
  compared.detail = absl::StrCat(
      Name(cell.absence), " ", Parts(cell.numerator, cell.denominator), " ", cell.months_present,
      cell.provisional ? " provisional" : "", " without ", absl::StrJoin(cell.missing_areas, ","),
      cell.missing_parts.empty() ? ""
                                 : absl::StrCat(" nor ", absl::StrJoin(cell.missing_parts, ",")),
      Printed(row, column));
  compared.batches = BatchesBehind(batches, cell.period);
  return compared;
}

std::string Number(const std::optional<double>& value) {
  return value.has_value() ? absl::StrFormat("%.17g", *value) : "";
}

std::string DetailOf(const Verdict& verdict) {
  const std::optional<Interval>& interval = verdict.interval;
  return absl::StrCat(
      verdict.profile, "/", verdict.profile_version, " ", Name(verdict.method), " ",
      Name(verdict.reason), " ", Parts(verdict.subject.numerator, verdict.subject.denominator),
      " against ", Parts(verdict.reference.numerator, verdict.reference.denominator), " z ",
      Number(verdict.statistic), " p ", Number(verdict.p), " in ",
      interval ? Number(interval->lower) : "", " to ", interval ? Number(interval->upper) : "",
      " significant ", verdict.significant ? absl::StrCat(*verdict.significant) : "", ": ",
      verdict.sentence);
}

// A chart stands on its months, or where there is none on those it would have had, and what profile
// `significance` says beside it on the two sides that other profiles compare.
std::vector<Period> MonthsOfChart(const IndicatorDefinition& definition, const DashboardRow& row,
                                  Column column) {
  const int32_t month = row.data_month;
  std::vector<Period> periods = {row.chart_months};
  if (row.chart_months.months() == 0) periods = {{month - kMonthsOfRowChart + 1, month}};
  if (column == Column::kV1Yr) periods.push_back(row.average_1yr.period);
  if (column == Column::kV3Yr) periods.push_back(row.average_3yr.period);
  if (column != Column::kBenchmark) return periods;
  if (definition.frequency == Frequency::kMonthly) {
    periods.push_back(Rolling12(month));
    periods.push_back(BaselineYear(definition, month));
  } else {
    periods.push_back(Period{month, month}.YearsBefore(1));
  }
  return periods;
}

ComparedCell FromVerdict(const IndicatorDefinition& definition, const DashboardRow& row,
                         Column column, const Verdict& verdict, Batches batches) {
  ComparedCell compared;
  compared.column = column;
  compared.text = std::string(PrintedVerdict(verdict));
  compared.detail = absl::StrCat(DetailOf(verdict), Printed(row, column));
  std::vector<Period> behind = {verdict.reference.period};
  if (IsChart(verdict.method)) behind = MonthsOfChart(definition, row, column);
  behind.push_back(verdict.subject.period);
  std::set<int64_t> all;
  for (const Period& period : behind) {
    for (const int64_t batch : BatchesBehind(batches, period)) all.insert(batch);
  }
  compared.batches.assign(all.begin(), all.end());
  return compared;
}

ComparedCell FromPeers(const std::vector<PeerVerdict>& peers) {
  ComparedCell compared;
  compared.column = Column::kPeers;
  for (const PeerVerdict& peer : peers) {
    absl::StrAppend(&compared.text, compared.text.empty() ? "" : ", ", Name(peer.comparator), " ",
                    Name(peer.word));
    absl::StrAppend(&compared.detail, peer.text, "/", Number(peer.value), "/",
                    peer.data_to.value_or(0), "/", Name(peer.origin), "/", Name(peer.reason), "/",
                    peer.sentence, " ");
  }
  if (peers.empty()) compared.text = "-";
  return compared;
}

ComparedCell FromChange(const std::optional<Change>& change, const Period& behind,
                        Batches batches) {
  ComparedCell compared;
  compared.column = Column::kChange;
  if (!change.has_value()) {
    compared.text = "-";
    return compared;
  }
  for (const Delta* delta : {&change->previous_month, &change->year, &change->rolling}) {
    absl::StrAppend(&compared.text, compared.text.empty() ? "" : ", ", delta->absolute);
    absl::StrAppend(&compared.detail, Number(delta->absolute_value), " ", delta->percent, "% ",
                    Name(delta->absence), " ");
  }
  absl::StrAppend(&compared.detail, Name(change->direction), " ", change->run_months, " of ",
                  change->window_first.value_or(0));
  for (const std::optional<Extreme>& extreme : {change->highest, change->lowest}) {
    absl::StrAppend(&compared.detail, " ", extreme ? extreme->since.value_or(1) : 0);
  }
  compared.batches = BatchesBehind(batches, behind);
  return compared;
}

std::string YesNo(bool value) { return value ? "true" : "false"; }

// `2016-04 counting rules`.
std::string BreaksText(const std::vector<Annotation>& breaks) {
  return absl::StrJoin(breaks, "; ", [](std::string* out, const Annotation& crossed) {
    absl::StrAppend(out, FormatMonth(crossed.first_month), " ", crossed.reason);
    if (!crossed.adjusted_indicator.empty()) {
      absl::StrAppend(out, " (adjusted: ", crossed.adjusted_indicator, ")");
    }
  });
}

std::vector<ComparedField> FieldsOf(const IndicatorDefinition& definition,
                                    const DashboardRow& row) {
  return {{"title", definition.title},
          {"theme", definition.theme},
          {"themeHeading", definition.theme_heading},
          {"measure", std::string(Name(definition.measure))},
          {"unit", definition.unit},
          {"decimals", absl::StrCat(definition.decimals)},
          {"polarity", std::string(Name(definition.polarity))},
          {"caveat", definition.caveat},
          {"dataMonth", FormatMonth(row.data_month)},
          {"provisional", YesNo(row.provisional)},
          {"restated", YesNo(row.restated)},
          {"populationYear", row.population_year ? absl::StrCat(*row.population_year) : ""},
          {"qualifiers", absl::StrJoin(QualifierNames(row.qualifiers()), ",")},
          {"seriesBreaks", BreaksText(row.breaks)}};
}

}  // namespace

std::vector<int64_t> BatchesBehind(absl::Span<const MonthBatch> batches, const Period& period) {
  std::vector<int64_t> behind;
  for (const MonthBatch& one : batches) {
    if (period.Contains(one.month)) behind.push_back(one.batch);
  }
  std::sort(behind.begin(), behind.end());
  behind.erase(std::unique(behind.begin(), behind.end()), behind.end());
  return behind;
}

ComparedRow ForComparison(const IndicatorDefinition& definition, const DashboardRow& row,
                          absl::Span<const MonthBatch> batches) {
  ComparedRow compared;
  compared.indicator = row.indicator;
  for (size_t i = 0; i < kValueColumns; ++i) {
    compared.cells.push_back(FromValue(row, static_cast<Column>(i), batches));
  }
  compared.cells.push_back(FromVerdict(definition, row, Column::kV1Yr, row.v_1yr, batches));
  compared.cells.push_back(FromVerdict(definition, row, Column::kV3Yr, row.v_3yr, batches));
  compared.cells.push_back(
      FromVerdict(definition, row, Column::kBenchmark, row.benchmark, batches));
  compared.cells.push_back(FromPeers(row.peers));
  compared.cells.push_back(FromChange(row.change, ChangeWindow(row.data_month), batches));
  compared.fields = FieldsOf(definition, row);
  return compared;
}

}  // namespace copperplate::indicators
