#include "services/cli/commands/plan_words.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/cli/commands/names.h"

namespace copperplate::cli {
namespace {

// Why an indicator has no figures; of a word that this release does not know the word.
std::string WhyUnavailable(const std::string& word) {
  if (word == "SERVICE_DOWN") return "the indicators service cannot be reached";
  if (word == "SERVICE_SLOW") return "the indicators service did not answer in time";
  if (word == "NOT_FOUND") return "the dashboard has no such indicator";
  if (word == "REFUSED") return "you may not read the dashboard";
  if (word == "FAILED") return "the indicators service answered with an error";
  return word;
}

}  // namespace

bool IsFrozenPlan(const Value& plan) { return !plan["cutOff"].text().empty(); }

std::string JoinedTexts(const Value& list, absl::string_view separator) {
  return absl::StrJoin(list.elements(), separator, [](std::string* out, const Value& value) {
    absl::StrAppend(out, value.text());
  });
}

std::string ThemeTitle(const Value& row) {
  const std::string title = row["themeTitle"].text();
  return title.empty() ? row["theme"].text() : title;
}

std::string RagWord(const Value& value) {
  const std::string word = value.text();
  return word.empty() || word == "RAG_UNSPECIFIED" ? "none" : word;
}

std::string StatusDay(const Value& row) {
  const std::string day = row["statusAsOf"].text();
  return day.empty() ? row["asOf"].text() : day;
}

std::string IndicatorText(const Value& indicator) {
  if (indicator["unavailable"].boolean()) {
    return absl::StrCat(LastSegment(indicator["indicator"].text()), ": unavailable (",
                        WhyUnavailable(indicator["unavailability"].text()), ")");
  }
  return absl::StrCat(indicator["title"].text(), ": ", indicator["verdict"].text(), ", ",
                      indicator["valueText"].text(), " ", indicator["unit"].text(), " to ",
                      indicator["dataMonth"].text());
}

ThemeFilter::ThemeFilter(const Value& plan, std::string theme)
    : theme_(std::move(theme)), title_(theme_) {
  for (const Value& each : plan["themes"].elements()) {
    if (LastSegment(each["theme"].text()) == theme_ || each["prefix"].text() == theme_) {
      title_ = each["title"].text();
    }
  }
}

bool ThemeFilter::HasTitle(const std::string& title) const {
  return theme_.empty() || absl::EqualsIgnoreCase(title, title_);
}

bool ThemeFilter::Has(const Value& row) const {
  return HasTitle(ThemeTitle(row)) || row["theme"].text() == theme_ ||
         row["themePrefix"].text() == theme_;
}

std::vector<Value> ThemeFilter::Rows(const Value& plan) const {
  std::vector<Value> rows;
  for (const Value& row : plan["rows"].elements()) {
    if (Has(row)) rows.push_back(row);
  }
  return rows;
}

}  // namespace copperplate::cli
