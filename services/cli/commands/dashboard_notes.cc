#include "services/cli/commands/dashboard_notes.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/cli/commands/names.h"
#include "services/cli/terminal/number.h"
#include "services/cli/terminal/width.h"

namespace copperplate::cli {
namespace {

constexpr char kProvisional[] = "Provisional: a month behind it may still change.";
constexpr char kRestated[] =
    "Restated: the areas, and the weights of a harm index, of the data month serve for all months "
    "before it.";

std::string AsPrinted(const Value& cell, Notes& notes) {
  const Value printed = cell["asPrinted"];
  if (printed.null()) return "";
  return notes.Add(
      absl::StrCat("Printed as ", printed["text"].text(), ". ", printed["reason"].text()));
}

std::string Areas(const Value& cell) {
  std::vector<std::string> ids;
  for (const Value& area : cell["missingAreas"].elements()) ids.push_back(LastSegment(area.text()));
  return absl::StrJoin(ids, ", ");
}

// `serious`: the terms of a formula, or categories of a harm index, that lack something.
std::string Parts(const Value& cell) {
  std::vector<std::string> parts;
  for (const Value& part : cell["missingParts"].elements()) {
    const std::string name(LastSegment(part.text()));
    parts.push_back(name.substr(name.find('=') + 1));
  }
  return absl::StrJoin(parts, ", ");
}

int MonthNumber(const std::string& month) {
  int year = 0;
  int of_year = 0;
  if (month.size() != 7 || !absl::SimpleAtoi(month.substr(0, 4), &year) ||
      !absl::SimpleAtoi(month.substr(5), &of_year)) {
    return 0;
  }
  return year * 12 + of_year;
}

std::string Span(const std::string& first, const std::string& last) {
  return first == last ? PrintedMonth(first)
                       : absl::StrCat(PrintedMonth(first), " to ", PrintedMonth(last));
}

// `1 of 12 months missing: Aug-17`; of months in a row the first and last.
std::string MonthsMissing(const Value& cell) {
  std::vector<std::string> months;
  for (const Value& month : cell["missingMonths"].elements()) months.push_back(month.text());
  if (months.empty()) return "";
  const int all =
      MonthNumber(cell["lastMonth"].text()) - MonthNumber(cell["firstMonth"].text()) + 1;
  std::string named;
  if (MonthNumber(months.back()) - MonthNumber(months.front()) + 1 ==
      static_cast<int>(months.size())) {
    named = Span(months.front(), months.back());
  } else {
    for (std::string& month : months) month = PrintedMonth(month);
    named = absl::StrJoin(months, ", ");
  }
  return absl::StrCat(months.size(), " of ", all, " months missing: ", named);
}

std::string Absence(const Value& cell) {
  const std::string word = cell["absence"].text();
  if (word == "NO_OBSERVATION") {
    return absl::StrCat("No figure held for ",
                        Span(cell["firstMonth"].text(), cell["lastMonth"].text()));
  }
  if (word == "INCOMPLETE_PERIOD") return MonthsMissing(cell);
  if (word == "DENOMINATOR_ZERO") {
    return absl::StrCat("Nothing to divide by (", cell["numerator"].text(), " over 0)");
  }
  if (word == "NO_POPULATION") return "No population estimate is held for it";
  if (word == "MEASURE_NOT_SUPPORTED") {
    return "Its formula is not one that can be computed";
  }
  if (word == "OUT_OF_RANGE") return "The figures behind it are too large to add up";
  if (word == "HARM_WEIGHT_MISSING") {
    return absl::StrCat("No harm weight is in force for ", Parts(cell));
  }
  if (word == "NEGATIVE_NOT_ALLOWED") return "The difference falls below zero";
  return absl::StrCat("No value: ", word);
}

// Why a cell has no value, or what it has one without. Empty where nothing is missing.
std::string Missing(const Value& row, const Value& cell) {
  const std::string word = cell["absence"].text();
  if (word == "NOT_APPLICABLE") return "";
  const bool present = word.empty() || word == "ABSENCE_UNSPECIFIED";
  std::string text = present ? MonthsMissing(cell) : Absence(cell);
  if (present && !text.empty() && row["measure"].text() == "LEVEL") {
    absl::StrAppend(&text, "; the last one present is shown");
  }
  const std::string parts = word == "HARM_WEIGHT_MISSING" ? "" : Parts(cell);
  if (!text.empty() && !parts.empty()) absl::StrAppend(&text, ", no figure of ", parts);
  if (const std::string areas = Areas(cell); !areas.empty()) {
    absl::StrAppend(&text, text.empty() ? "Some months without " : ", without ", areas);
  }
  return text.empty() ? "" : absl::StrCat(text, ".");
}

}  // namespace

std::string Notes::Add(const std::string& text) {
  const auto found = std::find(texts_.begin(), texts_.end(), text);
  const auto place = found - texts_.begin();
  if (found == texts_.end()) texts_.push_back(text);
  return absl::StrCat(" [", place + 1, "]");
}

std::string Notes::Provisional() {
  provisional_ = true;
  return " [p]";
}

std::string Notes::Restated() {
  restated_ = true;
  return " [r]";
}

std::string Notes::Draw(size_t width) const {
  std::string drawn;
  const auto add = [&](absl::string_view mark, absl::string_view text) {
    absl::StrAppend(
        &drawn, Folded(absl::StrCat("  [", mark, "]", mark.size() < 2 ? "  " : " "), text, width));
  };
  if (provisional_) add("p", kProvisional);
  if (restated_) add("r", kRestated);
  for (size_t i = 0; i < texts_.size(); ++i) add(absl::StrCat(i + 1), texts_[i]);
  return drawn.empty() ? "" : absl::StrCat("\n", drawn);
}

std::string RowMarks(const Value& row, Notes& notes) {
  std::string marks;
  if (row["provisional"].boolean()) marks += notes.Provisional();
  if (row["restated"].boolean()) marks += notes.Restated();
  if (row["dataMonthDiffers"].boolean()) {
    marks += notes.Add(absl::StrCat("Data to ", PrintedMonth(row["dataMonth"].text()), "."));
  }
  if (const std::string caveat = row["caveat"].text(); !caveat.empty()) marks += notes.Add(caveat);
  return marks;
}

std::string CellMarks(const Value& row, const Value& cell, Notes& notes) {
  std::string marks = cell["provisional"].boolean() ? notes.Provisional() : "";
  if (const std::string missing = Missing(row, cell); !missing.empty()) marks += notes.Add(missing);
  return marks + AsPrinted(cell, notes);
}

std::string VerdictMarks(const Value& verdict, Notes& notes) {
  const std::string sentence = verdict["sentence"].text();
  const bool unsaid = verdict["word"].text() != "NOT_CALCULATED" || sentence.empty();
  return (unsaid ? "" : notes.Add(sentence)) + AsPrinted(verdict, notes);
}

std::string PeerMarks(const Value& peer, Notes& notes) {
  const std::string comparator = peer["comparator"].text();
  std::string text = comparator == "MSG"        ? "Against Most Similar Forces"
                     : comparator == "NATIONAL" ? "Against the national figure"
                     : comparator == "REGIONAL" ? "Against the region"
                                                : "";
  if (text.empty()) return "";
  if (peer["origin"].text() == "AS_PRINTED") absl::StrAppend(&text, ", as printed");
  if (const std::string month = peer["dataTo"].text(); !month.empty()) {
    absl::StrAppend(&text, ", data to ", PrintedMonth(month));
  }
  absl::StrAppend(&text, ".");
  if (peer["verdict"].text() == "NOT_CALCULATED") {
    absl::StrAppend(&text, " ", peer["sentence"].text());
  }
  return notes.Add(text);
}

}  // namespace copperplate::cli
