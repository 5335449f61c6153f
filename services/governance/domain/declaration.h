#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "libs/status/faults.h"

namespace copperplate::governance {

enum class DeclarationKind : uint8_t { kNil, kPecuniary, kNonPecuniary };
// What who declared an interest did then.
enum class DeclarationAction : uint8_t { kStayed, kSpokeOnly, kLeft, kNoVote };

// `NIL`, `PECUNIARY`, `NON_PECUNIARY`; `STAYED`, `SPOKE_ONLY`, `LEFT`, `NO_VOTE`.
absl::string_view Name(DeclarationKind kind);
absl::string_view Name(DeclarationAction action);

// What was declared of interests. That nobody has any is declared too, as NIL.
struct Declaration {
  std::string id;
  DeclarationKind kind = DeclarationKind::kNil;
  std::string person;  // empty of a NIL that is everybody's
  std::string item;    // id; empty: of the whole meeting
  std::string nature;
  std::optional<DeclarationAction> action;  // none: of NIL, or not answered yet
};

// Whether what was done is not recorded yet.
inline bool IsUnanswered(const Declaration& declaration) {
  return declaration.kind != DeclarationKind::kNil && !declaration.action.has_value();
}

// Every fault of a declaration by itself, by the API's names: those of libs/fields, `person` and
// `nature` being required of an interest; FIELD_NOT_FOR_NIL of what a NIL says beside its person.
Faults Validate(const Declaration& declaration);

}  // namespace copperplate::governance
