#include "services/governance/domain/declaration.h"

#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "libs/text/words.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kDeclarationKindWords[] = {"NIL", "PECUNIARY", "NON_PECUNIARY"};
constexpr absl::string_view kDeclarationActionWords[] = {"STAYED", "SPOKE_ONLY", "LEFT", "NO_VOTE"};

}  // namespace

absl::string_view Name(DeclarationKind kind) { return NameIn(kDeclarationKindWords, kind); }

absl::string_view Name(DeclarationAction action) { return NameIn(kDeclarationActionWords, action); }

Faults Validate(const Declaration& declaration) {
  Faults faults;
  fields::CheckId(declaration.id, "id", faults);
  if (declaration.kind != DeclarationKind::kNil) {
    fields::CheckLine(declaration.person, "person", faults);
    fields::CheckProse(declaration.nature, "nature", faults);
    return faults;
  }
  fields::CheckOptionalLine(declaration.person, "person", faults);
  const auto not_for_nil = [&](bool given, absl::string_view field) {
    if (given) faults.Add("FIELD_NOT_FOR_NIL", field, "must be empty of a NIL declaration");
  };
  not_for_nil(!declaration.item.empty(), "agenda_item");
  not_for_nil(!declaration.nature.empty(), "nature");
  not_for_nil(declaration.action.has_value(), "action");
  return faults;
}

}  // namespace copperplate::governance
