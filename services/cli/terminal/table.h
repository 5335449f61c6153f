// Tables of text for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace copperplate::cli {

enum class Align { kLeft, kRight };

// Columns as wide as their widest cell (DisplayWidth), two spaces apart. Cells are printable.
class Table {
 public:
  struct Column {
    std::string heading;
    Align align = Align::kLeft;
    // For a terminal that shows colours: the code of "select graphic rendition" (`1;31`) that a
    // cell is drawn in, empty for none. Null: no cell of the column is.
    absl::string_view (*colour)(absl::string_view cell) = nullptr;
  };

  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // A cell for each column.
  void AddRow(std::vector<std::string> cells);
  // A line of its own, above the rows that follow.
  void AddHeading(absl::string_view text);

  // Where it is wider than `width` (0: never), in parts one below the other: each has the first
  // column and as many of the others as fit, at least one.
  std::string Draw(size_t width = 0) const;

 private:
  struct Row {
    bool heading = false;
    std::vector<std::string> cells;
  };

  std::vector<size_t> Widths() const;
  void AppendLine(const std::vector<std::string>& cells, const std::vector<size_t>& shown,
                  const std::vector<size_t>& widths, std::string& drawn) const;

  std::vector<Column> columns_;
  std::vector<Row> rows_;
};

}  // namespace copperplate::cli
