// What the tests of the use cases of plans share: plans in memory, of one force.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "libs/change/asked.h"
#include "libs/status/error.h"
#include "libs/testing/fake_clock.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/delivery/storage/testing/fake_plan_ports.h"
#include "services/delivery/storage/testing/plan_samples.h"

namespace copperplate::delivery {

class PlansTest : public ::testing::Test {
 protected:
  static RequestContext Context() {
    return {.force = "essex",
            .caller = "planner",
            .call_id = "call-1",
            .deadline = absl::InfiniteFuture(),
            .idempotency = std::nullopt};
  }
  static Asked AnyVersion(std::string id = "") { return {.id = std::move(id)}; }
  static Asked OldVersion(std::string id = "") {
    return {.id = std::move(id), .expected_version = 1'000};
  }

  // Puts what no rule has looked at.
  template <class Part>
  void Put(const Part& part) {
    const std::lock_guard lock(fakes_.ledger().mutex());
    FakePlan& plan = fakes_.book().At("essex", "plan-1");
    plan.Put(PartRecord<Part>{part, HeaderOf(++plan.changes)});
  }
  void Put(const Plan& plan) {
    const std::lock_guard lock(fakes_.ledger().mutex());
    FakePlan& held = fakes_.book().At("essex", plan.id);
    held.record = {plan, HeaderOf(++held.changes)};
  }
  void PutStatus(StatusEntry entry, std::string id) {
    const std::lock_guard lock(fakes_.ledger().mutex());
    entry.id = std::move(id);
    entry.entered_at = fakes_.ledger().NextInstant();
    fakes_.book().At("essex", "plan-1").statuses.push_back({entry, HeaderOf(1), ""});
  }
  void SetState(PlanState state) {
    Plan plan = SamplePlan("plan-1");
    plan.state = state;
    Put(plan);
  }
  // The sample plan with a theme, two objectives, an action, an activity and an OPCC lead.
  void PutSamples() {
    Put(SamplePlan("plan-1"));
    Put(Samples<Theme>::First());
    Put(Samples<Objective>::First());
    Put(Samples<Objective>::Second());
    PriorityAction action = Samples<PriorityAction>::First();
    action.objective_ordinals = {1};
    Put(action);
    Put(Samples<Activity>::First());
    LeadAssignment lead = Samples<LeadAssignment>::First();
    lead.to.reset();
    Put(lead);
  }

  template <class Part>
  PartRepository<Part>& parts() {
    return fakes_.parts<Part>();
  }
  PlanPorts ports() { return fakes_.ports(); }
  FakePlanPorts& fakes() { return fakes_; }

  // The record that was written; an empty one with a failure where it was not.
  template <class Record>
  static Record Written(const absl::StatusOr<Changed<Record>>& changed) {
    EXPECT_TRUE(changed.ok()) << changed.status();
    return changed.ok() ? std::get<Record>(*changed) : Record();
  }
  // The type of the last event.
  std::string LastEvent() {
    const auto& events = fakes_.ledger().events();
    return events.empty() ? "" : events.back().type;
  }

 private:
  static RecordHeader HeaderOf(int64_t version) {
    RecordHeader header;
    header.version = version;
    return header;
  }

  testing::FakeClock clock_{absl::FromUnixSeconds(1'525'950'000)};
  FakePlanPorts fakes_{clock_};
};

// The code, the reason, the fields at fault, and how many guards are not met:
// `INVALID_ARGUMENT CODE_TAKEN code`, `FAILED_PRECONDITION ACTIVITIES_LIVE x2`.
template <class Result>
std::string Told(const Result& result) {
  const absl::Status& status = testing::StatusOf(result);
  std::string told =
      absl::StrCat(absl::StatusCodeToString(status.code()), " ", testing::Told(status));
  const auto unmet = ErrorMetadata(status, "unmetCount");
  if (unmet.has_value()) absl::StrAppend(&told, " x", *unmet);
  return told;
}

}  // namespace copperplate::delivery
