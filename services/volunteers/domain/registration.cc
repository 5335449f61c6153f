#include "services/volunteers/domain/registration.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kCommonWords[] = {
    "ADD", "AGO", "AIR", "ALL", "AND", "ANY", "ARE", "AWE", "BAD", "BIG", "BUS", "BUT", "BYE",
    "CAN", "CAR", "CUT", "DAY", "DID", "DRY", "DUE", "END", "FAR", "FEW", "FOG", "FOR", "GET",
    "GOT", "HAD", "HAS", "HER", "HGV", "HIM", "HIS", "HIT", "HOT", "HOW", "ICE", "ITS", "JOB",
    "KPH", "LAY", "LED", "LET", "LOT", "LOW", "MAN", "MAY", "MEN", "MET", "MIN", "MPH", "NEW",
    "NOT", "NOW", "OFF", "OLD", "ONE", "OUR", "OUT", "OWN", "PER", "PUT", "RAN", "RED", "RUN",
    "SAT", "SAW", "SAY", "SEE", "SET", "SHE", "SIX", "SUN", "TEN", "THE", "TOO", "TWO", "USE",
    "VAN", "VIA", "WAS", "WAY", "WEB", "WET", "WHO", "WHY", "WON", "YES", "YET", "YOU"};

bool IsCommonWord(absl::string_view letters) {
  return std::binary_search(std::begin(kCommonWords), std::end(kCommonWords), letters);
}

// A run of letters or of digits, in upper case.
struct Group {
  std::string text;
  bool digits = false;
  bool parted = false;  // from the one before, by one blank, hyphen, point or line end
  bool alone = false;   // more than that lies between
};

// In plain characters: without those that are not seen, and blanks and hyphens as one byte.
std::string Plain(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"\u00ad", ""},
                                    {"\u200b", ""},
                                    {"\u200c", ""},
                                    {"\u200d", ""},
                                    {"\u2060", ""},
                                    {"\ufeff", ""},
                                    {"\u00a0", " "},
                                    {"\u202f", " "},
                                    {"\u2010", "-"},
                                    {"\u2011", "-"},
                                    {"\u2012", "-"},
                                    {"\u2013", "-"},
                                    {"\r\n", "\n"}});
}

std::vector<Group> GroupsOf(absl::string_view text) {
  constexpr absl::string_view kJoints = " -.\n\r\t";
  std::vector<Group> groups;
  size_t between = 0;
  bool joins = true;  // what lies between is one of the joints
  for (const char c : text) {
    const bool digit = absl::ascii_isdigit(static_cast<unsigned char>(c));
    const bool letter = absl::ascii_isalpha(static_cast<unsigned char>(c));
    if (!digit && !letter) {
      ++between;
      joins = joins && absl::StrContains(kJoints, c);
      continue;
    }
    if (groups.empty() || between > 0 || groups.back().digits != digit) {
      Group group;
      group.digits = digit;
      group.parted = between == 1 && joins;
      group.alone = groups.empty() || (between > 0 && !group.parted);
      groups.push_back(std::move(group));
    }
    groups.back().text += absl::ascii_toupper(static_cast<unsigned char>(c));
    between = 0;
    joins = true;
  }
  return groups;
}

bool IsDigits(const Group& group, size_t least, size_t most) {
  return group.digits && least <= group.text.size() && group.text.size() <= most;
}

bool IsLetters(const Group& group, size_t least, size_t most) {
  return !group.digits && least <= group.text.size() && group.text.size() <= most;
}

// Whether two of a number's groups are written together.
bool FollowsClosely(const Group& group) { return !group.alone && !group.parted; }

// Whether nothing but one joint parts the word from what comes before it.
bool FollowsPlainly(const Group& group) {
  return !group.alone && (!group.parted || !IsCommonWord(group.text));
}

// `AB12 CDE`, `A123 BCD`: letters, digits close by, three letters.
bool IsSince1983(const Group& first, const Group& second, const Group& third) {
  const bool current = IsLetters(first, 2, 2) && IsDigits(second, 2, 2);
  const bool prefix = IsLetters(first, 1, 1) && IsDigits(second, 1, 3);
  return (current || prefix) && FollowsClosely(second) && IsLetters(third, 3, 3) &&
         FollowsPlainly(third);
}

// `ABC 123D`: three letters, digits, a letter close by.
bool IsSince1963(const Group& first, const Group& second, const Group& third) {
  return IsLetters(first, 3, 3) && IsDigits(second, 1, 3) && !second.alone &&
         (!second.parted || !IsCommonWord(first.text)) && IsLetters(third, 1, 1) &&
         FollowsClosely(third);
}

// `AZ 1234`, `XIZ 1234`: two or three letters, I or Z among those after the first, and digits.
bool IsNorthernIrish(const Group& first, const Group& second) {
  return IsLetters(first, 2, 3) && first.text.find_first_of("IZ", 1) != std::string::npos &&
         IsDigits(second, 3, 4) && !second.alone && !IsCommonWord(first.text);
}

}  // namespace

bool HoldsRegistration(absl::string_view text) {
  const std::vector<Group> groups = GroupsOf(Plain(text));
  for (size_t i = 0; i + 1 < groups.size(); ++i) {
    // A group that goes on in what comes before it is the end of another word.
    if (i > 0 && FollowsClosely(groups[i])) continue;
    // One that goes on in what comes after is the beginning of another.
    const bool ends_after_two = i + 2 >= groups.size() || !FollowsClosely(groups[i + 2]);
    if (ends_after_two && IsNorthernIrish(groups[i], groups[i + 1])) return true;
    if (i + 2 >= groups.size()) continue;
    const bool ends_after_three = i + 3 >= groups.size() || !FollowsClosely(groups[i + 3]);
    if (ends_after_three && (IsSince1983(groups[i], groups[i + 1], groups[i + 2]) ||
                             IsSince1963(groups[i], groups[i + 1], groups[i + 2]))) {
      return true;
    }
  }
  return false;
}

}  // namespace copperplate::volunteers
