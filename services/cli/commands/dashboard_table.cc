#include "services/cli/commands/dashboard_table.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "services/cli/terminal/number.h"
#include "services/cli/terminal/table.h"

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

// Notes below the table, each called by its number.
class Notes {
 public:
  std::string Add(const std::string& text) {
    lines_.push_back(absl::StrCat("  ", lines_.size() + 1, "  ", text, "\n"));
    return absl::StrCat(" [", lines_.size(), "]");
  }
  std::string Draw() const {
    std::string drawn = lines_.empty() ? "" : "\n";
    for (const std::string& line : lines_) absl::StrAppend(&drawn, line);
    return drawn;
  }

 private:
  std::vector<std::string> lines_;
};

std::string PeersText(const Value& row) {
  std::string text;
  for (const Value& peer : row["peers"].elements()) {
    absl::StrAppend(&text, text.empty() ? "" : "; ", peer["text"].text());
  }
  return text.empty() ? "-" : text;
}

std::string CellText(const Value& row, const ShownColumn& column, Notes& notes) {
  const Value cell = row[column.field];
  std::string text =
      column.verdict ? cell["text"].text() : PrintedValue(cell["text"].text(), row["unit"].text());
  const Value printed = cell["asPrinted"];
  if (!printed.null()) {
    text += notes.Add(absl::StrCat(row["title"].text(), ", ", column.heading, ": printed ",
                                   printed["text"].text(), "; ", printed["reason"].text()));
  }
  return text;
}

std::string RowTitle(const Value& row, Notes& notes) {
  std::string title = row["title"].text();
  if (row["dataMonthDiffers"].boolean()) {
    title += notes.Add(absl::StrCat(title, ": data to ", PrintedMonth(row["dataMonth"].text())));
  }
  if (row["provisional"].boolean()) title += " (provisional)";
  return title;
}

std::string Sentences(const Value& row) {
  std::string lines;
  for (const ShownColumn& column : kColumns) {
    const std::string sentence = column.verdict ? row[column.field]["sentence"].text() : "";
    if (!sentence.empty()) absl::StrAppend(&lines, "    ", sentence, "\n");
  }
  return lines.empty() ? "" : absl::StrCat("  ", row["title"].text(), "\n", lines);
}

}  // namespace

std::string DrawDashboard(const Value& dashboard, bool why) {
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
    std::vector<std::string> cells = {RowTitle(row, notes)};
    for (const ShownColumn& column : kColumns) cells.push_back(CellText(row, column, notes));
    cells.push_back(PeersText(row));
    table.AddRow(std::move(cells));
    if (why) absl::StrAppend(&sentences, Sentences(row));
  }
  return absl::StrCat("Dashboard as at ", PrintedMonth(dashboard["month"].text()), ", ",
                      dashboard["area"].text(), ", revision ", dashboard["revision"].text(), "\n\n",
                      table.Draw(), notes.Draw(), sentences.empty() ? "" : "\nWhy\n", sentences);
}

}  // namespace copperplate::cli
