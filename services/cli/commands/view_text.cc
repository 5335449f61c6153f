#include "services/cli/commands/view_text.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "libs/csv/writer.h"
#include "services/cli/commands/names.h"
#include "services/cli/terminal/printable.h"
#include "services/cli/terminal/record.h"

namespace copperplate::cli {
namespace {

using Form = ViewColumn::Form;

bool InTable(const ViewColumn& column) { return column.form != Form::kLong; }
bool InCsv(const ViewColumn& column) { return column.form != Form::kTable; }

// A caveat may have paragraphs and tabs.
std::string OnOneLine(absl::string_view text) {
  return Printable(absl::StrReplaceAll(text, {{"\r\n", " "}, {"\n", " "}, {"\t", " "}}));
}

std::string ShownAs(Form form, const Value& value) {
  if (form == Form::kFlag) return value.boolean() ? "yes" : "";
  std::string text = value.text();
  if (form == Form::kId || form == Form::kTable) return LastSegment(text);
  // What an enum calls the value that says nothing.
  return absl::EndsWith(text, "_UNSPECIFIED") ? "" : text;
}

Table EmptyTable(const View& view) {
  std::vector<Table::Column> columns;
  for (const ViewColumn& column : view.columns) {
    if (!InTable(column)) continue;
    columns.push_back(
        {column.heading, column.form == Form::kNumber ? Align::kRight : Align::kLeft});
  }
  return Table(std::move(columns));
}

void AppendField(absl::string_view text, csv::FieldKind kind, bool first, std::string& line) {
  if (!first) line += ',';
  csv::AppendField(text, kind, line);
}

std::string CsvHeader(const View& view) {
  std::string line;
  bool first = true;
  for (const ViewColumn& column : view.columns) {
    if (!InCsv(column)) continue;
    AppendField(absl::StrReplaceAll(absl::AsciiStrToLower(column.heading), {{" ", "_"}}),
                csv::FieldKind::kData, first, line);
    first = false;
  }
  return line + "\r\n";
}

}  // namespace

std::string ColumnText(const ViewColumn& column, const Value& item) {
  if (column.compose != nullptr) return column.compose(item);
  std::vector<Value> values = {item};
  for (const std::string& member : std::vector<std::string>(absl::StrSplit(column.field, '.'))) {
    std::vector<Value> inside;
    for (const Value& value : values) {
      const Value next = value[member.c_str()];
      const std::vector<Value> elements = next.elements();
      if (elements.empty()) inside.push_back(next);
      inside.insert(inside.end(), elements.begin(), elements.end());
    }
    values = std::move(inside);
  }
  return absl::StrJoin(values, "; ", [&](std::string* out, const Value& value) {
    absl::StrAppend(out, ShownAs(column.form, value));
  });
}

ViewText::ViewText(const View& view, bool csv)
    : view_(view), csv_(csv), table_(EmptyTable(view)), lines_(csv ? CsvHeader(view) : "") {}

void ViewText::Add(const Value& item) {
  ++count_;
  if (csv_) return AddCsv(item);
  const Value printable = item.WithTexts(&OnOneLine);
  if (view_.layout == View::Layout::kTable) {
    std::vector<std::string> cells;
    for (const ViewColumn& column : view_.columns) {
      if (InTable(column)) cells.push_back(ColumnText(column, printable));
    }
    return table_.AddRow(std::move(cells));
  }
  std::vector<RecordField> fields;
  for (const ViewColumn& column : view_.columns) {
    fields.emplace_back(column.heading, ColumnText(column, printable));
  }
  absl::StrAppend(&lines_, lines_.empty() ? "" : "\n", DrawRecord(fields));
}

void ViewText::AddCsv(const Value& item) {
  bool first = true;
  for (const ViewColumn& column : view_.columns) {
    if (!InCsv(column)) continue;
    const bool number = column.form == Form::kNumber;
    AppendField(ColumnText(column, item), number ? csv::FieldKind::kData : csv::FieldKind::kText,
                first, lines_);
    first = false;
  }
  lines_ += "\r\n";
}

std::string ViewText::Draw() const {
  return csv_ || view_.layout == View::Layout::kRecords ? lines_ : table_.Draw();
}

}  // namespace copperplate::cli
