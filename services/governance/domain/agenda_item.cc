#include "services/governance/domain/agenda_item.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"
#include "libs/text/words.h"
#include "services/governance/domain/item_number.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kItemPurposeWords[] = {"NOTE", "DECIDE", "APPROVE", "DISCUSS",
                                                   "PROCEDURAL"};
constexpr int64_t kMostItemOrder = 1000;

}  // namespace

absl::string_view Name(ItemPurpose purpose) { return NameIn(kItemPurposeWords, purpose); }

Faults Validate(const AgendaItem& item) {
  Faults faults;
  fields::CheckId(item.id, "id", faults);
  if (item.number.empty()) {
    fields::CheckGiven(item.number, "number", faults);
  } else if (!IsItemNumber(item.number)) {
    faults.Add("ITEM_NUMBER_MALFORMED", "number",
               "must be one to four parts of up to three digits, each with a letter or none, with "
               "points between: 5.1");
  }
  fields::CheckRange(item.order, "order", 0, kMostItemOrder, faults);
  fields::CheckLine(item.title, "title", faults);
  fields::CheckOptionalLine(item.report_from, "report_from", faults);
  fields::CheckOptionalProse(item.restriction_reason, "restriction_reason", faults);
  fields::CheckOptionalProse(item.urgency_reason, "urgency_reason", faults);
  if (item.restricted && item.restriction_reason.empty()) {
    faults.Add("RESTRICTION_REASON_REQUIRED", "restriction_reason",
               "must say why the item is not for the public");
  }
  if (!item.restricted && !item.restriction_reason.empty()) {
    faults.Add("RESTRICTION_REASON_NOT_NEEDED", "restriction_reason",
               "must be empty of an item that is not restricted");
  }
  return faults;
}

bool IsPrintedBefore(const AgendaItem& a, const AgendaItem& b) {
  if (a.order != b.order) return a.order < b.order;
  return CompareNumbers(a.number, b.number) < 0;
}

std::string PrintedPlace(const AgendaItem& item) {
  constexpr size_t kDigits = 3;  // as many as a part has at most
  std::string number;
  for (const absl::string_view part : absl::StrSplit(item.number, '.')) {
    const size_t digits = std::min(part.find_first_not_of("0123456789"), part.size());
    if (!number.empty()) number += '.';
    number.append(digits < kDigits ? kDigits - digits : 0, '0');
    absl::StrAppend(&number, part);
  }
  // A blank comes before a point: `5` before `5.1`.
  return absl::StrFormat("%04d %s %s", item.order, number, item.id);
}

}  // namespace copperplate::governance
