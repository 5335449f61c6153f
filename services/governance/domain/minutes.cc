#include "services/governance/domain/minutes.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "libs/fields/text.h"
#include "services/governance/domain/item_number.h"

namespace copperplate::governance {
namespace {

void CheckNumberOnce(const MinutesParagraph& paragraph, const std::string& field,
                     std::set<absl::string_view>& numbers, Faults& faults) {
  if (paragraph.number.empty()) {
    fields::CheckGiven(paragraph.number, field, faults);
  } else if (!IsParagraphNumber(paragraph.number)) {
    CheckParagraphNumber(paragraph.number, field, faults);
  } else if (!numbers.insert(paragraph.number).second) {
    faults.Add("DUPLICATE", field, "is there already");
  }
}

}  // namespace

std::string MinutesId(int32_t version) { return absl::StrCat("version-", version); }

const MinutesParagraph* FindParagraph(const Minutes& minutes, absl::string_view number) {
  const auto found =
      std::find_if(minutes.paragraphs.begin(), minutes.paragraphs.end(),
                   [&](const MinutesParagraph& one) { return one.number == number; });
  return found == minutes.paragraphs.end() ? nullptr : &*found;
}

Faults Validate(const Minutes& minutes) {
  Faults faults;
  if (minutes.paragraphs.size() > kMostParagraphs) {
    faults.Add("TOO_MANY", "paragraphs", absl::StrCat("must be at most ", kMostParagraphs));
    return faults;
  }
  std::set<absl::string_view> numbers;
  for (size_t i = 0; i < minutes.paragraphs.size(); ++i) {
    const MinutesParagraph& paragraph = minutes.paragraphs[i];
    const std::string field = absl::StrCat("paragraphs[", i, "]");
    fields::CheckGiven(paragraph.item, absl::StrCat(field, ".agenda_item"), faults);
    CheckNumberOnce(paragraph, absl::StrCat(field, ".number"), numbers, faults);
    fields::CheckProse(paragraph.text, absl::StrCat(field, ".text"), faults);
  }
  return faults;
}

}  // namespace copperplate::governance
