// The use cases of the Commissioner's comments: what is done with them is told by
// domain/statutory_response.h.
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
#include "services/governance/app/ports/response_parts.h"

namespace copperplate::governance {

template <>
struct GovernancePartRules<StatutoryResponse> : NoPartRules<StatutoryResponse> {};

using ResponseRecord = PartRecord<StatutoryResponse>;
using ResponsePrinter = Printer<ResponseRecord>;

// Each gives NOT_FOUND (SOURCE_REPORT_UNKNOWN, STATUTORY_RESPONSE_UNKNOWN), ABORTED (ETAG_MISMATCH)
// and what the port gives.

// Begins the response to the report that `asked.id` is of; event `statutory_response.created`.
// ALREADY_EXISTS (STATUTORY_RESPONSE_EXISTS); FAILED_PRECONDITION as domain CheckRespondable();
// INVALID_ARGUMENT as domain Validate(). Without `begun_on` it begins on the present day.
PartChanged<StatutoryResponse> BeginResponse(PartRepository<StatutoryResponse>& responses,
                                             const RequestContext& context,
                                             const StatutoryResponse& asked,
                                             std::optional<absl::CivilDay> begun_on, WriteMode mode,
                                             const ResponsePrinter& print);

// Changes the fields that a caller can set; event `statutory_response.updated`.
// FAILED_PRECONDITION as domain CheckRewrite(), INVALID_ARGUMENT as domain Validate().
PartChanged<StatutoryResponse> RewriteResponse(PartRepository<StatutoryResponse>& responses,
                                               const RequestContext& context, const PartPath& path,
                                               const Asked& asked,
                                               MergePart<StatutoryResponse> merge,
                                               const ResponsePrinter& print);

// A step from state to state; the event has the name of its verb: `statutory_response.publish`. As
// domain Moved(). `on` is the day it took place; nothing: the present one in Europe/London.
PartChanged<StatutoryResponse> MoveResponse(PartRepository<StatutoryResponse>& responses,
                                            const RequestContext& context, const PartPath& path,
                                            const Asked& asked, const ResponseMoveDetails& details,
                                            std::optional<absl::CivilDay> on,
                                            const ResponsePrinter& print);

}  // namespace copperplate::governance
