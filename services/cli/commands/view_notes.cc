#include "services/cli/commands/view_notes.h"

#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"
#include "services/cli/commands/names.h"
#include "services/cli/terminal/printable.h"

namespace copperplate::cli {
namespace {

void AppendLine(const Value& text, std::string& lines) {
  const std::string line = Printable(text.text());
  if (!line.empty()) absl::StrAppend(&lines, line, "\n");
}

// `All Recorded Crime, count, cambridgeshire, 2017-12`: what the answer has of it.
std::string SubjectOfAnswer(const Value& answer) {
  std::string subject = answer["title"].text();
  for (const char* field : {"unit", "dimension", "area", "dataMonth", "lastMonth", "toMonth"}) {
    const std::string part = LastSegment(answer[field].text());
    if (!part.empty()) absl::StrAppend(&subject, subject.empty() ? "" : ", ", part);
  }
  return subject.empty() ? "" : Printable(subject) + "\n";
}

std::string LimitOf(const Value& point, const char* field) {
  const std::string text = point["text"].text();
  const size_t dot = text.find('.');
  const size_t decimals = dot == std::string::npos ? 0 : text.size() - dot - 1;
  const std::string value = point[field].text();
  if (value.empty()) return "";
  const std::string rounded =
      absl::StrFormat("%.*f", static_cast<int>(decimals) + 1, std::strtod(value.c_str(), nullptr));
  const bool zero = rounded.find_first_of("123456789") == std::string::npos;
  return std::string(zero ? absl::StripPrefix(rounded, "-") : rounded);
}

}  // namespace

std::string InWords(const Value& answer, size_t /*shown*/) {
  std::string lines = SubjectOfAnswer(answer);
  for (const char* field : {"sentence", "ranking", "note", "stepChangeNote"}) {
    AppendLine(answer[field], lines);
  }
  for (const Value& note : answer["notes"].elements()) AppendLine(note, lines);
  for (const char* field : {"verdict", "nationalRank", "groupRank"}) {
    AppendLine(answer[field]["sentence"], lines);
  }
  AppendLine(answer["caveat"], lines);
  return lines;
}

std::string CentreOf(const Value& point) { return LimitOf(point, "centre"); }
std::string LowerLimitOf(const Value& point) { return LimitOf(point, "lowerLimit"); }
std::string UpperLimitOf(const Value& point) { return LimitOf(point, "upperLimit"); }

}  // namespace copperplate::cli
