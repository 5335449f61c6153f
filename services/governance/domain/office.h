// Offices that somebody holds: who chairs a body, and who may sign for the force.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"

namespace copperplate::governance {

struct Tenure {
  std::string holder;  // a person
  absl::CivilDay from;
  std::optional<absl::CivilDay> to;  // the last day; none: still holds it
};

struct Office {
  std::string id;
  std::string title;            // `Police and Crime Commissioner`
  std::vector<Tenure> tenures;  // oldest first
};

// Every fault of an office by itself, by the API's names: those of libs/fields, DATES_REVERSED of a
// tenure that ends before it begins, TENURE_OUT_OF_ORDER of one that does not begin after the end
// of the one before it: an office has one holder on a day, and who acts in it has another office.
Faults Validate(const Office& office);

// A decision notice that was signed by who held the office then.
struct OfficeSignature {
  std::string notice;  // resource name
  std::string signed_by;
  absl::CivilDay on;
};

// TENURE_IN_USE of `tenures` where who signed a notice would not have held the office on that day
// any more.
void CheckOfficeUpdate(const Office& present, const Office& next,
                       absl::Span<const OfficeSignature> signatures, Faults& faults);

// OFFICE_IN_USE of each that refers to an office, by its resource name: the body that is chaired by
// it, the decision notice that is signed by it, the risk, action or recommendation that it owns or
// owned.
Unmet CheckOfficeDeletion(absl::Span<const std::string> referring);

// Who holds the office on the day; null: nobody.
const Tenure* HolderOn(const Office& office, absl::CivilDay day);

// Whether two who are written each as a person or as an office, that by its title or its resource
// name, are one, as far as a name can say (libs/person): an office is who holds it on the day.
bool IsOnePerson(absl::string_view one, absl::string_view other, absl::Span<const Office> offices,
                 absl::CivilDay day);

}  // namespace copperplate::governance
