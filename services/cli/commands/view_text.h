#pragma once

#include <string>
#include <vector>

#include "services/cli/commands/view.h"
#include "services/cli/terminal/table.h"

namespace copperplate::cli {

// Draws the items of a view one after the other: as a table or records for people, printable, or as
// CSV.
class ViewText {
 public:
  ViewText(const View& view, bool csv);

  void Add(const Value& item);
  std::string Draw() const;
  size_t count() const { return count_; }

 private:
  void AddCsv(const Value& item);

  const View& view_;
  const bool csv_;
  Table table_;
  std::string lines_;  // of CSV and records
  size_t count_ = 0;
};

// What a column shows of an item.
std::string ColumnText(const ViewColumn& column, const Value& item);

}  // namespace copperplate::cli
