#include "services/governance/domain/outcome.h"

#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "libs/text/words.h"
#include "services/governance/domain/item_number.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kOutcomeKindWords[] = {"NOTED",    "APPROVED", "AGREED",   "ENDORSED",
                                                   "DEFERRED", "REJECTED", "COMMENDED"};

}  // namespace

absl::string_view Name(OutcomeKind kind) { return NameIn(kOutcomeKindWords, kind); }

Faults Validate(const Outcome& outcome) {
  Faults faults;
  fields::CheckId(outcome.id, "id", faults);
  fields::CheckGiven(outcome.item, "agenda_item", faults);
  fields::CheckProse(outcome.text, "text", faults);
  if (!outcome.paragraph.empty()) CheckParagraphNumber(outcome.paragraph, "paragraph", faults);
  fields::CheckOptionalLine(outcome.moved_by, "moved_by", faults);
  fields::CheckOptionalLine(outcome.decided_by, "decided_by", faults);
  return faults;
}

}  // namespace copperplate::governance
