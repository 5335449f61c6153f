#include "services/cli/commands/plan_csv.h"

#include <vector>

#include "absl/strings/str_join.h"
#include "libs/csv/writer.h"
#include "services/cli/commands/plan_words.h"

namespace copperplate::cli {
namespace {

using csv::FieldKind;

// Several in one cell, as a plan is imported and exported (docs/plan-import.md).
constexpr char kNames[] = " / ";
constexpr char kTexts[] = "\n\n";

struct PlanColumn {
  const char* name;
  FieldKind kind;
  std::string (*text)(const Value& row);
};

std::string Flag(const Value& value) { return value.boolean() ? "true" : "false"; }

std::string Colour(const Value& row) {
  const std::string rag = row["rag"].text();
  return rag == "RAG_UNSPECIFIED" ? "" : rag;
}

std::string IndicatorTexts(const Value& row) {
  std::vector<std::string> indicators;
  for (const Value& indicator : row["indicators"].elements()) {
    indicators.push_back(IndicatorText(indicator));
  }
  return absl::StrJoin(indicators, kTexts);
}

constexpr FieldKind kText = FieldKind::kText;
constexpr FieldKind kData = FieldKind::kData;

constexpr PlanColumn kPlanCsvColumns[] = {
    {"theme", kText, &ThemeTitle},
    {"code", kText, [](const Value& row) { return row["code"].text(); }},
    {"action", kText, [](const Value& row) { return row["action"].text(); }},
    {"activity_code", kText, [](const Value& row) { return row["activityCode"].text(); }},
    {"rag", kData, &Colour},
    {"direction", kData, [](const Value& row) { return row["direction"].text(); }},
    {"started_late", kData, [](const Value& row) { return Flag(row["startedLate"]); }},
    {"status_as_of", kData, &StatusDay},
    {"days_since_update", kData, [](const Value& row) { return row["daysSinceUpdate"].text(); }},
    {"stale", kData, [](const Value& row) { return Flag(row["stale"]); }},
    {"opcc_lead", kText, [](const Value& row) { return JoinedTexts(row["opccLeads"], kNames); }},
    {"delivery_lead", kText,
     [](const Value& row) { return JoinedTexts(row["deliveryLeads"], kNames); }},
    {"narrative", kText, [](const Value& row) { return row["narrative"].text(); }},
    {"partnership_opportunities", kText,
     [](const Value& row) { return JoinedTexts(row["opportunities"], kTexts); }},
    {"target_date", kData, [](const Value& row) { return row["targetDate"].text(); }},
    {"override_reason", kText, [](const Value& row) { return row["overrideReason"].text(); }},
    {"indicators", kText, &IndicatorTexts},
};

}  // namespace

std::string PlanCsv(const Value& plan, const std::string& theme) {
  std::string lines =
      absl::StrJoin(kPlanCsvColumns, ",",
                    [](std::string* out, const PlanColumn& column) { out->append(column.name); });
  lines += "\r\n";
  for (const Value& row : ThemeFilter(plan, theme).Rows(plan)) {
    const char* separator = "";
    for (const PlanColumn& column : kPlanCsvColumns) {
      lines += separator;
      csv::AppendField(column.text(row), column.kind, lines);
      separator = ",";
    }
    lines += "\r\n";
  }
  return lines;
}

}  // namespace copperplate::cli
