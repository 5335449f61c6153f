// Resource names (AIP-122): a pattern is a type, its shape checked by the compiler.
//
//   inline constexpr resource::Pattern<"forces/{force}/indicators/{indicator}"> kIndicator;
//
//   const auto ids = kIndicator.Match(request.name(), "name");
//   if (!ids.ok()) return ids.status();
//   const auto [force, indicator] = *ids;
//   kIndicator.Format(force, indicator)
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "absl/base/attributes.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/resource/match.h"
#include "libs/status/error.h"

namespace copperplate::resource {

template <FixedText kText>
class Pattern {
 public:
  static constexpr size_t kVariables = CountVariables(kText.view());
  static_assert(IsPattern(kText.view()),
                "a pattern is segments joined by `/`, each a literal or a {variable}");

  // The ids in the pattern's order. They view the matched name and live as long as it does.
  using Ids = std::array<absl::string_view, kVariables>;

  // `forces/{force}/indicators/{indicator}`
  static constexpr absl::string_view text() { return kText.view(); }

  // INVALID_ARGUMENT with reason RESOURCE_NAME_INVALID where `name` is not of this pattern or an id
  // is not one (IsResourceId). `field` is the request's field, for the error.
  absl::StatusOr<Ids> Match(absl::string_view name ABSL_ATTRIBUTE_LIFETIME_BOUND,
                            absl::string_view field = "name") const {
    Ids ids;
    if (Matches(name, ids)) return ids;
    return NameError(kText.view(), name, field);
  }

  // As above, for a request whose faults are gathered: adds the fault and returns nothing.
  std::optional<Ids> Match(absl::string_view name ABSL_ATTRIBUTE_LIFETIME_BOUND,
                           absl::string_view field, Faults& faults) const {
    Ids ids;
    if (Matches(name, ids)) return ids;
    faults.Add(kNameReason, field, NameFault(kText.view(), name));
    return std::nullopt;
  }

  // The last id of a name of this pattern, `forces/{force}/...`, that must be of `force`: for a
  // field that refers to another resource of the request's force. Empty, with the fault, where it
  // is none: RESOURCE_NAME_INVALID, or AREA_NOT_OF_FORCE where the last variable is `area`.
  std::string IdOfForce(absl::string_view force, absl::string_view name, absl::string_view field,
                        Faults& faults) const {
    static_assert(kVariables == 2 && kText.view().substr(0, 15) == "forces/{force}/",
                  "a pattern of what belongs to a force and to nothing in it");
    return IdUnder({force}, name, field, faults);
  }

  // The same of a name that lies below all of `parents`, ids in the pattern's order: for a field
  // that refers to what belongs to the same resource of the same force. Of
  // `forces/{force}/plans/{plan}/actions/{action}`, with {force, plan}: ACTION_NOT_OF_FORCE, or
  // ACTION_NOT_OF_PLAN where the force is right.
  template <size_t kCount>
  std::string IdUnder(const absl::string_view (&parents)[kCount], absl::string_view name,
                      absl::string_view field, Faults& faults) const {
    static_assert(kCount + 1 == kVariables, "one id for each variable but the last");
    const std::optional<Ids> ids = Match(name, field, faults);
    if (!ids.has_value()) return "";
    for (size_t parent = 0; parent < kCount; ++parent) {
      if ((*ids)[parent] == parents[parent]) continue;
      AddNotOf(kText.view(), parent, field, faults);
      break;
    }
    return std::string(ids->back());
  }

  // True and `ids` filled where `name` is of this pattern. Allocates nothing.
  bool Matches(absl::string_view name, Ids& ids) const {
    return MatchSegments(kText.view(), name, absl::MakeSpan(ids));
  }

  // The name with these ids, one for each variable, as they stand: an id that is not one
  // (IsResourceId) gives a name that Match() refuses.
  template <typename... Id>
  std::string Format(const Id&... ids) const {
    static_assert(sizeof...(Id) == kVariables, "one id for each variable of the pattern");
    const std::array<absl::string_view, kVariables> views = {absl::string_view(ids)...};
    return FormatSegments(kText.view(), views);
  }
};

}  // namespace copperplate::resource
