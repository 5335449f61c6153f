// Iterations that a test needs, through the port and whatever a rule would say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "libs/change/decided.h"
#include "services/delivery/storage/testing/plan_sets.h"

namespace copperplate::delivery {

inline std::string TextOfIteration(const IterationRecord& record) {
  const Iteration& iteration = record.iteration;
  return absl::StrCat(iteration.id, " ", static_cast<int>(iteration.state), " ", iteration.label,
                      " ", iteration.withdrawn_reason, " ", iteration.content_sha256);
}
inline std::string TextOfPublication(const PublicationRecord& record) {
  return absl::StrCat(record.publication.iteration, " ", record.publication.id, " ",
                      record.publication.meeting_ref);
}

using DecideIteration =
    absl::FunctionRef<absl::StatusOr<DecidedIteration>(const HeldIterations&, BoardUnderLock)>;

inline absl::StatusOr<Changed<IterationRecord>> ChangeIteration(
    PlanWorld& world, const RequestContext& context, const std::string& plan, const std::string& id,
    DecideIteration decide, WriteMode mode = WriteMode::kWrite) {
  return world.ports().iterations.Change(context, {.plan = plan,
                                                   .iteration = id,
                                                   .decide = decide,
                                                   .mode = mode,
                                                   .print = {TextOfIteration, TextOfIteration}});
}

// A new DRAFT.
inline absl::StatusOr<Changed<IterationRecord>> DraftIterationOf(
    PlanWorld& world, const RequestContext& context, const std::string& plan, int32_t number,
    absl::CivilDay cut_off, WriteMode mode = WriteMode::kWrite) {
  const auto decide = [&](const HeldIterations&, BoardUnderLock) {
    IterationRecord record;
    record.iteration.number = number;
    record.iteration.id = IterationId(number);
    record.iteration.plan = plan;
    record.iteration.cut_off = cut_off;
    record.iteration.label = "WORK IN PROGRESS";
    return absl::StatusOr<DecidedIteration>({Created(std::move(record)), std::nullopt});
  };
  return ChangeIteration(world, context, plan, "", decide, mode);
}

// The one of this id in another state, `alter` having changed what else.
inline absl::Status MoveIteration(
    PlanWorld& world, const std::string& plan, const std::string& id, IterationState state,
    absl::string_view verb, const std::optional<std::string>& content,
    absl::FunctionRef<void(Iteration&)> alter = [](Iteration&) {}) {
  const auto decide = [&](const HeldIterations& held,
                          BoardUnderLock) -> absl::StatusOr<DecidedIteration> {
    const IterationRecord& present = *FindById(held.iterations, id);
    IterationRecord record = present;
    record.iteration.state = state;
    alter(record.iteration);
    return DecidedIteration{Updated(present, std::move(record), verb), content};
  };
  return ChangeIteration(world, SetContext(), plan, id, decide).status();
}

// With a row for each colour, by activity code.
inline absl::Status FreezeIterationAs(PlanWorld& world, const std::string& plan,
                                      const std::string& id, const std::string& content,
                                      const std::vector<std::pair<std::string, Rag>>& rags) {
  return MoveIteration(world, plan, id, IterationState::kFrozen, "frozen", content,
                       [&](Iteration& iteration) {
                         iteration.content_sha256 = std::string(64, 'a');
                         iteration.rows.clear();
                         iteration.counts = {};
                         for (const auto& [code, rag] : rags) {
                           IterationRow& row = iteration.rows.emplace_back();
                           row.activity_code = code;
                           row.rag = rag;
                           ++(rag == Rag::kRed      ? iteration.counts.red
                              : rag == Rag::kYellow ? iteration.counts.yellow
                              : rag == Rag::kWhite  ? iteration.counts.white
                                                    : iteration.counts.green);
                         }
                       });
}

inline absl::StatusOr<Changed<IterationRecord>> PublishIterationTo(PlanWorld& world,
                                                                   const std::string& plan,
                                                                   const std::string& id,
                                                                   const Publication& publication) {
  const auto decide = [&](const HeldIterations& held) -> absl::StatusOr<DecidedPublishing> {
    const IterationRecord& present = *FindById(held.iterations, id);
    IterationRecord record = present;
    record.iteration.state = IterationState::kPublished;
    return DecidedPublishing{Updated(present, std::move(record), "published"),
                             Created(PublicationRecord{publication, {}})};
  };
  return world.ports().iterations.Publish(SetContext(),
                                          {.plan = plan,
                                           .iteration = id,
                                           .decide = decide,
                                           .mode = WriteMode::kWrite,
                                           .print = {TextOfIteration, TextOfIteration},
                                           .publication_image = TextOfPublication});
}

// A whole one, brought to its state.
inline absl::Status AddIteration(PlanWorld& world, const std::string& plan, int32_t number,
                                 absl::CivilDay cut_off, IterationState state,
                                 const std::vector<std::pair<std::string, Rag>>& rags) {
  const std::string id = IterationId(number);
  absl::Status status = DraftIterationOf(world, SetContext(), plan, number, cut_off).status();
  if (status.ok() && state != IterationState::kDraft) {
    status = FreezeIterationAs(world, plan, id, "{}", rags);
  }
  if (status.ok() && state >= IterationState::kPublished) {
    status = PublishIterationTo(
                 world, plan, id,
                 {"board-1", id, PublicationBody::kBoard, cut_off, "", Marking::kOfficial})
                 .status();
  }
  if (status.ok() && state == IterationState::kWithdrawn) {
    status = MoveIteration(world, plan, id, state, "withdrawn", std::nullopt,
                           [](Iteration& iteration) { iteration.withdrawn_reason = "Wrong"; });
  }
  return status;
}

}  // namespace copperplate::delivery
