#include "services/cli/commands/dashboard_table.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "services/cli/commands/dashboard_notes.h"
#include "services/cli/commands/names.h"
#include "services/cli/terminal/number.h"
#include "services/cli/terminal/table.h"
#include "services/cli/terminal/width.h"

namespace copperplate::cli {
namespace {

struct ShownColumn {
  const char* field;
  const char* heading;
  bool verdict;
};

constexpr ShownColumn kColumns[] = {
    {"current", "Current", false},
    {"minus1Year", "- 1 yr", false},
    {"minus2Years", "- 2 yr", false},
    {"minus3Years", "- 3 yr", false},
    {"v1YearAverage", "v 1yr", true},
    {"v3YearAverage", "v 3yr", true},
    {"fytd", "FYTD", false},
    {"fytdMinus1Year", "FYTD - 1", false},
    {"rolling12", "Rolling 12", false},
    {"baseline", "Baseline", false},
    {"benchmark", "Benchmark", true},
};

std::string PeersText(const Value& row, Notes& notes) {
  std::string text;
  for (const Value& peer : row["peers"].elements()) {
    absl::StrAppend(&text, text.empty() ? "" : "; ", peer["text"].text(), PeerMarks(peer, notes));
  }
  return text.empty() ? "-" : text;
}

std::string CellText(const Value& row, const ShownColumn& column, Notes& notes) {
  const Value cell = row[column.field];
  const std::string text = cell["text"].text();
  if (column.verdict) return text + VerdictMarks(cell, notes);
  return PrintedValue(text, row["unit"].text()) + CellMarks(row, cell, notes);
}

std::string Sentences(const Value& row, size_t width) {
  std::string lines;
  for (const ShownColumn& column : kColumns) {
    const std::string sentence = column.verdict ? row[column.field]["sentence"].text() : "";
    if (!sentence.empty()) lines += Folded("    ", sentence, width);
  }
  return lines.empty() ? "" : absl::StrCat("  ", row["title"].text(), "\n", lines);
}

std::string DashboardHeading(const Value& dashboard) {
  const std::string profile = LastSegment(dashboard["profile"].text());
  const std::string control = dashboard["significanceControl"].text();
  const bool usual = control.empty() || control == "ONE_IN_20";
  return absl::StrCat("Dashboard as at ", PrintedMonth(dashboard["month"].text()), ", ",
                      dashboard["area"].text(), ", revision ", dashboard["revision"].text(),
                      profile.empty() ? "" : absl::StrCat(", profile ", profile),
                      usual ? "" : absl::StrCat(", significance control ", control), "\n\n");
}

}  // namespace

std::string DrawDashboard(const Value& dashboard, const DrawOptions& options) {
  std::vector<Table::Column> columns = {{"Indicator", Align::kLeft}};
  for (const ShownColumn& column : kColumns) {
    columns.push_back({column.heading, column.verdict ? Align::kLeft : Align::kRight});
  }
  columns.push_back({"Peers", Align::kLeft});
  Table table(std::move(columns));
  Notes notes;
  std::string sentences;
  std::string heading;
  for (const Value& row : dashboard["rows"].elements()) {
    if (const std::string theme = row["themeHeading"].text(); theme != heading) {
      table.AddHeading(heading = theme);
    }
    std::vector<std::string> cells = {row["title"].text() + RowMarks(row, notes)};
    for (const ShownColumn& column : kColumns) cells.push_back(CellText(row, column, notes));
    cells.push_back(PeersText(row, notes));
    table.AddRow(std::move(cells));
    if (options.why) sentences += Sentences(row, options.width);
  }
  return absl::StrCat(DashboardHeading(dashboard), table.Draw(options.width),
                      notes.Draw(options.width), sentences.empty() ? "" : "\nWhy\n", sentences);
}

}  // namespace copperplate::cli
