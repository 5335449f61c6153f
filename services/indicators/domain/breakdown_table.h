// The parts of a whole: categories of one dimension beside each other, as the arrests and
// stop-search tables of a Board pack print them.
//
// Each dimension has a base of its own, the sum of its categories: nationality may be known of 38
// of 70 searches. What the base lacks of the headline figure is told and is no fault.
//
// A category that has a slash lies in a subtotal: `juveniles/15-17` in `juveniles`,
// `europe/europe-excl-uk/northern` in two. A subtotal is the sum of all categories that lie in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/definition.h"

namespace copperplate::indicators {

// One category's figures: cells of a count of its own, whatever the indicator shows of it.
struct CategoryCells {
  std::string category;
  Cell month;    // the data month
  Cell rolling;  // the twelve months to it
};

// One figure of the table.
struct ShareCell {
  AbsenceReason absence = AbsenceReason::kNotApplicable;
  bool suppressed = false;  // it has a value that is not shown
  std::string text = "-";   // the count; `c` where suppressed
  std::optional<double> count;
  std::string percent_text = "-";  // of the base; `n/a` where there is none
  std::optional<double> percent;
  bool provisional = false;
};

struct ShareRow {
  std::string category;
  bool subtotal = false;
  ShareCell month;
  ShareCell rolling;
};

// What the percentages of a column are of.
struct ShareBase {
  Cell headline;  // the indicator's own figure, as a count
  // The sum of the categories; absent where one of them lacks a part of the period. Its percentage
  // is that of the headline, and never shown with small numbers suppressed.
  ShareCell base;
  std::string difference_text = "n/a";  // headline less base
  std::optional<double> difference;
};

struct BreakdownTable {
  std::vector<ShareRow> rows;  // by category, each subtotal behind the last that lies in it
  ShareBase month;
  ShareBase rolling;
  std::string note;  // what a reader must know, in a sentence or two
};

// The definition by which the cells of a category are made: events, also of a RATE.
IndicatorDefinition CountsOf(const IndicatorDefinition& definition);

// `categories` in any order, each once; the headline's cells made by CountsOf() too. `suppress`:
// small numbers are not shown (suppression.h), other counts to the nearest 5 and percentages whole;
// without it counts are exact and percentages have one decimal. Percentages are of unrounded counts
// either way. Pure.
BreakdownTable MakeBreakdownTable(const IndicatorDefinition& definition,
                                  std::vector<CategoryCells> categories, const Cell& month,
                                  const Cell& rolling, bool suppress);

}  // namespace copperplate::indicators
