// Puts what a test needs into a plan through the ports, whatever a rule would say.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/clock.h"
#include "libs/change/decided.h"
#include "services/delivery/storage/testing/plan_samples.h"
#include "services/delivery/storage/testing/plan_world.h"

namespace copperplate::delivery {

inline RequestContext SetContext(std::string force = "essex") {
  return {.force = std::move(force),
          .caller = "planner",
          .call_id = "call-1",
          .deadline = absl::Now() + absl::Seconds(60),
          .idempotency = std::nullopt};
}

inline absl::Status SetPlan(PlanWorld& world, const Plan& plan) {
  const auto decide = [&](const HeldPlans& held) -> absl::StatusOr<Decided<PlanRecord>> {
    return DecidedAfter(FindById(held.plans, plan.id), PlanRecord{plan, {}});
  };
  return world.ports()
      .plans
      .Change(SetContext(), {.id = plan.id,
                             .decide = decide,
                             .mode = WriteMode::kWrite,
                             .print = TextPrinter<PlanRecord>()})
      .status();
}

template <class Part>
absl::Status SetPart(PlanWorld& world, const std::string& plan, const Part& part) {
  using Record = PartRecord<Part>;
  const auto decide = [&](const PlanContent&,
                          const Record* present) -> absl::StatusOr<Decided<Record>> {
    return DecidedAfter(present, Record{part, {}});
  };
  return world.parts<Part>()
      .Change(SetContext(), {.path = PathOf(plan, part),
                             .decide = decide,
                             .mode = WriteMode::kWrite,
                             .print = TextPrinter<Record>()})
      .status();
}

// Leaves the activity as it is.
inline absl::Status AddReport(PlanWorld& world, const std::string& plan, const StatusEntry& entry) {
  const auto decide = [&](const PlanContent&, const PartRecord<Activity>*,
                          absl::Span<const WrittenNarrative>,
                          absl::Span<const StatusEntry>) -> absl::StatusOr<DecidedReport> {
    return DecidedReport{entry, std::nullopt};
  };
  const auto image = [](const PartRecord<Activity>& activity) { return Text(activity); };
  return world.ports()
      .statuses
      .Report(SetContext(), {.activity = {plan, entry.action, entry.activity},
                             .decide = decide,
                             .mode = WriteMode::kWrite,
                             .print = TextPrinter<StatusRecord>(),
                             .activity_image = image})
      .status();
}

}  // namespace copperplate::delivery
