// A decision for tests: that of the Board's minutes of 12 April 2018, paragraph 14.2.
#pragma once

#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/governance/domain/decision.h"
#include "services/governance/domain/decision_moves.h"

namespace copperplate::governance {

inline constexpr char kTestDecisionName[] = "forces/cambridgeshire/decisions/cpcc-2018-012";
inline const absl::CivilDay kTestTaken(2018, 4, 12);

inline Decision TestDecision(std::optional<bool> spi = true) {
  Decision decision;
  decision.id = "cpcc-2018-012";
  decision.reference = "CPCC 2018-012";
  decision.item = "forces/cambridgeshire/bodies/bcb/meetings/2018-04-12/agendaItems/14";
  decision.title = "Section 22A Agreement: Modern Slavery Police Transformation Fund Programme";
  decision.spi = spi;
  if (spi.has_value()) {
    decision.spi_basis = "A collaboration agreement under section 22A of the Police Act 1996";
    decision.spi_determined_by = "Police and Crime Commissioner";
  }
  return decision;
}

inline RecordedStep DecisionStep(absl::CivilDay on) {
  return {.caller = "secretary",
          .on = on,
          .today = absl::CivilDay(2018, 12, 31),
          .recorded_at = absl::FromUnixSeconds(1'525'950'000)};
}

// What each move needs.
inline DecisionMoveDetails WholeDecisionMove(DecisionMove move) {
  DecisionMoveDetails details;
  details.move = move;
  details.reason = "as decided";
  details.taken_by = "Jason Ablewhite";
  details.url = "https://www.cambridgeshire-pcc.gov.uk/decisions/2018-012";
  details.exemption = {"Commercial interests", "Tender under way", absl::CivilDay(2019, 4, 1)};
  details.revoked_by = "forces/cambridgeshire/decisions/cpcc-2018-040";
  return details;
}

// The decision as it was taken.
inline Decision TakenDecision(bool spi = true) {
  return *Moved(TestDecision(spi), kTestDecisionName, WholeDecisionMove(DecisionMove::kTake), {},
                DecisionStep(kTestTaken));
}

}  // namespace copperplate::governance
