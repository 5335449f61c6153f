#include "libs/person/person.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "libs/text/fold.h"

namespace copperplate {
namespace {

using Words = std::vector<std::u32string>;

// What stands before the names of people in police papers.
constexpr std::u32string_view kTitles[] = {U"acc",
                                           U"acting",
                                           U"assistant",
                                           U"cc",
                                           U"ch",
                                           U"chief",
                                           U"cllr",
                                           U"constable",
                                           U"dame",
                                           U"dc",
                                           U"dcc",
                                           U"dci",
                                           U"dcs",
                                           U"deputy",
                                           U"det",
                                           U"detective",
                                           U"di",
                                           U"dr",
                                           U"ds",
                                           U"dsupt",
                                           U"insp",
                                           U"inspector",
                                           U"lady",
                                           U"lord",
                                           U"miss",
                                           U"mr",
                                           U"mrs",
                                           U"ms",
                                           U"mx",
                                           U"pc",
                                           U"pcc",
                                           U"pcso",
                                           U"pi",
                                           U"prof",
                                           U"professor",
                                           U"ps",
                                           U"rev",
                                           U"sc",
                                           U"sergeant",
                                           U"sgt",
                                           U"sir",
                                           U"special",
                                           U"superintendent",
                                           U"supt",
                                           U"temporary",
                                           U"t/insp",
                                           U"t/sgt",
                                           U"a/insp",
                                           U"a/sgt"};

bool IsTitle(const std::u32string& word) {
  return std::find(std::begin(kTitles), std::end(kTitles), word) != std::end(kTitles);
}

bool IsOfOffice(const std::u32string& word) {
  return word == U"of" || word == U"for" || word == U"in" || word == U"and" || word == U"to";
}

// The words of a person's name in lower case, without titles; dots part them too, as in an
// account's.
Words NameOf(absl::string_view text) {
  constexpr size_t kLeastParts = 2;
  Words words;
  bool parted = true;
  for (const char32_t c : Folded(text)) {
    if (c == U' ' || c == U'.') {
      parted = true;
      continue;
    }
    if (parted) words.emplace_back();
    parted = false;
    words.back() += c;
  }
  // An office: of nothing but ranks, or with what it is of.
  if (std::all_of(words.begin(), words.end(), IsTitle) ||
      std::any_of(words.begin(), words.end(), IsOfOffice)) {
    return words;
  }
  size_t titles = 0;
  while (titles + kLeastParts < words.size() && IsTitle(words[titles])) ++titles;
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(titles));
  return words;
}

}  // namespace

bool SameText(absl::string_view a, absl::string_view b) { return Folded(a) == Folded(b); }

bool SamePerson(absl::string_view a, absl::string_view b) { return NameOf(a) == NameOf(b); }

}  // namespace copperplate
