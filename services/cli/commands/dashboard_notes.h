// What stands below the dashboard's table.
#pragma once

#include <string>
#include <vector>

#include "services/cli/json/value.h"

namespace copperplate::cli {

// Notes, each called by a mark at what it is of: a number, `p` or `r`. A text stands once, however
// many call it.
class Notes {
 public:
  // Its mark, ` [3]`.
  std::string Add(const std::string& text);
  std::string Provisional();
  std::string Restated();

  // In lines of at most `width` columns (0: any).
  std::string Draw(size_t width) const;

 private:
  std::vector<std::string> texts_;
  bool provisional_ = false;
  bool restated_ = false;
};

// The marks behind a row's title: older data, caveat, provisional, restated.
std::string RowMarks(const Value& row, Notes& notes);

// The marks of a row's value: why there is none, what it goes without, what was printed.
std::string CellMarks(const Value& row, const Value& cell, Notes& notes);

// The marks of a verdict: why there is none, what was printed.
std::string VerdictMarks(const Value& verdict, Notes& notes);

// The mark of a verdict against others: against whom, with which data.
std::string PeerMarks(const Value& peer, Notes& notes);

}  // namespace copperplate::cli
