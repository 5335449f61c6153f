#include "services/governance/domain/membership.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "libs/person/person.h"
#include "libs/text/words.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kCapacityWords[] = {"MEMBER", "ATTENDEE", "ADVISER"};

absl::CivilDay LastDayOf(const Membership& membership) {
  return membership.to.value_or(absl::CivilDay::max());
}

}  // namespace

absl::string_view Name(Capacity capacity) { return NameIn(kCapacityWords, capacity); }

Faults Validate(const Membership& membership) {
  Faults faults;
  fields::CheckId(membership.id, "id", faults);
  fields::CheckLine(membership.person, "person", faults);
  fields::CheckOptionalLine(membership.role_title, "role_title", faults);
  fields::CheckNotBefore(membership.to, "to_date", membership.from, "the first day", faults);
  return faults;
}

void CheckMembershipAmong(absl::Span<const Membership> held, const Membership& membership,
                          Faults& faults) {
  for (const Membership& other : held) {
    if (other.id == membership.id || !SamePerson(other.person, membership.person)) continue;
    if (other.from > LastDayOf(membership) || membership.from > LastDayOf(other)) continue;
    faults.Add("MEMBERSHIP_OVERLAPS", "from_date",
               absl::StrCat("the person is of the body on some of the days already: ", other.id));
  }
}

void CheckMembershipUpdate(const Membership& present, const Membership& next,
                           absl::Span<const absl::CivilDay> attended, Faults& faults) {
  if (attended.empty()) return;
  const auto check = [&](bool keeps, absl::string_view field) {
    if (keeps) return;
    faults.Add("MEMBERSHIP_IN_USE", field, "the person attended a meeting as a member by it");
  };
  const auto [first, last] = std::minmax_element(attended.begin(), attended.end());
  check(SamePerson(present.person, next.person), "person");
  check(next.capacity == Capacity::kMember, "capacity");
  check(next.from <= *first, "from_date");
  check(*last <= LastDayOf(next), "to_date");
}

Unmet CheckMembershipDeletion(absl::Span<const std::string> attendances) {
  Unmet unmet;
  for (const std::string& name : attendances) {
    unmet.Add("MEMBERSHIP_IN_USE", name, "is of a member by it: end it instead");
  }
  return unmet;
}

const Membership* MembershipOn(absl::Span<const Membership> memberships, absl::string_view person,
                               absl::CivilDay day) {
  const auto found =
      std::find_if(memberships.begin(), memberships.end(), [&](const Membership& membership) {
        return membership.from <= day && day <= LastDayOf(membership) &&
               SamePerson(membership.person, person);
      });
  return found == memberships.end() ? nullptr : &*found;
}

bool IsMemberOn(absl::Span<const Membership> memberships, absl::string_view person,
                absl::CivilDay day) {
  const Membership* const membership = MembershipOn(memberships, person, day);
  return membership != nullptr && membership->capacity == Capacity::kMember;
}

}  // namespace copperplate::governance
