#include "services/cli/terminal/table.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/cli/terminal/printable.h"

namespace copperplate::cli {
namespace {

void AppendCell(std::string& line, absl::string_view text, size_t width, Align align) {
  const std::string padding(width - DisplayWidth(text), ' ');
  if (!line.empty()) line += "  ";
  absl::StrAppend(&line, align == Align::kRight ? padding : "", text,
                  align == Align::kLeft ? padding : "");
}

}  // namespace

void Table::AddRow(std::vector<std::string> cells) {
  cells.resize(columns_.size());
  rows_.push_back({false, std::move(cells)});
}

void Table::AddHeading(absl::string_view text) { rows_.push_back({true, {std::string(text)}}); }

std::string Table::Draw() const {
  std::vector<size_t> widths;
  for (size_t column = 0; column < columns_.size(); ++column) {
    size_t width = DisplayWidth(columns_[column].heading);
    for (const Row& row : rows_) {
      if (!row.heading) width = std::max(width, DisplayWidth(row.cells[column]));
    }
    widths.push_back(width);
  }
  std::string drawn;
  std::string line;
  const auto end_line = [&] {
    absl::StrAppend(&drawn, absl::StripTrailingAsciiWhitespace(line), "\n");
    line.clear();
  };
  for (size_t column = 0; column < columns_.size(); ++column) {
    AppendCell(line, columns_[column].heading, widths[column], columns_[column].align);
  }
  end_line();
  for (const Row& row : rows_) {
    if (row.heading) {
      absl::StrAppend(&drawn, "\n", row.cells[0], "\n");
      continue;
    }
    for (size_t column = 0; column < columns_.size(); ++column) {
      AppendCell(line, row.cells[column], widths[column], columns_[column].align);
    }
    end_line();
  }
  return drawn;
}

}  // namespace copperplate::cli
