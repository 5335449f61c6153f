#include "services/indicators/app/canonical_dashboard.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "libs/canonical_json/canonical_json.h"
#include "libs/time/civil.h"
#include "services/indicators/app/missing_part.h"
#include "services/indicators/app/ports/annotation_names.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/names.h"

namespace copperplate::indicators {
namespace {

std::string Shortest(double value) {
  char text[32];
  const auto [end, error] = std::to_chars(text, text + sizeof(text), value);
  return std::string(text, end);
}

void SetDouble(absl::string_view name, std::optional<double> value, CanonicalObject& out) {
  if (value.has_value()) out.SetText(name, Shortest(*value));
}

void SetPeriod(const Period& period, CanonicalObject& out) {
  if (period.months() == 0) return;
  out.SetText("firstMonth", FormatMonth(period.first));
  out.SetText("lastMonth", FormatMonth(period.last));
}

void SetPrinted(const DashboardRow& row, Column column, CanonicalObject& out) {
  const PrintedCell* const printed = row.printed(column);
  if (printed == nullptr) return;
  out.Set("asPrinted",
          CanonicalObject().SetText("text", printed->text).SetText("reason", printed->reason));
}

void SetNames(absl::string_view name, const std::vector<std::string>& texts, CanonicalObject& out) {
  if (texts.empty()) return;
  std::vector<CanonicalValue> values;
  values.reserve(texts.size());
  for (const std::string& text : texts) values.push_back(CanonicalText(text));
  out.Set(name, CanonicalArray(values));
}

CanonicalObject FromCell(absl::string_view force, const DashboardRow& row, Column column) {
  const Cell& cell = row.value(column);
  CanonicalObject out;
  out.SetText("text", cell.text);
  if (!cell.present()) out.SetText("absence", Name(cell.absence));
  if (cell.present()) out.SetText("value", Shortest(cell.value));
  if (cell.months_present > 0) {
    out.SetText("numerator", FormatMillionths(cell.numerator));
    if (cell.denominator.has_value()) {
      out.SetText("denominator", FormatMillionths(*cell.denominator));
    }
  }
  if (cell.absence != AbsenceReason::kNotApplicable) {
    SetPeriod(cell.period, out);
    out.SetWhole("monthsPresent", cell.months_present);
    out.SetBool("provisional", cell.provisional);
  }
  if (TellsMissingMonths(cell)) {
    std::vector<std::string> missing;
    for (const int32_t month : MissingMonths(cell)) missing.push_back(FormatMonth(month));
    SetNames("missingMonths", missing, out);
  }
  std::vector<std::string> areas;
  for (const std::string& area : cell.missing_areas) areas.push_back(kAreaName.Format(force, area));
  SetNames("missingAreas", areas, out);
  std::vector<std::string> parts;
  for (const std::string& part : cell.missing_parts) parts.push_back(MissingPartName(force, part));
  SetNames("missingParts", parts, out);
  SetPrinted(row, column, out);
  return out;
}

CanonicalObject FromInput(const VerdictInput& input) {
  CanonicalObject out;
  out.SetText("value", Shortest(input.value));
  out.SetText("text", input.text);
  out.SetText("numerator", FormatMillionths(input.numerator));
  if (input.denominator.has_value()) {
    out.SetText("denominator", FormatMillionths(*input.denominator));
  }
  SetPeriod(input.period, out);
  SetDouble("n", input.n, out);
  return out;
}

CanonicalObject FromChart(const ChartEvidence& chart) {
  CanonicalObject out;
  out.SetText("values", Name(chart.kind));
  out.SetWhole("n", chart.points);
  SetPeriod(chart.months, out);
  out.SetText("value", Shortest(chart.value));
  out.SetText("text", chart.text);
  out.SetText("centre", Shortest(chart.centre));
  out.SetText("centreText", chart.centre_text);
  out.SetBool("trial", chart.trial);
  if (chart.signal.has_value()) out.SetText("signal", Name(*chart.signal));
  SetDouble("target", chart.target, out);
  return out;
}

CanonicalObject FromVerdict(const DashboardRow& row, Column column, const Verdict& verdict) {
  CanonicalObject out;
  out.SetText("text", PrintedVerdict(verdict));
  out.SetText("word", Name(verdict.word));
  if (verdict.reason != VerdictReason::kNone) out.SetText("reason", Name(verdict.reason));
  out.SetText("profile", kProfileName.Format(verdict.profile));
  out.SetWhole("profileVersion", verdict.profile_version);
  SetPrinted(row, column, out);
  if (verdict.reason == VerdictReason::kNotApplicable) return out;
  if (verdict.method != Method::kNone) out.SetText("method", Name(verdict.method));
  if (verdict.subject.present()) out.Set("subject", FromInput(verdict.subject));
  if (verdict.reference.present()) out.Set("reference", FromInput(verdict.reference));
  SetDouble("changePercent", verdict.change_percent, out);
  if (verdict.band_percent.has_value()) out.SetWhole("bandPercent", *verdict.band_percent);
  SetDouble("statistic", verdict.statistic, out);
  SetDouble("threshold", verdict.threshold, out);
  SetDouble("pValue", verdict.p, out);
  if (verdict.one_in.has_value()) out.SetWhole("oneIn", *verdict.one_in);
  if (verdict.interval.has_value()) {
    SetDouble("intervalLower", verdict.interval->lower, out);
    SetDouble("intervalUpper", verdict.interval->upper, out);
  }
  SetDouble("dispersion", verdict.dispersion, out);
  if (verdict.significant.has_value()) out.SetBool("significant", *verdict.significant);
  if (verdict.adjusted.has_value()) {
    SetDouble("adjustedPValue", verdict.adjusted->p, out);
    out.SetWhole("testsTogether", verdict.adjusted->tests);
  }
  if (verdict.chart.has_value()) out.Set("chart", FromChart(*verdict.chart));
  out.SetText("sentence", verdict.sentence);
  return out;
}

CanonicalValue FromPeers(const std::vector<PeerVerdict>& peers) {
  std::vector<CanonicalValue> values;
  for (const PeerVerdict& peer : peers) {
    CanonicalObject out;
    out.SetText("comparator", Name(peer.comparator));
    out.SetText("verdict", Name(peer.word));
    out.SetText("text", peer.text);
    SetDouble("value", peer.value, out);
    if (peer.data_to.has_value()) out.SetText("dataTo", FormatMonth(*peer.data_to));
    out.SetText("origin", Name(peer.origin));
    if (peer.reason != VerdictReason::kNone) out.SetText("reason", Name(peer.reason));
    out.SetText("sentence", peer.sentence);
    if (!peer.area.empty()) out.SetText("area", kAreaName.Format(kNationalForce, peer.area));
    values.push_back(out.Build());
  }
  return CanonicalArray(values);
}

CanonicalObject FromDelta(const Delta& delta) {
  CanonicalObject out;
  if (delta.present()) out.SetText("absolute", Shortest(delta.absolute_value));
  SetDouble("percent", delta.percent_value, out);
  out.SetText("absoluteText", delta.absolute);
  out.SetText("percentText", delta.percent);
  if (!delta.present()) out.SetText("absence", Name(delta.absence));
  return out;
}

void SetExtreme(absl::string_view since, absl::string_view in_window,
                const std::optional<Extreme>& extreme, CanonicalObject& out) {
  if (!extreme.has_value()) return;
  if (extreme->since.has_value()) out.SetText(since, FormatMonth(*extreme->since));
  out.SetBool(in_window, !extreme->since.has_value());
}

CanonicalObject FromChange(const Change& change) {
  CanonicalObject out;
  out.Set("previousMonth", FromDelta(change.previous_month));
  out.Set("year", FromDelta(change.year));
  out.Set("rolling12", FromDelta(change.rolling));
  if (change.direction != Direction::kNone) out.SetText("direction", Name(change.direction));
  out.SetWhole("runMonths", change.run_months);
  SetExtreme("highestSince", "highestInWindow", change.highest, out);
  SetExtreme("lowestSince", "lowestInWindow", change.lowest, out);
  if (change.window_first.has_value()) {
    out.SetText("windowFirstMonth", FormatMonth(*change.window_first));
  }
  return out;
}

CanonicalValue FromBreaks(absl::string_view force, const std::vector<Annotation>& breaks) {
  std::vector<CanonicalValue> values;
  for (const Annotation& crossed : breaks) {
    CanonicalObject out;
    out.SetText("seriesBreak", AnnotationName(force, crossed));
    out.SetText("month", FormatMonth(crossed.first_month));
    out.SetText("reason", crossed.reason);
    const std::string& adjusted = crossed.adjusted_indicator;
    out.SetText("adjustedSeries", adjusted.empty() ? "" : kIndicatorName.Format(force, adjusted));
    values.push_back(out.Build());
  }
  return CanonicalArray(values);
}

CanonicalValue FromRow(absl::string_view force, const ComputedRow& computed) {
  const IndicatorDefinition& definition = computed.definition;
  const DashboardRow& row = computed.row;
  CanonicalObject out;
  out.SetText("indicator", kIndicatorName.Format(force, definition.id));
  out.SetText("title", definition.title);
  out.SetText("theme", definition.theme);
  out.SetText("themeHeading", definition.theme_heading);
  out.SetText("measure", Name(definition.measure));
  out.SetText("unit", definition.unit);
  out.SetWhole("decimals", definition.decimals);
  out.SetText("polarity", Name(definition.polarity));
  out.SetText("caveat", definition.caveat);
  out.SetText("dataMonth", FormatMonth(row.data_month));
  out.SetBool("dataMonthDiffers", row.data_month_differs());
  out.Set("current", FromCell(force, row, Column::kCurrent));
  out.Set("minus1Year", FromCell(force, row, Column::kMinus1));
  out.Set("minus2Years", FromCell(force, row, Column::kMinus2));
  out.Set("minus3Years", FromCell(force, row, Column::kMinus3));
  out.Set("v1YearAverage", FromVerdict(row, Column::kV1Yr, row.v_1yr));
  out.Set("v3YearAverage", FromVerdict(row, Column::kV3Yr, row.v_3yr));
  out.Set("fytd", FromCell(force, row, Column::kFytd));
  out.Set("fytdMinus1Year", FromCell(force, row, Column::kFytd1));
  out.Set("rolling12", FromCell(force, row, Column::kRolling12));
  out.Set("baseline", FromCell(force, row, Column::kBaseline));
  out.Set("benchmark", FromVerdict(row, Column::kBenchmark, row.benchmark));
  out.Set("peers", FromPeers(row.peers));
  if (row.change.has_value()) out.Set("change", FromChange(*row.change));
  out.SetBool("provisional", row.provisional);
  out.SetBool("restated", row.restated);
  if (row.population_year.has_value()) out.SetWhole("populationYear", *row.population_year);
  SetNames("qualifiers", QualifierNames(row.qualifiers()), out);
  out.SetWhole("periodMonths", row.period_months);
  out.Set("seriesBreaks", FromBreaks(force, row.breaks));
  return out.Build();
}

}  // namespace

CanonicalObject CanonicalDashboard(absl::string_view force, const ComputedDashboard& dashboard) {
  CanonicalObject out;
  out.SetText("name", kDashboardName.Format(force));
  out.SetText("month", FormatMonth(dashboard.month));
  out.SetText("area", kAreaName.Format(force, dashboard.area));
  out.SetText("profile", dashboard.profile.empty() ? "" : kProfileName.Format(dashboard.profile));
  out.SetText("revision", absl::StrCat(dashboard.revision));
  if (dashboard.recorded_at.has_value()) {
    out.SetText("knownAt", absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", *dashboard.recorded_at,
                                            absl::UTCTimeZone()));
  }
  out.SetText("significanceControl", Name(dashboard.control));
  std::vector<CanonicalValue> rows;
  for (const ComputedRow& row : dashboard.rows) rows.push_back(FromRow(force, row));
  out.Set("rows", CanonicalArray(rows));
  return out;
}

}  // namespace copperplate::indicators
