// The use cases of reports and recommendations: what is done with one is told by the moves of
// domain/recommendation_moves.h.
#pragma once

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "libs/parts/part_rules.h"
#include "services/governance/app/ports/report_parts.h"
#include "services/governance/domain/recommendation_moves.h"

namespace copperplate::governance {

template <>
struct GovernancePartRules<SourceReport> : NoPartRules<SourceReport> {
  // As domain NoteDuty().
  static void FillIn(const Content& content, SourceReport& report);
  static void Keep(const SourceReport& present, SourceReport& next);
  // As domain Validate().
  static void CheckAmong(const Content& content, const SourceReport& report, Faults& faults);
  // As domain CheckReportChange().
  static void CheckUpdate(const Content& content, const SourceReport& present,
                          const SourceReport& next, Faults& faults);
};

template <>
struct GovernancePartRules<Recommendation> : NoPartRules<Recommendation> {};

using RecommendationRecord = PartRecord<Recommendation>;
using RecommendationPrinter = Printer<RecommendationRecord>;

// Each gives NOT_FOUND (SOURCE_REPORT_UNKNOWN, RECOMMENDATION_UNKNOWN), ABORTED (ETAG_MISMATCH) and
// what the port gives. `on` is the day it took place; nothing: the present one in Europe/London.

// Adds one, PROPOSED; event `recommendation.created`. ALREADY_EXISTS (RECOMMENDATION_EXISTS);
// FAILED_PRECONDITION as domain CheckRecommendable(); INVALID_ARGUMENT as domain Validate() and
// CheckNotDueInPast(), and OFFICE_UNKNOWN of `owner`. Without `raised_on` it is the report's day,
// else the present one.
PartChanged<Recommendation> CreateRecommendation(
    PartRepository<Recommendation>& recommendations, const RequestContext& context,
    absl::string_view report, const Recommendation& asked, std::optional<absl::CivilDay> raised_on,
    WriteMode mode, const RecommendationPrinter& print);

// Changes the fields that a caller can set; event `recommendation.updated`. As domain Rewritten().
PartChanged<Recommendation> RewriteRecommendation(PartRepository<Recommendation>& recommendations,
                                                  const RequestContext& context,
                                                  const PartPath& path, const Asked& asked,
                                                  std::optional<absl::CivilDay> on,
                                                  MergePart<Recommendation> merge,
                                                  const RecommendationPrinter& print);

// A step from state to state; the event has the name of its verb: `recommendation.acceptPartly`. As
// domain Moved().
PartChanged<Recommendation> MoveRecommendation(PartRepository<Recommendation>& recommendations,
                                               const RequestContext& context, const PartPath& path,
                                               const Asked& asked,
                                               const RecommendationMoveDetails& details,
                                               std::optional<absl::CivilDay> on,
                                               const RecommendationPrinter& print);

// What moves the date of a recommendation.
struct RecommendationDueRevision {
  absl::CivilDay due;
  std::string reason;
  std::string approved_by;
};

// Event `recommendation.reviseDue`. As domain DueRevised().
PartChanged<Recommendation> ReviseRecommendationDue(PartRepository<Recommendation>& recommendations,
                                                    const RequestContext& context,
                                                    const PartPath& path, const Asked& asked,
                                                    const RecommendationDueRevision& revision,
                                                    std::optional<absl::CivilDay> on,
                                                    const RecommendationPrinter& print);

// Event `recommendation.mirrorExternalState`. As domain Mirrored().
PartChanged<Recommendation> MirrorExternalState(PartRepository<Recommendation>& recommendations,
                                                const RequestContext& context, const PartPath& path,
                                                const Asked& asked, ExternalState state,
                                                std::optional<absl::CivilDay> on,
                                                const RecommendationPrinter& print);

}  // namespace copperplate::governance
