// The ports of reports, and of activities with their leads, on each implementation.
#include "services/delivery/app/ports/status_repository.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/digest/sha256.h"
#include "libs/status/status_macros.h"
#include "libs/testing/status_matchers.h"
#include "services/delivery/app/ports/activity_repository.h"
#include "services/delivery/domain/narrative.h"
#include "services/delivery/storage/testing/plan_samples.h"
#include "services/delivery/storage/testing/plan_world.h"

namespace copperplate::delivery {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::IsOkAndHolds;
using ::testing::SizeIs;

const PartPath kReported = {"plan-1", "v1", "v1-1"};
constexpr char kReportedName[] = "forces/essex/plans/plan-1/actions/v1/activities/v1-1";
constexpr char kReportUuid[] = "7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01";

RequestContext ReportContext(std::string force = "essex") {
  return {.force = std::move(force),
          .caller = "reporter",
          .call_id = "call-1",
          .deadline = absl::Now() + absl::Seconds(60),
          .idempotency = std::nullopt};
}

template <class Part>
void MustPutPart(PlanWorld& world, const Part& part) {
  using Record = PartRecord<Part>;
  const auto decide = [&](const PlanContent&, const Record*) -> absl::StatusOr<Decided<Record>> {
    return Created(Record{part, {}});
  };
  ASSERT_THAT(world.parts<Part>().Change(ReportContext(), {.path = PathOf("plan-1", part),
                                                           .decide = decide,
                                                           .mode = WriteMode::kWrite,
                                                           .print = TextPrinter<Record>()}),
              IsOk());
}

void MustPutPlan(PlanWorld& world, Marking marking = Marking::kOfficial) {
  Plan plan = SamplePlan("plan-1");
  plan.marking = marking;
  const auto decide = [&](const HeldPlans& held) -> absl::StatusOr<Decided<PlanRecord>> {
    const PlanRecord* const present = FindById(held.plans, plan.id);
    return present == nullptr ? Created(PlanRecord{plan, {}})
                              : Updated(*present, PlanRecord{plan, {}});
  };
  ASSERT_THAT(world.ports().plans.Change(ReportContext(), {.id = plan.id,
                                                           .decide = decide,
                                                           .mode = WriteMode::kWrite,
                                                           .print = TextPrinter<PlanRecord>()}),
              IsOk());
}

std::string ActivityText(const PartRecord<Activity>& record) { return Text(record); }

class StatusRepositoryTest : public ::testing::TestWithParam<std::unique_ptr<PlanWorld> (*)()> {
 protected:
  void SetUp() override {
    MustPutPlan(world());
    MustPutPart(world(), Samples<Theme>::First());
    MustPutPart(world(), Samples<PriorityAction>::First());
    MustPutPart(world(), Samples<Activity>::First());
  }

  PlanWorld& world() { return *world_; }
  StatusRepository& statuses() { return world_->ports().statuses; }

  absl::StatusOr<Changed<StatusRecord>> Report(const StatusEntry& entry,
                                               std::optional<std::string> narrative = std::nullopt,
                                               const RequestContext& context = ReportContext(),
                                               WriteMode mode = WriteMode::kWrite) {
    const auto decide =
        [&](const PlanContent&, const PartRecord<Activity>* present,
            absl::Span<const WrittenNarrative> written,
            absl::Span<const StatusEntry> history) -> absl::StatusOr<DecidedReport> {
      if (present == nullptr) return PartUnknown<Activity>();
      seen_.clear();
      for (const StatusEntry& one : history) seen_.push_back(one.id);
      written_.clear();
      for (const WrittenNarrative& one : written) {
        written_.push_back(absl::StrCat(absl::FormatCivilTime(one.from), " ", one.text));
      }
      DecidedReport decided{entry, std::nullopt};
      if (narrative.has_value()) {
        decided.activity = present->part;
        decided.activity->narrative = *narrative;
      }
      return decided;
    };
    return statuses().Report(context, {.activity = {"plan-1", entry.action, entry.activity},
                                       .decide = decide,
                                       .mode = mode,
                                       .print = TextPrinter<StatusRecord>(),
                                       .activity_image = ActivityText});
  }
  StatusRecord MustReport(std::string id, absl::CivilDay as_of, Rag rag,
                          std::string corrects = "") {
    StatusEntry entry = SampleStatus(as_of, rag);
    entry.id = std::move(id);
    entry.corrects = std::move(corrects);
    const auto reported = Report(entry);
    EXPECT_THAT(reported, IsOk());
    return reported.ok() ? std::get<StatusRecord>(*reported) : StatusRecord();
  }
  absl::StatusOr<std::vector<std::string>> List(StatusQuery query) {
    ABSL_ASSIGN_OR_RETURN(const auto page, statuses().List(ReportContext(), query));
    std::vector<std::string> ids;
    ids.reserve(page.rows.size());
    for (const StatusRecord& record : page.rows) ids.push_back(record.entry.id);
    if (page.more) ids.push_back("more");
    return ids;
  }

  std::vector<std::string> seen_;     // by the last decision: the history
  std::vector<std::string> written_;  // and the narratives

 private:
  const std::unique_ptr<PlanWorld> world_ = GetParam()();
};

INSTANTIATE_TEST_SUITE_P(, StatusRepositoryTest,
                         ::testing::Values(&MakeFakePlanWorld, &MakePostgresPlanWorld),
                         [](const auto& world) {
                           return world.index == 0 ? "Fake" : "PostgreSql";
                         });

TEST_P(StatusRepositoryTest, AReportIsReadBackAsItWasWritten) {
  StatusEntry entry = SampleStatus(absl::CivilDay(2018, 5, 10), Rag::kYellow);
  entry.id = "s2018-05-10-001";
  const auto reported = Report(entry, "Delayed");
  ASSERT_THAT(reported, IsOk());
  const StatusRecord written = std::get<StatusRecord>(*reported);
  entry.entered_by = "reporter";
  EXPECT_EQ(Text(written), Text(entry));
  EXPECT_EQ(written.entry.entered_at, written.header.create_time);
  const auto read =
      statuses().Get(ReportContext(), {"plan-1", "v1", "v1-1", "s2018-05-10-001"}, false);
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(Text(*read), Text(entry));
  EXPECT_EQ(read->header.uid, written.header.uid);
  EXPECT_EQ(read->header.version, written.header.version);
  EXPECT_EQ(read->header.create_time, written.header.create_time);
  EXPECT_EQ(read->header.created_by, "reporter");
  EXPECT_EQ(read->entry.entered_at, written.header.create_time);
  EXPECT_EQ(read->corrected_by, "");

  const auto activity = world().parts<Activity>().Get(ReportContext(), kReported, false);
  ASSERT_THAT(activity, IsOk());
  EXPECT_EQ(activity->part.narrative, "Delayed");
  EXPECT_EQ(activity->header.version, written.header.version);
  EXPECT_EQ(activity->header.updated_by, "reporter");
  const std::vector<PlanEvent> events = world().EventsOf("essex", "plan-1");
  ASSERT_THAT(events, SizeIs(6));
  EXPECT_EQ(events[4].type, "status_entry.created");
  EXPECT_EQ(events[4].subject, absl::StrCat(kReportedName, "/statusEntries/s2018-05-10-001"));
  EXPECT_EQ(events[4].before, std::nullopt);
  EXPECT_EQ(events[4].after, Text(entry));
  EXPECT_EQ(events[5].type, "activity.updated");
  EXPECT_EQ(events[5].subject, kReportedName);
  EXPECT_EQ(events[5].before, Text(Samples<Activity>::First()));
  EXPECT_EQ(events[5].after, Text(activity->part));
}

TEST_P(StatusRepositoryTest, AnActivityThatDoesNotChangeWithItKeepsItsVersion) {
  const auto before = world().parts<Activity>().Get(ReportContext(), kReported, false);
  MustReport("s2018-05-10-001", absl::CivilDay(2018, 5, 10), Rag::kGreen);
  const auto after = world().parts<Activity>().Get(ReportContext(), kReported, false);
  ASSERT_THAT(before, IsOk());
  ASSERT_THAT(after, IsOk());
  EXPECT_EQ(after->header.version, before->header.version);
  EXPECT_EQ(world().EventsOf("essex", "plan-1").back().type, "status_entry.created");
}

TEST_P(StatusRepositoryTest, ADecisionSeesWhatWasReportedAndWritten) {
  MustReport("s2018-05-10-001", absl::CivilDay(2018, 5, 10), Rag::kGreen);
  EXPECT_THAT(seen_, IsEmpty());
  EXPECT_THAT(written_, ElementsAre("2017-05-01 Under way"));
  MustReport("s2018-04-10-001", absl::CivilDay(2018, 4, 10), Rag::kGreen);
  const auto write = [&](const std::string& narrative, std::optional<absl::CivilDay> from) {
    const auto decide =
        [&](const PlanContent&,
            const PartRecord<Activity>* present) -> absl::StatusOr<Decided<PartRecord<Activity>>> {
      PartRecord<Activity> next = *present;
      next.part.narrative = narrative;
      next.part.narrative_from = from;
      return Updated(*present, std::move(next));
    };
    ASSERT_THAT(world().parts<Activity>().Change(ReportContext(),
                                                 {.path = kReported,
                                                  .decide = decide,
                                                  .mode = WriteMode::kWrite,
                                                  .print = TextPrinter<PartRecord<Activity>>()}),
                IsOk());
  };
  write("Written", absl::CivilDay(2018, 4, 1));
  // Nothing is written: a report's own.
  write("Reported", std::nullopt);
  MustReport("s2018-05-10-002", absl::CivilDay(2018, 5, 10), Rag::kRed, "s2018-05-10-001");
  EXPECT_THAT(seen_, ElementsAre("s2018-04-10-001", "s2018-05-10-001"));
  EXPECT_THAT(written_, ElementsAre("2017-05-01 Under way", "2018-04-01 Written"));
  const auto corrected =
      statuses().Get(ReportContext(), {"plan-1", "v1", "v1-1", "s2018-05-10-001"}, false);
  ASSERT_THAT(corrected, IsOk());
  EXPECT_EQ(corrected->corrected_by, "s2018-05-10-002");
}

TEST_P(StatusRepositoryTest, EntriesAreListedTheNewestFirstByPages) {
  EXPECT_THAT(List({.activity = kReported, .before = "", .limit = 2}), IsOkAndHolds(IsEmpty()));
  MustReport("s2018-05-10-001", absl::CivilDay(2018, 5, 10), Rag::kGreen);
  MustReport("s2018-04-10-001", absl::CivilDay(2018, 4, 10), Rag::kGreen);
  MustReport("s2018-05-10-002", absl::CivilDay(2018, 5, 10), Rag::kRed, "s2018-05-10-001");
  EXPECT_THAT(List({.activity = kReported, .before = "", .limit = 2}),
              IsOkAndHolds(ElementsAre("s2018-05-10-002", "s2018-05-10-001", "more")));
  EXPECT_THAT(List({.activity = kReported, .before = "s2018-05-10-001", .limit = 2}),
              IsOkAndHolds(ElementsAre("s2018-04-10-001")));
}

TEST_P(StatusRepositoryTest, WhatIsNotThereIsToldOfTheOutermost) {
  MustReport("s2018-05-10-001", absl::CivilDay(2018, 5, 10), Rag::kGreen);
  const auto get = [&](PartPath path) { return statuses().Get(ReportContext(), path, true); };
  EXPECT_THAT(get({"plan-1", "v1", "v1-1", "s2018-05-10-002"}), HasReason("STATUS_ENTRY_UNKNOWN"));
  EXPECT_THAT(get({"plan-1", "v1", "v1-2", "s2018-05-10-001"}), HasReason("ACTIVITY_UNKNOWN"));
  EXPECT_THAT(get({"plan-1", "v2", "v1-1", "s2018-05-10-001"}), HasReason("ACTION_UNKNOWN"));
  EXPECT_THAT(get({"plan-2", "v1", "v1-1", "s2018-05-10-001"}), HasReason("PLAN_UNKNOWN"));
  const auto list = [&](PartPath activity) {
    return List({.activity = std::move(activity), .before = "", .limit = 1, .sensitive = true});
  };
  EXPECT_THAT(list({"plan-1", "v1", "v1-2"}), HasReason("ACTIVITY_UNKNOWN"));
  EXPECT_THAT(list({"plan-1", "v2", "v1-1"}), HasReason("ACTION_UNKNOWN"));
  EXPECT_THAT(list({"plan-2", "v1", "v1-1"}), HasReason("PLAN_UNKNOWN"));
  StatusEntry elsewhere = SampleStatus(absl::CivilDay(2018, 5, 10), Rag::kGreen);
  elsewhere.activity = "v1-2";
  EXPECT_THAT(Report(elsewhere), HasReason("ACTIVITY_UNKNOWN"));
  EXPECT_THAT(Report(elsewhere, std::nullopt, ReportContext("atlantis")),
              HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(Report(elsewhere, std::nullopt, ReportContext("cambridgeshire")),
              HasReason("PLAN_UNKNOWN"));
}

TEST_P(StatusRepositoryTest, OfASensitivePlanNothingIsThereForAMereViewer) {
  MustReport("s2018-05-10-001", absl::CivilDay(2018, 5, 10), Rag::kGreen);
  MustPutPlan(world(), Marking::kOfficialSensitive);
  const PartPath path = {"plan-1", "v1", "v1-1", "s2018-05-10-001"};
  EXPECT_THAT(statuses().Get(ReportContext(), path, false), HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(statuses().Get(ReportContext(), path, true), IsOk());
  StatusQuery query{.activity = kReported, .before = "", .limit = 1};
  EXPECT_THAT(List(query), HasReason("PLAN_UNKNOWN"));
  query.sensitive = true;
  EXPECT_THAT(List(query), IsOkAndHolds(ElementsAre("s2018-05-10-001")));
  // Each that was answered is an event.
  std::vector<std::string> read;
  for (const PlanEvent& event : world().EventsOf("essex", "plan-1")) {
    if (event.type == "plan.read") read.push_back(event.subject);
  }
  EXPECT_THAT(read, ElementsAre("forces/essex/plans/plan-1", "forces/essex/plans/plan-1"));
}

TEST_P(StatusRepositoryTest, ARepeatedReportIsAnsweredAsAtFirst) {
  StatusEntry entry = SampleStatus(absl::CivilDay(2018, 5, 10), Rag::kGreen);
  entry.id = "s2018-05-10-001";
  RequestContext context = ReportContext();
  context.idempotency = Idempotency{kReportUuid, Sha256("a")};
  const auto first = Report(entry, "Under way", context);
  ASSERT_THAT(first, IsOk());
  const size_t events = world().EventsOf("essex", "plan-1").size();
  const auto repeated = Report(entry, "Under way", context);
  ASSERT_THAT(repeated, IsOk());
  EXPECT_EQ(std::get<FirstResult>(*repeated).reply, ReplyText(std::get<StatusRecord>(*first)));
  context.idempotency->body = Sha256("b");
  EXPECT_THAT(Report(entry, std::nullopt, context), HasReason("REQUEST_ID_REUSED"));
  EXPECT_THAT(world().EventsOf("essex", "plan-1"), SizeIs(events));
}

TEST_P(StatusRepositoryTest, WhatIsOnlyValidatedIsNotWritten) {
  StatusEntry entry = SampleStatus(absl::CivilDay(2018, 5, 10), Rag::kGreen);
  entry.id = "s2018-05-10-001";
  const size_t events = world().EventsOf("essex", "plan-1").size();
  const auto validated = Report(entry, "Other", ReportContext(), WriteMode::kValidateOnly);
  ASSERT_THAT(validated, IsOk());
  EXPECT_EQ(std::get<StatusRecord>(*validated).header.version, 0);
  EXPECT_THAT(List({.activity = kReported, .before = "", .limit = 2}), IsOkAndHolds(IsEmpty()));
  EXPECT_THAT(world().EventsOf("essex", "plan-1"), SizeIs(events));
}

TEST_P(StatusRepositoryTest, AnActivityIsCreatedWithItsLeads) {
  LeadAssignment opcc = Samples<LeadAssignment>::First();
  LeadAssignment delivery = Samples<LeadAssignment>::Second();
  opcc.activity = delivery.activity = "v1-2";
  delivery.role = LeadRole::kDelivery;
  const Activity activity = Samples<Activity>::Second();
  const auto decide = [&](const PlanContent& content) -> absl::StatusOr<LedActivity> {
    EXPECT_THAT(content.activities, SizeIs(1));
    return LedActivity{{activity, {}}, {{opcc, {}}, {delivery, {}}}};
  };
  const auto image = [](const LedActivity& led) { return Text(led.activity); };
  const auto reply = [](const LedActivity& led) { return ReplyText(led.activity); };
  const auto lead_image = [](const PartRecord<LeadAssignment>& lead) { return Text(lead); };
  const PartPath path = PathOf("plan-1", activity);
  const auto created =
      world().ports().led_activities.Create(ReportContext(), {.path = path,
                                                              .decide = decide,
                                                              .mode = WriteMode::kWrite,
                                                              .print = {image, reply},
                                                              .lead_image = lead_image});
  ASSERT_THAT(created, IsOk());
  const auto read = world().parts<Activity>().Get(ReportContext(), path, false);
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(Text(*read), Text(activity));
  const auto below = [&](PartPath above, bool sensitive = false) {
    const auto leads = world().ports().led_activities.LeadsBelow(ReportContext(), above, sensitive);
    EXPECT_THAT(leads, IsOk());
    std::vector<std::string> texts;
    for (const auto& lead : *leads) texts.push_back(Text(lead));
    return texts;
  };
  for (const PartPath& above : {PartPath{"plan-1"}, PartPath{"plan-1", "v1"}, path}) {
    EXPECT_THAT(below(above), ElementsAre(Text(opcc), Text(delivery)));
  }
  EXPECT_THAT(below(kReported), IsEmpty());
  EXPECT_THAT(below({"plan-1", "v2"}), IsEmpty());
  EXPECT_THAT(below({"plan-2"}), IsEmpty());
  const std::vector<PlanEvent> events = world().EventsOf("essex", "plan-1");
  ASSERT_THAT(events, SizeIs(7));
  EXPECT_EQ(events[4].type, "activity.created");
  EXPECT_EQ(events[4].after, Text(activity));
  EXPECT_EQ(events[5].type, "lead.created");
  EXPECT_EQ(events[5].after, Text(opcc));
  EXPECT_EQ(events[6].subject, "forces/essex/plans/plan-1/actions/v1/activities/v1-2/leads/opcc-2");
  MustPutPlan(world(), Marking::kOfficialSensitive);
  EXPECT_THAT(below({"plan-1"}), IsEmpty());
  EXPECT_THAT(below({"plan-1"}, true), SizeIs(2));
}

}  // namespace
}  // namespace copperplate::delivery
