#include "services/cli/commands/snapshot_diff.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/cli/commands/names.h"
#include "services/cli/terminal/number.h"
#include "services/cli/terminal/table.h"

namespace copperplate::cli {
namespace {

// A column as the dashboard heads it.
std::string Heading(const std::string& column) {
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
  if (kind == "CHANGED") return Heading(difference["column"].text());
  if (kind == "ROW_ADDED") return "row is new";
  if (kind == "ROW_REMOVED") return "row is gone";
  return Words(difference["field"].text());
}

Value Find(const std::map<std::string, Value>& things, const std::string& name) {
  const auto found = things.find(name);
  return found == things.end() ? Value() : found->second;
}

// The batches that differences name, each once, in the order they come in.
class Causes {
 public:
  // The ids of those behind one difference.
  std::string Take(const Value& difference) {
    std::vector<std::string> ids;
    for (const Value& batch : difference["batches"].elements()) {
      const std::string name = batch.text();
      ids.push_back(LastSegment(name));
      if (std::find(names_.begin(), names_.end(), name) == names_.end()) names_.push_back(name);
    }
    return absl::StrJoin(ids, " ");
  }

  std::string Draw(const std::map<std::string, Value>& batches) const {
    if (names_.empty()) return "";
    Table table({{"Batch"}, {"Imported"}, {"By"}, {"Reason"}});
    for (const std::string& name : names_) {
      const Value batch = Find(batches, name);
      table.AddRow({LastSegment(name), batch["createTime"].text(), batch["author"].text(),
                    batch["revisionReason"].text()});
    }
    return absl::StrCat("\n", table.Draw());
  }

 private:
  std::vector<std::string> names_;
};

constexpr char kSameNote[] =
    "\n* the same as shown: it differs beneath the rounding or in what stands beside it\n";

}  // namespace

std::string DrawDifferences(const Value& answer, const DiffNames& names) {
  const std::vector<Value> differences = answer["differences"].elements();
  const std::string revision = answer["revision"].text();
  if (differences.empty()) return absl::StrCat("nothing differs at revision ", revision, "\n");
  Table table(
      {{"Indicator"}, {"Column"}, {"Was", Align::kRight}, {"Is", Align::kRight}, {"Batches"}});
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
  return absl::StrCat("As published, against today's revision ", revision, "\n\n", table.Draw(),
                      any_same ? kSameNote : "", causes.Draw(names.batches));
}

}  // namespace copperplate::cli
