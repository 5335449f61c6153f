// What the table, the notes and the CSV of a plan on a page say alike, from a Board or an Iteration
// message in JSON.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/cli/json/value.h"

namespace copperplate::cli {

// Whether this is an iteration, of which a board has no number.
bool IsFrozenPlan(const Value& plan);

// The texts of a list with `separator` between them.
std::string JoinedTexts(const Value& list, absl::string_view separator);

std::string ThemeTitle(const Value& row);

// The colour of an entry or a row, `none` where nothing was reported.
std::string RagWord(const Value& value);

// The day that a row's colour is of.
std::string StatusDay(const Value& row);

// What an indicator linked to an action says, or why it says nothing now.
std::string IndicatorText(const Value& indicator);

// Which theme was asked for, by its id, prefix or title; all where nothing is named.
class ThemeFilter {
 public:
  ThemeFilter(const Value& plan, std::string theme);

  bool empty() const { return theme_.empty(); }
  // Of one of a board's own list of themes.
  bool HasTitle(const std::string& title) const;
  std::vector<Value> Rows(const Value& plan) const;

 private:
  bool Has(const Value& row) const;

  std::string theme_;
  std::string title_;
};

}  // namespace copperplate::cli
