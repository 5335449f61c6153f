#include "services/cli/commands/snapshot_diff.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "services/cli/commands/names.h"
#include "services/cli/terminal/number.h"
#include "services/cli/terminal/table.h"

namespace copperplate::cli {
namespace {

// A column as the dashboard heads it.
std::string ColumnHeading(const std::string& column) {
  static const std::map<std::string, std::string> kHeadings = {
      {"CURRENT", "Current"},
      {"MINUS_1_YEAR", "- 1 yr"},
      {"MINUS_2_YEARS", "- 2 yr"},
      {"MINUS_3_YEARS", "- 3 yr"},
      {"V_1_YEAR_AVERAGE", "v 1yr"},
      {"V_3_YEAR_AVERAGE", "v 3yr"},
      {"FYTD", "FYTD"},
      {"FYTD_MINUS_1_YEAR", "FYTD - 1"},
      {"ROLLING_12", "Rolling 12"},
      {"BASELINE", "Baseline"},
      {"BENCHMARK", "Benchmark"},
      {"PEERS", "Peers"},
      {"CHANGE", "Change"},
  };
  const auto heading = kHeadings.find(column);
  return heading == kHeadings.end() ? column : heading->second;
}

// `dataMonth` as `data month`.
std::string Words(const std::string& field) {
  std::string words;
  for (const char c : field) {
    if (absl::ascii_isupper(c)) words += ' ';
    words += absl::ascii_tolower(c);
  }
  return words;
}

std::string What(const Value& difference) {
  const std::string kind = difference["kind"].text();
  if (kind == "CHANGED") return ColumnHeading(difference["column"].text());
  if (kind == "ROW_ADDED") return "row is new";
  if (kind == "ROW_REMOVED") return "row is gone";
  return Words(difference["field"].text());
}

Value Find(const std::map<std::string, Value>& things, const std::string& name) {
  const auto found = things.find(name);
  return found == things.end() ? Value() : found->second;
}

// `forces/f/areas/huntingdonshire` as `areas/huntingdonshire`.
std::string WithinForce(const std::string& name) {
  const std::vector<absl::string_view> segments = absl::StrSplit(name, '/');
  if (segments.size() < 4) return name;
  return absl::StrJoin(segments.begin() + 2, segments.end(), "/");
}

// The batches and other changes that differences name, each once, in the order they come in.
class Causes {
 public:
  // What is behind one difference: ids of batches, and of other changes what they changed.
  std::string Take(const Value& difference) {
    std::vector<std::string> words;
    for (const Value& batch : difference["batches"].elements()) {
      const std::string name = batch.text();
      words.push_back(LastSegment(name));
      if (std::find(batches_.begin(), batches_.end(), name) == batches_.end()) {
        batches_.push_back(name);
      }
    }
    for (const Value& cause : difference["causes"].elements()) {
      const std::string resource = WithinForce(cause["resource"].text());
      words.push_back(resource);
      int64_t revision = 0;
      static_cast<void>(absl::SimpleAtoi(cause["revision"].text(), &revision));
      changes_.emplace(
          std::pair(revision, resource),
          std::vector<std::string>{resource, cause["recordTime"].text(), cause["author"].text()});
    }
    return absl::StrJoin(words, " ");
  }

  std::string Draw(const std::map<std::string, Value>& batches) const {
    std::string drawn;
    Table imported({{"Batch"}, {"Imported"}, {"By"}, {"Reason"}});
    for (const std::string& name : batches_) {
      const Value batch = Find(batches, name);
      imported.AddRow({LastSegment(name), batch["createTime"].text(), batch["author"].text(),
                       batch["revisionReason"].text()});
    }
    if (!batches_.empty()) absl::StrAppend(&drawn, "\n", imported.Draw());
    Table changed({{"Also changed"}, {"Recorded"}, {"By"}});
    for (const auto& [at, cells] : changes_) changed.AddRow(cells);
    if (!changes_.empty()) absl::StrAppend(&drawn, "\n", changed.Draw());
    return drawn;
  }

 private:
  std::vector<std::string> batches_;
  // By revision and resource.
  std::map<std::pair<int64_t, std::string>, std::vector<std::string>> changes_;
};

constexpr char kSameNote[] =
    "\n* the same as shown: it differs beneath the rounding or in what stands beside it\n";

std::string WhatBecameOf(const Value& commentary) {
  const std::string kind = commentary["kind"].text();
  if (kind == "ADDED") return "agreed since";
  if (kind == "REVISED") return "says something else";
  if (kind == "REOPENED") return "is a draft again";
  if (kind == "DELETED") return "is gone";
  return "may no longer be read by you";
}

// Empty where there are none.
std::string DrawCommentaries(const std::vector<Value>& differences, Causes& causes) {
  if (differences.empty()) return "";
  Table table({{"Commentary"}, {"What became of it"}});
  for (const Value& difference : differences) {
    causes.Take(difference);
    table.AddRow({LastSegment(difference["commentary"].text()), WhatBecameOf(difference)});
  }
  return absl::StrCat("\n", table.Draw());
}

}  // namespace

std::string DrawDifferences(const Value& answer, const DiffNames& names) {
  const std::vector<Value> differences = answer["differences"].elements();
  const std::string revision = answer["revision"].text();
  const std::vector<Value> commentaries = answer["commentaryDifferences"].elements();
  if (differences.empty() && commentaries.empty()) {
    return absl::StrCat("nothing differs at revision ", revision, "\n");
  }
  Table table(
      {{"Indicator"}, {"Column"}, {"Was", Align::kRight}, {"Is", Align::kRight}, {"Because"}});
  Causes causes;
  bool any_same = false;
  for (const Value& difference : differences) {
    const std::string name = difference["indicator"].text();
    const Value indicator = Find(names.indicators, name);
    const std::string title = indicator["title"].text();
    const bool of_cell = difference["kind"].text() == "CHANGED";
    const std::string unit = indicator["unit"].text();
    const auto shown = [&](const std::string& text) {
      return of_cell ? PrintedValue(text, unit) : text;
    };
    const std::string before = shown(difference["before"].text());
    std::string after = shown(difference["after"].text());
    if (before == after && !after.empty()) {
      after += " *";
      any_same = true;
    }
    table.AddRow({title.empty() ? LastSegment(name) : title, What(difference), before, after,
                  causes.Take(difference)});
  }
  const std::string of_cells = differences.empty() ? "" : absl::StrCat("\n", table.Draw());
  const std::string of_commentaries = DrawCommentaries(commentaries, causes);
  return absl::StrCat("As published, against today's revision ", revision, "\n", of_cells,
                      any_same ? kSameNote : "", of_commentaries, causes.Draw(names.batches));
}

}  // namespace copperplate::cli
