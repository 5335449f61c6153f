#include "services/governance/domain/office.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "libs/person/person.h"
#include "libs/text/fold.h"

namespace copperplate::governance {
namespace {

// Who is meant by a person or an office: what is written, and who holds the office on the day.
std::vector<absl::string_view> PersonsMeant(absl::string_view written,
                                            absl::Span<const Office> offices, absl::CivilDay day) {
  std::vector<absl::string_view> persons = {written};
  for (const Office& office : offices) {
    const bool meant = SameText(written, office.title) ||
                       absl::EndsWith(written, absl::StrCat("/offices/", office.id));
    const Tenure* const tenure = meant ? HolderOn(office, day) : nullptr;
    if (tenure != nullptr) persons.push_back(tenure->holder);
  }
  return persons;
}

}  // namespace

Faults Validate(const Office& office) {
  Faults faults;
  fields::CheckId(office.id, "id", faults);
  fields::CheckLine(office.title, "title", faults);
  if (office.tenures.size() > fields::kMostItems) {
    faults.Add("TOO_MANY", "tenures", absl::StrCat("must be at most ", fields::kMostItems));
    return faults;
  }
  for (size_t i = 0; i < office.tenures.size(); ++i) {
    const Tenure& tenure = office.tenures[i];
    const std::string field = absl::StrCat("tenures[", i, "]");
    fields::CheckLine(tenure.holder, absl::StrCat(field, ".holder"), faults);
    fields::CheckNotBefore(tenure.to, absl::StrCat(field, ".to_date"), tenure.from, "the first day",
                           faults);
    if (i == 0) continue;
    const std::optional<absl::CivilDay>& ended = office.tenures[i - 1].to;
    if (!ended.has_value() || tenure.from <= *ended) {
      faults.Add("TENURE_OUT_OF_ORDER", absl::StrCat(field, ".from_date"),
                 "must lie after the last day of the tenure before it");
    }
  }
  return faults;
}

void CheckOfficeUpdate(const Office& present, const Office& next,
                       absl::Span<const OfficeSignature> signatures, Faults& faults) {
  for (const OfficeSignature& signature : signatures) {
    const auto was_signed_by_holder_of = [&](const Office& office) {
      const Tenure* const tenure = HolderOn(office, signature.on);
      return tenure != nullptr && SamePerson(tenure->holder, signature.signed_by);
    };
    if (!was_signed_by_holder_of(present) || was_signed_by_holder_of(next)) continue;
    faults.Add("TENURE_IN_USE", "tenures",
               absl::StrCat("must have who signed ", signature.notice, " on that day"));
  }
}

Unmet CheckOfficeDeletion(absl::Span<const std::string> referring) {
  Unmet unmet;
  for (const std::string& name : referring) {
    unmet.Add("OFFICE_IN_USE", name, "refers to the office");
  }
  return unmet;
}

const Tenure* HolderOn(const Office& office, absl::CivilDay day) {
  const auto found =
      std::find_if(office.tenures.begin(), office.tenures.end(), [&](const Tenure& tenure) {
        return tenure.from <= day && day <= tenure.to.value_or(absl::CivilDay::max());
      });
  return found == office.tenures.end() ? nullptr : &*found;
}

bool IsOnePerson(absl::string_view one, absl::string_view other, absl::Span<const Office> offices,
                 absl::CivilDay day) {
  if (one.empty() || other.empty()) return false;
  const std::vector<absl::string_view> others = PersonsMeant(other, offices, day);
  const std::vector<absl::string_view> ones = PersonsMeant(one, offices, day);
  return std::any_of(ones.begin(), ones.end(), [&](absl::string_view a) {
    return std::any_of(others.begin(), others.end(),
                       [&](absl::string_view b) { return SamePerson(a, b); });
  });
}

}  // namespace copperplate::governance
