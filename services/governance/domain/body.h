// The bodies whose meetings are kept: boards, panels, groups of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"

namespace copperplate::governance {

enum class BodyKind : uint8_t {
  kBoard,
  kPanel,
  kSubgroup,
  kCommittee,
  kManagementMeeting,
  kPartnership,
};

// `BOARD` and so on.
absl::string_view Name(BodyKind kind);

// Another way in which a body is, or was, written.
struct BodyAlias {
  std::string name;
  std::optional<absl::CivilDay> from;  // none: always was
  std::optional<absl::CivilDay> to;    // the last day; none: still is
};

struct Body {
  std::string id;    // the code in lower case
  std::string code;  // `BCB`: stands in the references of actions
  std::string name;
  std::vector<BodyAlias> aliases;
  BodyKind kind = BodyKind::kBoard;
  std::optional<std::string> parent;  // id
  bool is_public = false;             // its meetings are, unless one says otherwise
  std::optional<int> quorum;          // members present to begin; none: nothing is asked
  std::optional<std::string> chair;   // id of an office
};

// The resource id that a code gives; empty where it gives none.
std::string BodyId(absl::string_view code);

// Every fault of a body by itself, by the API's names: BODY_CODE_MALFORMED of a `code` that is not
// 2 to 12 capital letters and digits beginning with a letter; NUMBER_OUT_OF_RANGE of `quorum`
// outside 1 to 100; DATES_REVERSED and DUPLICATE within `aliases`; BODY_PARENT_INVALID where it is
// its own parent; those of libs/fields.
Faults Validate(const Body& body);

// Every fault of a body among those of the force, itself among them or not: BODY_PARENT_UNKNOWN;
// BODY_PARENT_INVALID where it would lie below itself; BODY_NAME_TAKEN where another one is called
// so on one of the days.
void CheckBodyAmong(absl::Span<const Body> held, const Body& body, Faults& faults);

// OFFICE_UNKNOWN of `chair` that is none of the force's offices, whose ids are `offices`.
void CheckChair(absl::Span<const std::string> offices, const Body& body, Faults& faults);

// BODY_IN_USE of each that refers to a body, by its resource name: a body with meetings,
// memberships or actions, or that another one is part of, is not deleted.
Unmet CheckBodyDeletion(absl::Span<const std::string> referring);

// FIELD_IMMUTABLE of `code`: references of actions are made of it.
void CheckBodyUpdate(const Body& present, const Body& next, Faults& faults);

// The body that a paper of the day means by `text`, its code, its name or an alias, whatever the
// case of its letters; null where none is called so.
const Body* FindBodyCalled(absl::Span<const Body> bodies, absl::string_view text,
                           absl::CivilDay day);

}  // namespace copperplate::governance
