#include "services/indicators/domain/dashboard_row.h"

#include <algorithm>

#include "services/indicators/domain/chart_verdict.h"
#include "services/indicators/domain/judge.h"
#include "services/indicators/domain/period.h"

namespace copperplate::indicators {
namespace {

// The columns that a row of this indicator can have.
ColumnSet ApplicableColumns(const IndicatorDefinition& definition) {
  if (definition.frequency == Frequency::kMonthly) return definition.columns;
  constexpr ColumnSet kOfLongPeriods = {Column::kCurrent, Column::kMinus1, Column::kMinus2,
                                        Column::kMinus3, Column::kBenchmark};
  return ColumnSet::FromBits(definition.columns.bits() & kOfLongPeriods.bits());
}

// What was printed of the columns that this row can be held against.
std::vector<PrintedCell> Comparable(const RowInput& input) {
  const bool own_profile = input.profile.name == input.definition.rule_profile;
  std::vector<PrintedCell> printed;
  for (const PrintedCell& cell : input.printed) {
    if (own_profile || !IsVerdict(cell.column)) printed.push_back(cell);
  }
  return printed;
}

class RowMaker {
 public:
  RowMaker(const RowInput& input, const CellMaker& cells, int32_t data_month, DashboardRow& row)
      : input_(input),
        cells_(cells),
        columns_(ApplicableColumns(input.definition)),
        data_month_(data_month),
        row_(row) {}

  void Make() {
    MakeMonths();
    if (input_.definition.frequency == Frequency::kMonthly) {
      MakeWindows();
    } else {
      JudgeLongPeriod();
    }
    if (columns_.Has(Column::kPeers)) row_.peers.assign(input_.peers.begin(), input_.peers.end());
  }

 private:
  // Puts a cell where it is shown, and has it count towards the row's flags.
  void Show(Column column, const Cell& cell) {
    if (!columns_.Has(column)) return;
    row_.values[static_cast<size_t>(column)] = cell;
    Note(cell);
  }
  void Note(const Cell& cell) { row_.provisional = row_.provisional || cell.provisional; }

  Verdict JudgeIfShown(Column column, Comparison comparison, const Cell& subject,
                       const Cell& reference) {
    if (!columns_.Has(column)) return NotApplicable(input_.profile);
    Note(subject);
    Note(reference);
    const TestControl control = input_.control.Of(static_cast<size_t>(comparison));
    const Method method = input_.profile.rule(comparison, input_.definition.measure).method;
    if (!IsChart(method)) {
      return Judge(cells_, input_.profile, comparison, subject, reference, control, input_.detail);
    }
    Verdict verdict = Chart().Judge(input_.profile, comparison, method, input_.detail);
    AddSignificance(cells_, {subject, reference}, control, input_.detail, verdict);
    return verdict;
  }

  // Drawn once, and only where a verdict asks for it.
  const RowChart& Chart() {
    if (chart_.has_value()) return *chart_;
    chart_.emplace(cells_, input_.annotations, data_month_);
    row_.chart_months = chart_->MonthsBehind();
    row_.chart_qualifiers = chart_->qualifiers();
    row_.provisional = row_.provisional || chart_->provisional();
    return *chart_;
  }

  void MakeMonths() {
    for (int32_t years = 0; years <= 3; ++years) {
      Cell cell = cells_.Value(Period{data_month_, data_month_}.YearsBefore(years));
      if (years == 0) current_ = cell;
      if (years == 1) year_before_ = cell;
      cell.period.first -= row_.period_months - 1;
      Show(static_cast<Column>(static_cast<int32_t>(Column::kCurrent) + years), cell);
    }
  }

  void MakeWindows() {
    const Period to_date = YearToDate(data_month_);
    const Period baseline_year = BaselineYear(input_.definition, data_month_);
    const Cell rolling = cells_.Value(Rolling12(data_month_));
    const Cell baseline = cells_.Value(baseline_year);
    Show(Column::kFytd, cells_.Value(to_date));
    Show(Column::kFytd1, cells_.Value(to_date.YearsBefore(1)));
    Show(Column::kRolling12, rolling);
    Show(Column::kBaseline, baseline);
    if (columns_.Has(Column::kV1Yr)) row_.average_1yr = cells_.Average(baseline_year, false);
    if (columns_.Has(Column::kV3Yr)) {
      row_.average_3yr = cells_.Average(ThreeYearsTo(baseline_year), true);
    }
    row_.v_1yr =
        JudgeIfShown(Column::kV1Yr, Comparison::kOneYearAverage, current_, row_.average_1yr);
    row_.v_3yr =
        JudgeIfShown(Column::kV3Yr, Comparison::kThreeYearAverage, current_, row_.average_3yr);
    row_.benchmark = JudgeIfShown(Column::kBenchmark, Comparison::kBenchmark, rolling, baseline);
    if (columns_.Has(Column::kChange)) {
      row_.change = ComputeChange(cells_, current_, rolling, data_month_);
    }
  }

  void JudgeLongPeriod() {
    row_.v_1yr = NotApplicable(input_.profile);
    row_.v_3yr = NotApplicable(input_.profile);
    row_.benchmark =
        JudgeIfShown(Column::kBenchmark, Comparison::kBenchmark, current_, year_before_);
    // Figures stand at the last month of their period; what is shown is the whole of it.
    if (IsChart(row_.benchmark.method)) return;  // its periods are whole
    for (VerdictInput* input : {&row_.benchmark.subject, &row_.benchmark.reference}) {
      if (!input->text.empty()) input->period.first -= row_.period_months - 1;
    }
  }

  const RowInput& input_;
  const CellMaker& cells_;
  const ColumnSet columns_;
  const int32_t data_month_;
  DashboardRow& row_;
  Cell current_;
  Cell year_before_;
  std::optional<RowChart> chart_;
};

}  // namespace

const PrintedCell* DashboardRow::printed(Column column) const {
  const auto found =
      std::find_if(as_printed.begin(), as_printed.end(),
                   [column](const PrintedCell& cell) { return cell.column == column; });
  return found == as_printed.end() ? nullptr : &*found;
}

uint8_t DashboardRow::qualifiers() const {
  uint8_t all = average_1yr.qualifiers | average_3yr.qualifiers | chart_qualifiers;
  for (const Cell& cell : values) all |= cell.qualifiers;
  return all;
}

Period DashboardRow::MonthsBehind() const {
  Period months{data_month, data_month};
  const auto reach = [&months](const Cell& cell) {
    if (cell.absence != AbsenceReason::kNotApplicable) {
      months.first = std::min(months.first, cell.period.first);
    }
  };
  for (const Cell& cell : values) reach(cell);
  reach(average_1yr);
  reach(average_3yr);
  if (chart_months.months() > 0) months.first = std::min(months.first, chart_months.first);
  if (change.has_value()) months.first = std::min(months.first, ChangeWindow(data_month).first);
  return months;
}

DashboardRow ComputeDashboardRow(const RowInput& input) {
  DashboardRow row;
  row.indicator = input.definition.id;
  row.month_asked = input.month_asked;
  row.period_months = PeriodMonths(input.definition.frequency);
  row.data_month = input.data_month.has_value()
                       ? *input.data_month
                       : DataMonth(input.definition, input.series, input.month_asked);
  row.restated = input.restated;
  row.as_printed = Comparable(input);
  std::optional<int64_t> residents;
  if (input.definition.measure == Measure::kRate) {
    if (const Population* chosen = ChoosePopulation(input.populations, row.data_month)) {
      row.population_year = chosen->year;
      residents = chosen->value;
    }
  }
  const CellMaker cells(input.definition, input.series, residents, input.notes);
  RowMaker(input, cells, row.data_month, row).Make();
  row.breaks = BreaksWithin(input.annotations, row.MonthsBehind());
  return row;
}

}  // namespace copperplate::indicators
