#include "services/delivery/domain/import_texts.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/delivery/domain/code.h"

namespace copperplate::delivery {
namespace {

constexpr absl::string_view kNoteStart = " (Note: ";
constexpr size_t kLongestId = 63;
constexpr size_t kLongestIdStem = 58;  // with a hyphen and a count still an id
constexpr size_t kLongestTarget = 60;

bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }
bool IsWord(char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)); }

// Takes a code off the front of `text`, blanks between letter and number allowed, its writing into
// `written`.
std::optional<Code> TakeCode(absl::string_view& text, std::string& written) {
  if (text.empty() || !absl::ascii_isupper(static_cast<unsigned char>(text[0]))) {
    return std::nullopt;
  }
  size_t at = 1;
  while (at < text.size() && text[at] == ' ') ++at;
  const size_t number = at;
  while (at < text.size() && IsDigit(text[at])) ++at;
  if (at == number) return std::nullopt;
  if (at + 1 < text.size() && text[at] == '.' && IsDigit(text[at + 1])) {
    ++at;
    while (at < text.size() && IsDigit(text[at])) ++at;
  }
  if (at < text.size() && IsWord(text[at])) return std::nullopt;
  const std::optional<Code> code =
      ParseCode(absl::StrCat(text.substr(0, 1), text.substr(number, at - number)));
  if (!code.has_value()) return std::nullopt;
  written = std::string(text.substr(0, at));
  text.remove_prefix(at);
  return code;
}

bool ConsumeWord(absl::string_view& text, absl::string_view word) {
  if (!absl::StartsWithIgnoreCase(text, word)) return false;
  if (text.size() > word.size() && text[word.size()] != ' ') return false;
  text = absl::StripLeadingAsciiWhitespace(text.substr(word.size()));
  return true;
}

void AddSeen(SeenAlso seen, std::vector<SeenAlso>& found) {
  const bool known = std::any_of(found.begin(), found.end(), [&](const SeenAlso& other) {
    return seen.code.empty() ? other.text == seen.text : other.code == seen.code;
  });
  if (!known) found.push_back(std::move(seen));
}

// Whether a separator leads on to another code; takes it.
bool ConsumeSeparator(absl::string_view& text) {
  absl::string_view rest = absl::StripLeadingAsciiWhitespace(text);
  if (absl::ConsumePrefix(&rest, ",") || absl::ConsumePrefix(&rest, "&")) {
    rest = absl::StripLeadingAsciiWhitespace(rest);
    ConsumeWord(rest, "and");
  } else if (!ConsumeWord(rest, "and")) {
    return false;
  }
  std::string unused;
  absl::string_view ahead = rest;
  if (!TakeCode(ahead, unused).has_value()) return false;
  text = rest;
  return true;
}

// Up to the end of the clause; a dot within a number does not end it.
absl::string_view TakeClause(absl::string_view text) {
  size_t at = 0;
  while (at < text.size() &&
         absl::string_view(",;>()\t\r\n").find(text[at]) == absl::string_view::npos) {
    const bool ends = text[at] == '.' && (at + 1 == text.size() || !IsDigit(text[at + 1]));
    if (ends) break;
    ++at;
  }
  text = text.substr(0, at);
  if (text.size() > kLongestTarget) {
    const size_t blank = text.rfind(' ', kLongestTarget);
    // A text without a blank is cut before a character, not within one.
    size_t cut = blank == absl::string_view::npos ? kLongestTarget : blank;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    text = text.substr(0, cut);
  }
  return absl::StripTrailingAsciiWhitespace(text);
}

std::vector<std::string> SplitTrimmed(absl::string_view text, absl::string_view separator) {
  std::vector<std::string> parts;
  for (const absl::string_view part : absl::StrSplit(text, separator)) {
    const absl::string_view trimmed = absl::StripAsciiWhitespace(part);
    if (!trimmed.empty()) parts.emplace_back(trimmed);
  }
  return parts;
}

}  // namespace

std::vector<std::string> SplitLeads(absl::string_view text) { return SplitTrimmed(text, "/"); }

std::string JoinLeads(const std::vector<std::string>& leads) { return absl::StrJoin(leads, " / "); }

std::vector<std::string> SplitOpportunities(absl::string_view text) {
  return SplitTrimmed(text, "\n\n");
}

std::string JoinOpportunities(const std::vector<std::string>& opportunities) {
  return absl::StrJoin(opportunities, "\n\n");
}

WordedAction SplitNote(absl::string_view text) {
  const size_t start = text.find(kNoteStart);
  if (start == absl::string_view::npos || start == 0 || text.back() != ')') {
    return {std::string(text), ""};
  }
  const size_t begin = start + kNoteStart.size();
  const absl::string_view note = text.substr(begin, text.size() - 1 - begin);
  const absl::string_view worded = text.substr(0, start);
  // Only what an export puts together again in the same way.
  if (note != absl::StripAsciiWhitespace(note) || note.empty() ||
      worded != absl::StripAsciiWhitespace(worded)) {
    return {std::string(text), ""};
  }
  return {std::string(worded), std::string(note)};
}

std::string PrintedText(const PriorityAction& action) {
  const std::string& text = action.alt_text.empty() ? action.text : action.alt_text;
  return action.note.empty() ? text : absl::StrCat(text, kNoteStart, action.note, ")");
}

std::vector<SeenAlso> FindSeeAlso(absl::string_view text) {
  constexpr absl::string_view kSeeAlso = "see also ";
  const std::string lower = absl::AsciiStrToLower(text);
  const absl::string_view searched = lower;
  std::vector<SeenAlso> found;
  for (size_t at = searched.find(kSeeAlso); at != absl::string_view::npos;
       at = searched.find(kSeeAlso, at + 1)) {
    const absl::string_view target =
        absl::StripLeadingAsciiWhitespace(text.substr(at + kSeeAlso.size()));
    absl::string_view rest = target;
    for (const absl::string_view word : {"update", "at", "to", "section"}) ConsumeWord(rest, word);
    std::string written;
    std::optional<Code> code = TakeCode(rest, written);
    if (!code.has_value()) {
      const absl::string_view clause = TakeClause(target);
      if (!clause.empty()) AddSeen({"", std::string(clause)}, found);
      continue;
    }
    AddSeen({FormatCode(*code), written}, found);
    while (ConsumeSeparator(rest)) {
      code = TakeCode(rest, written);
      AddSeen({FormatCode(*code), written}, found);
    }
  }
  return found;
}

std::string SlugOf(absl::string_view prefix, absl::string_view text) {
  std::string slug(prefix);
  bool hyphen = !slug.empty();
  for (const char c : text) {
    if (!IsWord(c)) {
      hyphen = !slug.empty();
      continue;
    }
    if (hyphen) slug += '-';
    hyphen = false;
    slug += absl::ascii_tolower(static_cast<unsigned char>(c));
  }
  if (slug.empty() || !absl::ascii_islower(static_cast<unsigned char>(slug[0]))) {
    slug = absl::StrCat("item", slug.empty() ? "" : "-", slug);
  }
  slug.resize(std::min(slug.size(), kLongestId));
  while (slug.back() == '-') slug.pop_back();
  return slug;
}

std::string FreeId(std::string id, const std::set<std::string>& taken) {
  if (taken.count(id) == 0) return id;
  id.resize(std::min(id.size(), kLongestIdStem));
  for (int count = 2;; ++count) {
    std::string next = absl::StrCat(id, "-", count);
    if (taken.count(next) == 0) return next;
  }
}

}  // namespace copperplate::delivery
