#include "services/volunteers/domain/kind.h"

#include "libs/text/words.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kKindWords[] = {"SPECIAL", "PSV", "CADET", "SPEEDWATCH"};

}  // namespace

absl::string_view Name(Kind kind) { return NameIn(kKindWords, kind); }

std::optional<Kind> ParseKind(absl::string_view word) { return FindIn<Kind>(kKindWords, word); }

}  // namespace copperplate::volunteers
