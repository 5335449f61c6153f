#include "services/governance/app/read_statutory_clock.h"

#include "libs/status/status_macros.h"

namespace copperplate::governance {

absl::StatusOr<StatutoryClockAt> ReadStatutoryClock(ResponseRegister& responses,
                                                    const RequestContext& context,
                                                    absl::CivilDay as_of,
                                                    std::optional<absl::Time> known_at,
                                                    bool sensitive) {
  StatutoryClockAt at;
  ABSL_ASSIGN_OR_RETURN(at.read, responses.Read(context, known_at, sensitive));
  std::vector<const SourceReport*> reports;
  for (const SourceReport& report : at.read.reports) reports.push_back(&report);
  std::vector<const StatutoryResponse*> begun;
  for (const StatutoryResponse& response : at.read.responses) begun.push_back(&response);
  at.rows = StatutoryRowsOn(reports, begun, {as_of, at.read.known_at});
  return at;
}

}  // namespace copperplate::governance
