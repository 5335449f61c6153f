// The use cases of decision notices: what is done with one is told by domain/decision_notice.h.
#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "libs/parts/part_rules.h"
#include "services/governance/app/ports/decision_parts.h"

namespace copperplate::governance {

template <>
struct GovernancePartRules<DecisionNotice> : NoPartRules<DecisionNotice> {
  // What its moves alone say.
  static void Keep(const DecisionNotice& present, DecisionNotice& next);
};

using DecisionNoticeRecord = PartRecord<DecisionNotice>;
using DecisionNoticePrinter = Printer<DecisionNoticeRecord>;

// Each gives NOT_FOUND (FORCE_UNKNOWN, DECISION_NOTICE_UNKNOWN), ABORTED (ETAG_MISMATCH) and what
// the port gives.

// Adds one, DRAFT; event `decision_notice.created`. ALREADY_EXISTS (DECISION_NOTICE_EXISTS);
// INVALID_ARGUMENT, every fault of domain Validate(), DECISION_UNKNOWN of `decision` and
// OFFICE_UNKNOWN of `signatory`.
PartChanged<DecisionNotice> CreateDecisionNotice(PartRepository<DecisionNotice>& notices,
                                                 const RequestContext& context,
                                                 const DecisionNotice& asked, WriteMode mode,
                                                 const DecisionNoticePrinter& print);

// Changes the fields that a caller can set; event `decision_notice.updated`. FAILED_PRECONDITION as
// domain CheckRewrite(), INVALID_ARGUMENT as CreateDecisionNotice().
PartChanged<DecisionNotice> RewriteDecisionNotice(PartRepository<DecisionNotice>& notices,
                                                  const RequestContext& context,
                                                  const PartPath& path, const Asked& asked,
                                                  MergePart<DecisionNotice> merge,
                                                  const DecisionNoticePrinter& print);

// A step from state to state; the event has the name of its verb: `decision_notice.agreeToSign`. As
// domain Moved(). `on` is the day it took place; nothing: the present one in Europe/London.
PartChanged<DecisionNotice> MoveDecisionNotice(PartRepository<DecisionNotice>& notices,
                                               const RequestContext& context, const PartPath& path,
                                               const Asked& asked, const NoticeMoveDetails& details,
                                               std::optional<absl::CivilDay> on,
                                               const DecisionNoticePrinter& print);

}  // namespace copperplate::governance
