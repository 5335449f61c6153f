#pragma once

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "libs/status/faults.h"

namespace copperplate::governance {

enum class ItemPurpose : uint8_t {
  kNote,
  kDecide,
  kApprove,
  kDiscuss,
  kProcedural,  // apologies, declarations, minutes: has no report and needs no outcome
};

// `NOTE` and so on.
absl::string_view Name(ItemPurpose purpose);

struct AgendaItem {
  std::string id;
  std::string number;  // as printed: `5.1`
  int order = 0;       // before the number where numbers do not say it
  std::string title;
  ItemPurpose purpose = ItemPurpose::kNote;
  std::string report_from;  // an office or a person; of every item but a procedural one in the end
  bool restricted = false;  // not for the public
  std::string restriction_reason;
  bool significant_public_interest = false;
  std::string urgency_reason;  // why it came, or changed, after the agenda was published
  std::string carried_from;    // id of the postponed meeting that it was of; may be empty
};

// Every fault of an item by itself, by the API's names: ITEM_NUMBER_MALFORMED (item_number.h);
// RESTRICTION_REASON_REQUIRED of a restricted item without, RESTRICTION_REASON_NOT_NEEDED of
// another one with; NUMBER_OUT_OF_RANGE of `order` outside 0 to 1,000; those of libs/fields.
Faults Validate(const AgendaItem& item);

// Whether `a` is printed before `b`: by order, then by number.
bool IsPrintedBefore(const AgendaItem& a, const AgendaItem& b);

// A text that comes before that of another item, letter by letter, where the item is printed before
// it, and is of no other item of the meeting: `0000 005.001 traffic`.
std::string PrintedPlace(const AgendaItem& item);

}  // namespace copperplate::governance
