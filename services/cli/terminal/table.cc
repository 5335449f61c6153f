#include "services/cli/terminal/table.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/cli/terminal/printable.h"

namespace copperplate::cli {
namespace {

void AppendCell(std::string& line, absl::string_view text, size_t width, Align align,
                absl::string_view colour) {
  const std::string padding(width - DisplayWidth(text), ' ');
  if (!line.empty()) line += "  ";
  const std::string drawn =
      colour.empty() ? std::string(text) : absl::StrCat("\x1b[", colour, "m", text, "\x1b[0m");
  absl::StrAppend(&line, align == Align::kRight ? padding : "", drawn,
                  align == Align::kLeft ? padding : "");
}

}  // namespace

void Table::AddRow(std::vector<std::string> cells) {
  cells.resize(columns_.size());
  rows_.push_back({false, std::move(cells)});
}

void Table::AddHeading(absl::string_view text) { rows_.push_back({true, {std::string(text)}}); }

std::vector<size_t> Table::Widths() const {
  std::vector<size_t> widths;
  for (size_t column = 0; column < columns_.size(); ++column) {
    size_t width = DisplayWidth(columns_[column].heading);
    for (const Row& row : rows_) {
      if (!row.heading) width = std::max(width, DisplayWidth(row.cells[column]));
    }
    widths.push_back(width);
  }
  return widths;
}

void Table::AppendLine(const std::vector<std::string>& cells, const std::vector<size_t>& shown,
                       const std::vector<size_t>& widths, std::string& drawn) const {
  std::string line;
  for (const size_t column : shown) {
    const Column& of = columns_[column];
    const absl::string_view colour =
        of.colour == nullptr ? absl::string_view() : of.colour(cells[column]);
    AppendCell(line, cells[column], widths[column], of.align, colour);
  }
  absl::StrAppend(&drawn, absl::StripTrailingAsciiWhitespace(line), "\n");
}

std::string Table::Draw(size_t width) const {
  const std::vector<size_t> widths = Widths();
  std::vector<std::string> headings;
  for (const Column& column : columns_) headings.push_back(column.heading);
  std::string drawn;
  size_t next = 1;
  do {
    std::vector<size_t> shown = {0};
    size_t taken = widths[0];
    while (next < columns_.size() &&
           (width == 0 || shown.size() == 1 || taken + 2 + widths[next] <= width)) {
      taken += 2 + widths[next];
      shown.push_back(next++);
    }
    absl::StrAppend(&drawn, drawn.empty() ? "" : "\n");
    AppendLine(headings, shown, widths, drawn);
    for (const Row& row : rows_) {
      if (row.heading) {
        absl::StrAppend(&drawn, "\n", row.cells[0], "\n");
      } else {
        AppendLine(row.cells, shown, widths, drawn);
      }
    }
  } while (next < columns_.size());
  return drawn;
}

}  // namespace copperplate::cli
