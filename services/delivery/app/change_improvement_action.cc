#include "services/delivery/app/change_improvement_action.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/improvement_names.h"

namespace copperplate::delivery {
namespace {

using ActionDecided = absl::StatusOr<Decided<ImprovementActionRecord>>;
using ActionChanged = absl::StatusOr<Changed<ImprovementActionRecord>>;

void CheckFindingsThere(const ImprovementContent& content, const ImprovementAction& action,
                        Faults& faults) {
  for (size_t i = 0; i < action.findings.size(); ++i) {
    if (FindById(content.findings, action.findings[i]) == nullptr) {
      faults.Add("FINDING_UNKNOWN", absl::StrCat("findings[", i, "]"),
                 "must be a finding of the plan");
    }
  }
}

// What an event of a move is called.
absl::string_view EventVerb(ImprovementMove move) {
  switch (move) {
    case ImprovementMove::kStart:
      return "started";
    case ImprovementMove::kSubmitEvidence:
      return "evidence_submitted";
    case ImprovementMove::kDischarge:
      return "discharged";
    case ImprovementMove::kReturn:
      return "returned";
    case ImprovementMove::kReopen:
      return "reopened";
    case ImprovementMove::kSupersede:
      return "superseded";
    case ImprovementMove::kReject:
      return "rejected";
  }
  return "updated";
}

using NextAction = absl::FunctionRef<absl::StatusOr<ImprovementAction>(
    const ImprovementContent&, const ImprovementActionRecord&, absl::string_view name)>;

// The change of an action that is there, in the version asked for.
ActionChanged ChangePresent(ImprovementRepository& plans, const RequestContext& context,
                            const std::string& plan, const Asked& asked, absl::string_view verb,
                            NextAction next, const Printer<ImprovementActionRecord>& print) {
  const auto decide = [&](const ImprovementContent& content) -> ActionDecided {
    ABSL_ASSIGN_OR_RETURN(const auto* const present, Present(FindById(content.actions, asked.id),
                                                             asked, ImprovementActionUnknown()));
    const std::string name = kImprovementActionName.Format(context.force, plan, asked.id);
    ImprovementActionRecord record;
    ABSL_ASSIGN_OR_RETURN(record.action, next(content, *present, name));
    return Updated(*present, std::move(record), verb);
  };
  return plans.ChangeAction(context,
                            {.plan = plan, .decide = decide, .mode = asked.mode, .print = print});
}

}  // namespace

absl::Status ImprovementActionUnknown() {
  return Error(absl::StatusCode::kNotFound, "IMPROVEMENT_ACTION_UNKNOWN",
               "the plan has no such action")
      .Build();
}

ActionChanged CreateImprovementAction(ImprovementRepository& plans, const RequestContext& context,
                                      const std::string& plan, const ImprovementAction& action,
                                      WriteMode mode,
                                      const Printer<ImprovementActionRecord>& print) {
  const auto decide = [&](const ImprovementContent& content) -> ActionDecided {
    if (FindById(content.actions, action.id) != nullptr) {
      return Error(absl::StatusCode::kAlreadyExists, "IMPROVEMENT_ACTION_EXISTS",
                   "the plan has an action of this id")
          .Build();
    }
    Faults faults;
    if (content.actions.size() >= static_cast<size_t>(kMostOfImprovementPlan)) {
      faults.Add("TOO_MANY", "id",
                 absl::StrCat("a plan has at most ", kMostOfImprovementPlan, " actions"));
    }
    for (const ImprovementActionRecord& other : content.actions) {
      if (other.action.number != action.number) continue;
      faults.Add("ACTION_NUMBER_TAKEN", "number",
                 absl::StrCat("is that of the action ", other.action.id));
    }
    CheckFindingsThere(content, action, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return Created(ImprovementActionRecord{action, {}});
  };
  return plans.ChangeAction(context,
                            {.plan = plan, .decide = decide, .mode = mode, .print = print});
}

ActionChanged UpdateImprovementAction(ImprovementRepository& plans, const RequestContext& context,
                                      const std::string& plan, const Asked& asked,
                                      MergeImprovementAction merge, const ImprovementStep& step,
                                      const Printer<ImprovementActionRecord>& print) {
  const auto next = [&](const ImprovementContent& content, const ImprovementActionRecord& present,
                        absl::string_view name) -> absl::StatusOr<ImprovementAction> {
    ABSL_ASSIGN_OR_RETURN(const ImprovementAction merged, merge(present));
    ABSL_RETURN_IF_ERROR(CheckRewrite(present.action, name, merged));
    Faults faults;
    CheckFindingsThere(content, merged, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    // What other methods change stands.
    ImprovementAction action = OwnerChanged(present.action, merged.owner, step);
    action.text = merged.text;
    action.findings = merged.findings;
    return action;
  };
  return ChangePresent(plans, context, plan, asked, "updated", next, print);
}

ActionChanged MoveImprovementAction(ImprovementRepository& plans, const RequestContext& context,
                                    const std::string& plan, const Asked& asked,
                                    const ImprovementMoveDetails& details,
                                    const ImprovementStep& step,
                                    const Printer<ImprovementActionRecord>& print) {
  const auto next = [&](const ImprovementContent& content, const ImprovementActionRecord& present,
                        absl::string_view name) {
    std::vector<const ImprovementAction*> actions;
    actions.reserve(content.actions.size());
    for (const ImprovementActionRecord& record : content.actions) actions.push_back(&record.action);
    return Moved(present.action, name, details, step, actions);
  };
  return ChangePresent(plans, context, plan, asked, EventVerb(details.move), next, print);
}

ActionChanged ReviseImprovementActionDue(ImprovementRepository& plans,
                                         const RequestContext& context, const std::string& plan,
                                         const Asked& asked, absl::CivilDay due,
                                         absl::string_view reason, const ImprovementStep& step,
                                         const Printer<ImprovementActionRecord>& print) {
  const auto next = [&](const ImprovementContent&, const ImprovementActionRecord& present,
                        absl::string_view name) {
    return DueRevised(present.action, name, due, reason, step);
  };
  return ChangePresent(plans, context, plan, asked, "due_revised", next, print);
}

ActionChanged AddImprovementActionEvidence(ImprovementRepository& plans,
                                           const RequestContext& context, const std::string& plan,
                                           const Asked& asked,
                                           const std::vector<ImprovementEvidence>& evidence,
                                           const ImprovementStep& step,
                                           const Printer<ImprovementActionRecord>& print) {
  const auto next = [&](const ImprovementContent&, const ImprovementActionRecord& present,
                        absl::string_view name) {
    return EvidenceAdded(present.action, name, evidence, step);
  };
  return ChangePresent(plans, context, plan, asked, "evidence_added", next, print);
}

}  // namespace copperplate::delivery
