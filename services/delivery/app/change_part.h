// The writes of the parts of a plan, the same way for every kind. What a kind has of its own is in
// PartKind (ports/plan_part.h), in its CheckAmong() (domain) and in part_rules.h.
#pragma once

#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/decided.h"
#include "libs/change/request_context.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/part_rules.h"
#include "services/delivery/app/ports/plan_part_repository.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/domain/from_day.h"
#include "services/delivery/domain/moves.h"

namespace copperplate::delivery {

template <class Part>
using PartChanged = absl::StatusOr<Changed<PartRecord<Part>>>;
template <class Part>
using DecidedPart = absl::StatusOr<Decided<PartRecord<Part>>>;
// The part as it is to be, sound by itself, made of the present one: of the same path.
template <class Part>
using MergePart = absl::FunctionRef<absl::StatusOr<Part>(const PartRecord<Part>&)>;
// The same where what the plan holds is looked at too.
template <class Part>
using NextPart = absl::FunctionRef<absl::StatusOr<Part>(const PlanContent&, const Part&)>;

// FAILED_PRECONDITION (STATE_NOT_ALLOWED) where the parts of the plan do not change any more.
inline absl::Status CheckPlanEditable(const RequestContext& context, const Plan& plan) {
  return CheckEditable(kPlanName.Format(context.force, plan.id), plan.state);
}

// Present() of a part: what is not there is told of the outermost that is not.
template <class Part>
absl::StatusOr<const PartRecord<Part>*> PresentPart(const PlanContent& content,
                                                    const PlanPath& path,
                                                    const PartRecord<Part>* found,
                                                    const Asked& asked) {
  if (found == nullptr) ABSL_RETURN_IF_ERROR(CheckAbove<Part>(content, path));
  return Present(found, asked, PartUnknown<Part>());
}

// What else a new part gets, of what its plan holds.
template <class Part>
using CompletePart = absl::FunctionRef<void(const PlanContent&, Part&, Faults&)>;

// Adds a part, sound by itself (domain Validate), once `complete` has seen it. NOT_FOUND where what
// it would be part of is not there; FAILED_PRECONDITION (STATE_NOT_ALLOWED) as above; what Taken()
// says of an id that is; INVALID_ARGUMENT, every fault of `complete` and CheckAmong(); and what the
// port gives.
template <class Part>
PartChanged<Part> CreateCompletedPart(PlanPartRepository<Part>& parts,
                                      const RequestContext& context, absl::string_view plan,
                                      const Part& part, CompletePart<Part> complete, WriteMode mode,
                                      const Printer<PartRecord<Part>>& print) {
  const PlanPath path = PathOf(plan, part);
  const auto decide = [&](const PlanContent& content,
                          const PartRecord<Part>* present) -> DecidedPart<Part> {
    ABSL_RETURN_IF_ERROR(CheckAbove<Part>(content, path));
    ABSL_RETURN_IF_ERROR(CheckPlanEditable(context, content.plan));
    if (present != nullptr) return Taken(part);
    PartRecord<Part> record{part, {}};
    FillIn(content, record.part);
    Faults faults;
    CheckAmong(content, record.part, faults);
    complete(content, record.part, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return Created(std::move(record));
  };
  return parts.Change(context, {.path = path, .decide = decide, .mode = mode, .print = print});
}

// The same of a part that gets nothing else.
template <class Part>
PartChanged<Part> CreatePart(PlanPartRepository<Part>& parts, const RequestContext& context,
                             absl::string_view plan, const Part& part, WriteMode mode,
                             const Printer<PartRecord<Part>>& print) {
  const auto complete = [](const PlanContent&, Part&, Faults&) {};
  return CreateCompletedPart<Part>(parts, context, plan, part, complete, mode, print);
}

// The same of an action or a milestone, which is in the plan from a day on (domain SettleFrom());
// `today`: in Europe/London.
template <class Part>
PartChanged<Part> CreateDatedPart(PlanPartRepository<Part>& parts, const RequestContext& context,
                                  absl::string_view plan, const Part& part, absl::CivilDay today,
                                  WriteMode mode, const Printer<PartRecord<Part>>& print) {
  const auto complete = [today](const PlanContent& content, Part& next, Faults& faults) {
    SettleFrom(content, today, next, faults);
  };
  return CreateCompletedPart<Part>(parts, context, plan, part, complete, mode, print);
}

// Changes a part by `next`; its event is `<type>.<verb>`. NOT_FOUND (PartUnknown(), also of what it
// lies below), ABORTED
// (ETAG_MISMATCH), FAILED_PRECONDITION (STATE_NOT_ALLOWED) as above, what `next` gives,
// INVALID_ARGUMENT, every fault of CheckAmong(), and what the port gives.
template <class Part>
PartChanged<Part> ChangePart(PlanPartRepository<Part>& parts, const RequestContext& context,
                             const PlanPath& path, const Asked& asked, NextPart<Part> next,
                             const Printer<PartRecord<Part>>& print,
                             absl::string_view verb = "updated") {
  const auto decide = [&](const PlanContent& content,
                          const PartRecord<Part>* found) -> DecidedPart<Part> {
    ABSL_ASSIGN_OR_RETURN(const auto* present, PresentPart(content, path, found, asked));
    ABSL_RETURN_IF_ERROR(CheckPlanEditable(context, content.plan));
    ABSL_ASSIGN_OR_RETURN(Part part, next(content, present->part));
    PartRecord<Part> record{std::move(part), {}};
    FillIn(content, record.part);
    Faults faults;
    CheckAmong(content, record.part, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return Updated(*present, std::move(record), verb);
  };
  return parts.Change(context,
                      {.path = path, .decide = decide, .mode = asked.mode, .print = print});
}

// Changes the fields that a caller can set; errors as ChangePart(), and INVALID_ARGUMENT, every
// fault of CheckUpdate().
template <class Part>
PartChanged<Part> UpdatePart(PlanPartRepository<Part>& parts, const RequestContext& context,
                             const PlanPath& path, const Asked& asked, MergePart<Part> merge,
                             const Printer<PartRecord<Part>>& print) {
  const auto next = [&](const PlanContent& content, const Part& present) -> absl::StatusOr<Part> {
    ABSL_ASSIGN_OR_RETURN(Part part, merge(PartRecord<Part>{present, {}}));
    Keep(present, part);
    Faults faults;
    CheckUpdate(content, present, part, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return part;
  };
  return ChangePart<Part>(parts, context, path, asked, next, print);
}

// FAILED_PRECONDITION (STATE_NOT_ALLOWED) where a part of the kind is not deleted in a plan in such
// a state.
template <class Part>
absl::Status CheckDeletable(const RequestContext& context, const Plan& plan) {
  static_assert(PartKind<Part>::kDeletion != PartDeletion::kNever);
  if (PartKind<Part>::kDeletion == PartDeletion::kWhileChanged) {
    return CheckPlanEditable(context, plan);
  }
  return CheckPartsDeletable(kPlanName.Format(context.force, plan.id), plan.state);
}

// Deletes a part of a kind that can be (PartDeletion) and gives it as it last was. NOT_FOUND
// (PartUnknown(), also of what it lies below), ABORTED (ETAG_MISMATCH), what CheckDeletable() and
// CheckDeletion() give, and what the port gives.
template <class Part>
PartChanged<Part> DeletePart(PlanPartRepository<Part>& parts, const RequestContext& context,
                             const PlanPath& path, const Asked& asked,
                             const Printer<PartRecord<Part>>& print) {
  const auto decide = [&](const PlanContent& content,
                          const PartRecord<Part>* found) -> DecidedPart<Part> {
    ABSL_ASSIGN_OR_RETURN(const auto* present, PresentPart(content, path, found, asked));
    ABSL_RETURN_IF_ERROR(CheckDeletable<Part>(context, content.plan));
    ABSL_RETURN_IF_ERROR(CheckDeletion(content, present->part).ToStatus());
    return Deleted(*present);
  };
  return parts.Change(context,
                      {.path = path, .decide = decide, .mode = asked.mode, .print = print});
}

}  // namespace copperplate::delivery
