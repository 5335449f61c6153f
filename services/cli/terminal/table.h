// Tables of text for a terminal.
#pragma once

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
  };

  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // A cell for each column.
  void AddRow(std::vector<std::string> cells);
  // A line of its own, above the rows that follow.
  void AddHeading(absl::string_view text);

  std::string Draw() const;

 private:
  struct Row {
    bool heading = false;
    std::vector<std::string> cells;
  };

  std::vector<Column> columns_;
  std::vector<Row> rows_;
};

}  // namespace copperplate::cli
