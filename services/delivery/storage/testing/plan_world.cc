#include "services/delivery/storage/testing/plan_world.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/time/clock.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/storage/testing/fake_plan_ports.h"
#include "services/delivery/storage/testing/service_database.h"

namespace copperplate::delivery {
namespace {

// Whether `subject` is that of the plan or of something in it.
bool IsOfPlan(absl::string_view subject, absl::string_view plan) {
  return subject == plan || absl::StartsWith(subject, absl::StrCat(plan, "/"));
}

class FakePlanWorld final : public PlanWorld {
 public:
  PlanPorts ports() override { return fakes_.ports(); }
  std::vector<PlanEvent> EventsOf(absl::string_view force, absl::string_view plan) override {
    const std::string name = kPlanName.Format(force, plan);
    std::vector<PlanEvent> events;
    for (const auto& event : fakes_.ledger().events()) {
      if (!IsOfPlan(event.subject, name)) continue;
      events.push_back({event.type, event.subject, event.before, event.after});
    }
    return events;
  }

 private:
  FakePlanPorts fakes_{Clock::System()};
};

// Columns and rows with characters between them that no text has; \x01 for what is null.
constexpr char kEvents[] = R"(
    SELECT string_agg(concat_ws(E'\x1f', type, subject, coalesce(before, E'\x01'),
                                coalesce(after, E'\x01')), E'\x1e' ORDER BY seq)
      FROM delivery.event_out)";

std::optional<std::string> OrNothing(const std::string& text) {
  return text == "\x01" ? std::nullopt : std::optional<std::string>(text);
}

class NoVerdicts final : public VerdictReader {
 public:
  VerdictAnswers Read(const RequestContext&, absl::CivilMonth,
                      const std::vector<std::string>&) override {
    return {};
  }
};

class PostgresPlanWorld final : public PlanWorld {
 public:
  explicit PostgresPlanWorld(std::unique_ptr<ServiceDatabase> database)
      : database_(std::move(database)) {}

  PlanPorts ports() override {
    Ports ports = database_->repositories().ports(verdicts_);
    return {ports.plans,
            {ports.themes, ports.objectives, ports.business_intelligence_items, ports.actions,
             ports.opportunities, ports.indicator_links, ports.activities, ports.leads,
             ports.milestones, ports.links},
            ports.led_activities,
            ports.statuses,
            ports.boards,
            ports.iterations,
            ports.plan_imports};
  }
  std::vector<PlanEvent> EventsOf(absl::string_view force, absl::string_view plan) override {
    const std::string name = kPlanName.Format(force, plan);
    const auto rows = database_->database().RunAsSuperuser(kEvents);
    EXPECT_TRUE(rows.ok()) << rows.status();
    std::vector<PlanEvent> events;
    for (const absl::string_view row :
         absl::StrSplit(rows.value_or(""), '\x1e', absl::SkipEmpty())) {
      const std::vector<std::string> columns = absl::StrSplit(row, '\x1f');
      if (!IsOfPlan(columns[1], name)) continue;
      events.push_back({columns[0], columns[1], OrNothing(columns[2]), OrNothing(columns[3])});
    }
    return events;
  }

 private:
  std::unique_ptr<ServiceDatabase> database_;
  NoVerdicts verdicts_;
};

}  // namespace

std::unique_ptr<PlanWorld> MakeFakePlanWorld() { return std::make_unique<FakePlanWorld>(); }

std::unique_ptr<PlanWorld> MakePostgresPlanWorld() {
  auto database = ServiceDatabase::Create();
  if (database.ok()) return std::make_unique<PostgresPlanWorld>(*std::move(database));
  std::cerr << database.status() << std::endl;
  std::abort();
}

}  // namespace copperplate::delivery
