#pragma once

#include <optional>

#include "libs/testing/across_threads.h"
#include "services/governance/app/ports/pack_sources.h"

namespace copperplate::governance {

// Answers what a test says, and that nothing is configured where it says nothing. Thread-safe.
class FakePackSources final : public PackSources {
 public:
  testing::AcrossThreads<std::optional<PackAnswer>> dashboard;
  testing::AcrossThreads<std::optional<PackAnswer>> plan_iteration;
  testing::AcrossThreads<std::optional<PackAnswer>> volunteer_summary;

  // What was asked last.
  struct Asked {
    absl::CivilMonth month;
    absl::CivilDay plan_day;
    absl::CivilDay summary_day;
    std::optional<absl::Time> known_at;
  };
  Asked asked() const { return asked_.get(); }

  PackAnswer Dashboard(const RequestContext&, absl::CivilMonth month,
                       std::optional<absl::Time> known_at) override {
    asked_.Update([&](Asked& asked) {
      asked.month = month;
      asked.known_at = known_at;
    });
    return dashboard.get().value_or(PackAbsence::kNotConfigured);
  }
  PackAnswer PlanIteration(const RequestContext&, absl::CivilDay day,
                           std::optional<absl::Time>) override {
    asked_.Update([&](Asked& asked) { asked.plan_day = day; });
    return plan_iteration.get().value_or(PackAbsence::kNotConfigured);
  }
  PackAnswer VolunteerSummary(const RequestContext&, absl::CivilDay day,
                              std::optional<absl::Time>) override {
    asked_.Update([&](Asked& asked) { asked.summary_day = day; });
    return volunteer_summary.get().value_or(PackAbsence::kNotConfigured);
  }

 private:
  testing::AcrossThreads<Asked> asked_;
};

}  // namespace copperplate::governance
