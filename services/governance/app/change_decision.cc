#include "services/governance/app/change_decision.h"

#include <string>
#include <utility>
#include <vector>

#include "libs/status/status_macros.h"
#include "services/governance/app/recorded_steps.h"

namespace copperplate::governance {
namespace {

// What people say of it, among what else the force has.
absl::Status CheckDecision(const DecisionsRoot::Content& content, const Decision& decision) {
  ABSL_ASSIGN_OR_RETURN(const bool taken, content.reference_taken(decision.reference));
  Faults faults = Validate(decision, taken);
  if (!decision.item.empty()) {
    ABSL_ASSIGN_OR_RETURN(const auto item, content.item(decision.item));
    if (!item.has_value()) faults.Add("AGENDA_ITEM_UNKNOWN", "agenda_item", "is not there");
  }
  return faults.ToStatus();
}

// The decision that revokes; nothing where none is named, or there is none of that name.
absl::StatusOr<std::optional<Decision>> FindRevoking(const DecisionsRoot::Content& content,
                                                     const DecisionMoveDetails& details) {
  decltype(kDecisionName)::Ids ids;
  if (!kDecisionName.Matches(details.revoked_by, ids)) return std::nullopt;
  return content.decision(std::string(ids.back()));
}

absl::Status ReadItemFacts(const DecisionsRoot::Content& content, const Decision& decision,
                           DecisionMoveFacts& facts) {
  if (decision.item.empty()) return absl::OkStatus();
  ABSL_ASSIGN_OR_RETURN(auto item, content.item(decision.item));
  if (!item.has_value()) return absl::InternalError("a decision at no item");
  facts.meeting = std::move(item->meeting);
  facts.left_for_item = std::move(item->left);
  facts.item_restricted = item->restricted;
  return absl::OkStatus();
}

}  // namespace

void GovernancePartRules<Decision>::Keep(const Decision& present, Decision& next) {
  next.taken_on = present.taken_on;
  next.taken_by = present.taken_by;
  next.state = present.state;
  next.changes = present.changes;
  next.exemption = present.exemption;
  next.publication = present.publication;
  next.revoked_by = present.revoked_by;
}

PartChanged<Decision> CreateDecision(PartRepository<Decision>& decisions,
                                     const RequestContext& context, const Decision& asked,
                                     WriteMode mode, const DecisionPrinter& print) {
  const auto decide = [&](const DecisionsRoot::Content& content,
                          const DecisionRecord* present) -> DecidedPart<Decision> {
    if (present != nullptr) return PartExists<Decision>();
    ABSL_RETURN_IF_ERROR(CheckDecision(content, asked));
    return Created(DecisionRecord{asked, {}});
  };
  const PartPath path = {asked.id};
  return decisions.Change(context, {.path = path, .decide = decide, .mode = mode, .print = print});
}

PartChanged<Decision> RewriteDecision(PartRepository<Decision>& decisions,
                                      const RequestContext& context, const PartPath& path,
                                      const Asked& asked, MergePart<Decision> merge,
                                      const DecisionPrinter& print) {
  const std::string name = NameAt<Decision>(context.force, path);
  const auto next = [&](const DecisionsRoot::Content& content,
                        const Decision& present) -> absl::StatusOr<Decision> {
    ABSL_RETURN_IF_ERROR(CheckRewrite(present, name));
    ABSL_ASSIGN_OR_RETURN(Decision rewritten, merge(DecisionRecord{present, {}}));
    GovernancePartRules<Decision>::Keep(present, rewritten);
    ABSL_RETURN_IF_ERROR(CheckDecision(content, rewritten));
    return rewritten;
  };
  return ChangePart<Decision>(decisions, context, path, asked, next, print);
}

PartChanged<Decision> MoveDecision(PartRepository<Decision>& decisions,
                                   const RequestContext& context, const PartPath& path,
                                   const Asked& asked, const DecisionMoveDetails& details,
                                   std::optional<absl::CivilDay> on, const DecisionPrinter& print) {
  const std::string name = NameAt<Decision>(context.force, path);
  const auto next = [&](const DecisionsRoot::Content& content,
                        const Decision& present) -> absl::StatusOr<Decision> {
    DecisionMoveFacts facts;
    ABSL_RETURN_IF_ERROR(ReadItemFacts(content, present, facts));
    ABSL_ASSIGN_OR_RETURN(const std::optional<Decision> revoking, FindRevoking(content, details));
    if (revoking.has_value()) facts.revoking = &*revoking;
    std::vector<Office> offices;
    if (details.move == DecisionMove::kTake && !facts.left_for_item.empty()) {
      ABSL_ASSIGN_OR_RETURN(offices, content.offices());
    }
    facts.offices = offices;
    if (details.move == DecisionMove::kRevoke) {
      ABSL_ASSIGN_OR_RETURN(facts.revoked_another_on, content.revoked_on(name));
    }
    return Moved(present, name, details, facts, StepOf(context, content.now, on));
  };
  return ChangePart<Decision>(decisions, context, path, asked, next, print, VerbOf(details.move));
}

}  // namespace copperplate::governance
