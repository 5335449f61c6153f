// The use cases of risks, their assessments and the snapshots of their register: what is done with
// a risk is told by the moves of domain/risk.h.
#pragma once

#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "libs/parts/part_rules.h"
#include "services/governance/app/ports/risk_parts.h"

namespace copperplate::governance {

template <>
struct GovernancePartRules<Risk> : NoPartRules<Risk> {};
template <>
struct GovernancePartRules<RiskAssessment> : NoPartRules<RiskAssessment> {};
template <>
struct GovernancePartRules<RegisterSnapshot> : NoPartRules<RegisterSnapshot> {};

using RiskRecord = PartRecord<Risk>;
using RiskPrinter = Printer<RiskRecord>;

// Each gives NOT_FOUND (RISK_UNKNOWN), ABORTED (ETAG_MISMATCH) and what the port gives. A day that
// is not given is the present one in Europe/London.

// Adds a risk, PROPOSED; event `risk.created`. ALREADY_EXISTS (RISK_EXISTS); INVALID_ARGUMENT as
// domain Validate().
PartChanged<Risk> CreateRisk(PartRepository<Risk>& risks, const RequestContext& context,
                             const Risk& asked, std::optional<absl::CivilDay> proposed_on,
                             WriteMode mode, const RiskPrinter& print);

// Changes the fields that a caller can set; event `risk.updated`. As domain Rewritten().
PartChanged<Risk> RewriteRisk(PartRepository<Risk>& risks, const RequestContext& context,
                              const PartPath& path, const Asked& asked,
                              std::optional<absl::CivilDay> on, MergePart<Risk> merge,
                              const RiskPrinter& print);

// A step from state to state; the event has the name of its verb: `risk.close`. As domain Moved().
PartChanged<Risk> MoveRisk(PartRepository<Risk>& risks, const RequestContext& context,
                           const PartPath& path, const Asked& asked, const RiskMoveDetails& details,
                           std::optional<absl::CivilDay> on, const RiskPrinter& print);

// Adds an assessment to the risk; event `risk_assessment.created`. ALREADY_EXISTS
// (RISK_ASSESSMENT_EXISTS); INVALID_ARGUMENT as domain Validate().
PartChanged<RiskAssessment> AssessRisk(PartRepository<RiskAssessment>& assessments,
                                       const RequestContext& context, absl::string_view risk,
                                       const RiskAssessment& asked,
                                       std::optional<absl::CivilDay> as_of, WriteMode mode,
                                       const Printer<PartRecord<RiskAssessment>>& print);

// Freezes the register of a day; event `risk_register_snapshot.created`. ALREADY_EXISTS
// (RISK_REGISTER_SNAPSHOT_EXISTS); INVALID_ARGUMENT as domain Validate().
PartChanged<RegisterSnapshot> FreezeRegister(PartRepository<RegisterSnapshot>& snapshots,
                                             const RequestContext& context,
                                             const RegisterSnapshot& asked,
                                             std::optional<absl::CivilDay> as_of, WriteMode mode,
                                             const Printer<PartRecord<RegisterSnapshot>>& print);

}  // namespace copperplate::governance
