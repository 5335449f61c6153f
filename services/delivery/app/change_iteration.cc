#include "services/delivery/app/change_iteration.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "libs/fields/text.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/iteration_content.h"
#include "services/delivery/app/ports/errors.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/domain/board.h"
#include "services/delivery/domain/freeze.h"
#include "services/delivery/domain/iteration_rules.h"
#include "services/delivery/domain/moves.h"
#include "services/delivery/domain/names.h"

namespace copperplate::delivery {
namespace {

std::vector<Iteration> IterationsOf(const HeldIterations& held) {
  std::vector<Iteration> iterations;
  iterations.reserve(held.iterations.size());
  for (const IterationRecord& record : held.iterations) iterations.push_back(record.iteration);
  return iterations;
}

std::vector<Publication> PublicationsOf(const HeldIterations& held) {
  std::vector<Publication> publications;
  publications.reserve(held.publications.size());
  for (const PublicationRecord& record : held.publications) {
    publications.push_back(record.publication);
  }
  return publications;
}

void SetText(const IterationText& text, Iteration& iteration) {
  iteration.label = text.label;
  iteration.cut_off = text.cut_off;
  iteration.erratum_note = text.erratum_note;
}

// `board-2`: of the body and how many it has.
void GiveId(const HeldIterations& held, const Iteration& iteration, Publication& publication) {
  publication.iteration = iteration.id;
  const int64_t before = std::count_if(
      held.publications.begin(), held.publications.end(),
      [&](const auto& record) { return record.publication.body == publication.body; });
  publication.id = absl::StrCat(absl::AsciiStrToLower(Name(publication.body)), "-", before + 1);
}

// The iterations of a SUPERSEDED plan stand as they are: what is published is withdrawn or shown to
// further bodies, and nothing else.
absl::Status CheckPlanOf(const HeldIterations& held, const RequestContext& context) {
  return CheckEditable(kPlanName.Format(context.force, held.plan.id), held.plan.state);
}

absl::Status CheckPublicationOf(const HeldIterations& held, const Iteration& iteration,
                                const Publication& publication, absl::CivilDay today) {
  Faults faults;
  CheckPublication(held.plan, iteration, PublicationsOf(held), publication, today, faults);
  return faults.ToStatus();
}

// What becomes of the one asked for, which is there in the version asked for: changes `decided`,
// which so far leaves it as it is.
using NextIteration =
    absl::FunctionRef<absl::Status(const HeldIterations& held, BoardUnderLock board,
                                   absl::string_view name, DecidedIteration& decided)>;

IterationChanged ChangePresent(IterationRepository& iterations, const RequestContext& context,
                               const std::string& plan, const Asked& asked, absl::string_view verb,
                               NextIteration next, const Printer<IterationRecord>& print) {
  const std::string name = kIterationName.Format(context.force, plan, asked.id);
  const auto decide = [&](const HeldIterations& held,
                          BoardUnderLock board) -> absl::StatusOr<DecidedIteration> {
    ABSL_ASSIGN_OR_RETURN(const IterationRecord* const present,
                          Present(FindById(held.iterations, asked.id), asked, IterationUnknown()));
    DecidedIteration decided{Updated(*present, *present, verb), std::nullopt};
    ABSL_RETURN_IF_ERROR(next(held, board, name, decided));
    return decided;
  };
  return iterations.Change(
      context,
      {.plan = plan, .iteration = asked.id, .decide = decide, .mode = asked.mode, .print = print});
}

}  // namespace

Faults Validate(const IterationText& text) {
  Faults faults;
  fields::CheckOptionalLine(text.label, "label", faults);
  fields::CheckOptionalProse(text.erratum_note, "erratum_note", faults);
  return faults;
}

IterationChanged CreateIteration(IterationRepository& iterations, const RequestContext& context,
                                 const std::string& plan, const IterationText& text, WriteMode mode,
                                 const Printer<IterationRecord>& print) {
  const auto decide = [&](const HeldIterations& held,
                          BoardUnderLock) -> absl::StatusOr<DecidedIteration> {
    ABSL_RETURN_IF_ERROR(CheckPlanOf(held, context));
    const std::vector<Iteration> others = IterationsOf(held);
    IterationRecord record;
    Iteration& iteration = record.iteration;
    iteration.number = NextNumber(others);
    iteration.id = IterationId(iteration.number);
    iteration.plan = plan;
    SetText(text, iteration);
    Faults faults;
    CheckAmong(held.plan, others, iteration, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return DecidedIteration{Created(std::move(record)), std::nullopt};
  };
  return iterations.Change(
      context, {.plan = plan, .iteration = "", .decide = decide, .mode = mode, .print = print});
}

IterationChanged UpdateIteration(IterationRepository& iterations, const RequestContext& context,
                                 const std::string& plan, const Asked& asked, MergeIteration merge,
                                 const Printer<IterationRecord>& print) {
  const auto next = [&](const HeldIterations& held, BoardUnderLock, absl::string_view name,
                        DecidedIteration& decided) -> absl::Status {
    IterationRecord& record = decided.iteration.record;
    ABSL_RETURN_IF_ERROR(CheckPlanOf(held, context));
    ABSL_RETURN_IF_ERROR(CheckEditable(name, record.iteration.state));
    ABSL_ASSIGN_OR_RETURN(const IterationText text, merge(record));
    SetText(text, record.iteration);
    Faults faults;
    CheckAmong(held.plan, IterationsOf(held), record.iteration, faults);
    return faults.ToStatus();
  };
  return ChangePresent(iterations, context, plan, asked, "updated", next, print);
}

IterationChanged FreezeIteration(IterationRepository& iterations, const RequestContext& context,
                                 const std::string& plan, const Asked& asked,
                                 absl::string_view stale_accepted_reason, absl::CivilDay today,
                                 const Printer<IterationRecord>& print) {
  const auto next = [&](const HeldIterations& held, BoardUnderLock board, absl::string_view name,
                        DecidedIteration& decided) -> absl::Status {
    Iteration& iteration = decided.iteration.record.iteration;
    ABSL_RETURN_IF_ERROR(CheckPlanOf(held, context));
    ABSL_ASSIGN_OR_RETURN(iteration.state, StateAfter(name, iteration.state, "freeze"));
    iteration.stale_accepted_reason = std::string(stale_accepted_reason);
    ABSL_ASSIGN_OR_RETURN(const BoardFigures figures, board(iteration.cut_off));
    const Board as_of_cut_off = ComputeBoard(figures, iteration.cut_off);
    ABSL_RETURN_IF_ERROR(CheckFreeze(as_of_cut_off, iteration, today).ToStatus());
    // Cut-offs rise with the numbers, so the last one published before the day is the
    // highest-numbered one below.
    Frozen frozen = FreezeIteration(as_of_cut_off, figures.base);
    iteration.base = frozen.base;
    iteration.rows = std::move(frozen.rows);
    iteration.counts = as_of_cut_off.counts;
    // Given where it was asked for, kept where it was needed.
    const bool stale = std::any_of(iteration.rows.begin(), iteration.rows.end(),
                                   [](const IterationRow& row) { return row.stale; });
    if (!stale) iteration.stale_accepted_reason.clear();
    decided.content = CanonicalContent(context.force, held.plan, iteration);
    iteration.content_sha256 = ContentSha256(*decided.content);
    return absl::OkStatus();
  };
  return ChangePresent(iterations, context, plan, asked, "frozen", next, print);
}

IterationChanged UnfreezeIteration(IterationRepository& iterations, const RequestContext& context,
                                   const std::string& plan, const Asked& asked,
                                   const Printer<IterationRecord>& print) {
  const auto next = [&](const HeldIterations& held, BoardUnderLock, absl::string_view name,
                        DecidedIteration& decided) -> absl::Status {
    Iteration& iteration = decided.iteration.record.iteration;
    ABSL_RETURN_IF_ERROR(CheckPlanOf(held, context));
    ABSL_ASSIGN_OR_RETURN(iteration.state, StateAfter(name, iteration.state, "unfreeze"));
    iteration.stale_accepted_reason.clear();
    iteration.base.reset();
    iteration.rows.clear();
    iteration.counts = {};
    iteration.content_sha256.clear();
    iteration.frozen_by.clear();
    iteration.frozen_at.reset();
    return absl::OkStatus();
  };
  return ChangePresent(iterations, context, plan, asked, "unfrozen", next, print);
}

IterationChanged PublishIteration(IterationRepository& iterations, const RequestContext& context,
                                  const std::string& plan, const Asked& asked,
                                  const Publication& publication, absl::CivilDay today,
                                  const PublishingPrinter& print) {
  const std::string name = kIterationName.Format(context.force, plan, asked.id);
  const auto decide = [&](const HeldIterations& held) -> absl::StatusOr<DecidedPublishing> {
    ABSL_ASSIGN_OR_RETURN(const IterationRecord* const present,
                          Present(FindById(held.iterations, asked.id), asked, IterationUnknown()));
    IterationRecord record = *present;
    Iteration& iteration = record.iteration;
    ABSL_RETURN_IF_ERROR(CheckPlanOf(held, context));
    ABSL_ASSIGN_OR_RETURN(const IterationState after, StateAfter(name, iteration.state, "publish"));
    ABSL_RETURN_IF_ERROR(
        CheckPublish(context.force, held.plan, IterationsOf(held), iteration).ToStatus());
    Publication first = publication;
    GiveId(held, iteration, first);
    ABSL_RETURN_IF_ERROR(InField("publication", CheckPublicationOf(held, iteration, first, today)));
    iteration.state = after;
    return DecidedPublishing{Updated(*present, std::move(record), "published"),
                             Created(PublicationRecord{std::move(first), {}})};
  };
  return iterations.Publish(context, {.plan = plan,
                                      .iteration = asked.id,
                                      .decide = decide,
                                      .mode = asked.mode,
                                      .print = print.iteration,
                                      .publication_image = print.publication});
}

IterationChanged WithdrawIteration(IterationRepository& iterations, const RequestContext& context,
                                   const std::string& plan, const Asked& asked,
                                   absl::string_view reason,
                                   const Printer<IterationRecord>& print) {
  const auto next = [&](const HeldIterations&, BoardUnderLock, absl::string_view name,
                        DecidedIteration& decided) -> absl::Status {
    Iteration& iteration = decided.iteration.record.iteration;
    ABSL_ASSIGN_OR_RETURN(iteration.state, StateAfter(name, iteration.state, "withdraw"));
    iteration.withdrawn_reason = std::string(reason);
    return absl::OkStatus();
  };
  return ChangePresent(iterations, context, plan, asked, "withdrawn", next, print);
}

absl::StatusOr<Changed<PublicationRecord>> CreatePublication(
    IterationRepository& iterations, const RequestContext& context, const std::string& plan,
    const std::string& iteration, const Publication& publication, absl::CivilDay today,
    WriteMode mode, const Printer<PublicationRecord>& print) {
  const auto decide =
      [&](const HeldIterations& held) -> absl::StatusOr<Decided<PublicationRecord>> {
    const IterationRecord* const shown = FindById(held.iterations, iteration);
    if (shown == nullptr) return IterationUnknown();
    ABSL_RETURN_IF_ERROR(CheckPublished(kIterationName.Format(context.force, plan, iteration),
                                        shown->iteration.state));
    PublicationRecord record{publication, {}};
    GiveId(held, shown->iteration, record.publication);
    ABSL_RETURN_IF_ERROR(CheckPublicationOf(held, shown->iteration, record.publication, today));
    return Created(std::move(record));
  };
  return iterations.ChangePublication(
      context,
      {.plan = plan, .iteration = iteration, .decide = decide, .mode = mode, .print = print});
}

absl::StatusOr<FrozenContent> GetIterationContent(IterationRepository& iterations,
                                                  const RequestContext& context,
                                                  absl::string_view plan, absl::string_view id,
                                                  bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(FrozenContent content, iterations.Content(context, plan, id, sensitive));
  ABSL_RETURN_IF_ERROR(CheckFrozen(kIterationName.Format(context.force, plan, id), content.state));
  return content;
}

}  // namespace copperplate::delivery
