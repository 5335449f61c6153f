// A decision of the Commissioner or of a body, and what of it is owed to the public.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/marking/marking.h"
#include "libs/status/faults.h"
#include "services/governance/domain/decision_state.h"
#include "services/governance/domain/publication.h"
#include "services/governance/domain/state_change.h"

namespace copperplate::governance {

struct Decision {
  std::string id;
  std::string reference;  // as printed
  std::string item;       // resource name of the agenda item; empty: taken outside a meeting
  std::string title;
  std::string reasons;  // may be empty
  std::string options;  // that were considered; likewise
  // Of significant public interest, which the law does not define: the Commissioner determines it,
  // and says on what basis, either way (SI 2011/3050, Schedule, Part 1, para 5(d)). Nothing while
  // it is not determined.
  std::optional<bool> spi;
  std::string spi_basis;
  std::string spi_determined_by;
  Marking marking = Marking::kOfficial;
  std::optional<absl::CivilDay> taken_on;
  std::string taken_by;
  DecisionState state = DecisionState::kProposed;
  std::vector<StateChange<DecisionState>> changes;  // the last one's `to` is `state`
  std::optional<Exemption> exemption;               // once it is kExemptRecorded
  std::optional<Publication> publication;           // once it is kPublished
  std::string revoked_by;                           // resource name; of kRevoked only
  bool is_revoking_one_sensitive = false;           // then a viewer is not told which it is

  bool sensitive() const { return marking == Marking::kOfficialSensitive; }
};

// Every fault of what people say of a decision, by the API's field names: those of libs/fields;
// SPI_BASIS_REQUIRED of `spi_basis` where it is determined without, FIELD_REQUIRED of
// `spi_determined_by` likewise, SPI_NOT_DETERMINED of either where it is not; REFERENCE_TAKEN where
// another decision of the force has `reference`.
Faults Validate(const Decision& decision, bool reference_taken);

}  // namespace copperplate::governance
