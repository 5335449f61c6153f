// What the other services are asked for a pack, and what is made of their answers.
#include <gmock/gmock.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "copperplate/delivery/v1/iteration_service.grpc.pb.h"
#include "copperplate/delivery/v1/plan_service.grpc.pb.h"
#include "copperplate/indicators/v1/snapshot_service.grpc.pb.h"
#include "copperplate/volunteers/v1/volunteer_summary_service.grpc.pb.h"
#include "libs/rpc/grpc_status.h"
#include "libs/status/error.h"
#include "libs/testing/across_threads.h"
#include "libs/testing/captured_log.h"
#include "libs/testing/status_matchers.h"
#include "services/governance/clients/clients.h"

namespace copperplate::governance {
namespace {

constexpr absl::CivilDay kDay(2018, 5, 10);
const absl::Time kPublished = absl::FromUnixSeconds(1'525'300'000);  // 2 May 2018

// The three services as far as packs ask them, each page of a list with two at most.
class FakeSnapshots final : public indicators::v1::SnapshotService::Service {
 public:
  using Snapshot = indicators::v1::Snapshot;

  // The next one who asks waits until `go_on`.
  void BeSlow() { slow_ = true; }
  absl::Notification asked;
  absl::Notification go_on;

  void Add(const std::string& id, const std::string& month, int edition,
           absl::Time at = kPublished - absl::Hours(1), const std::string& area = "essex",
           const std::string& profile = "") {
    Snapshot snapshot;
    snapshot.set_name(absl::StrCat("forces/essex/snapshots/", id));
    snapshot.set_month(month);
    snapshot.set_edition(edition);
    snapshot.mutable_create_time()->set_seconds(absl::ToUnixSeconds(at));
    snapshot.set_area(absl::StrCat("forces/essex/areas/", area));
    snapshot.set_profile(profile);
    snapshots_.Update([&](auto& all) { all.push_back(snapshot); });
  }

  grpc::Status ListSnapshots(grpc::ServerContext*,
                             const indicators::v1::ListSnapshotsRequest* request,
                             indicators::v1::ListSnapshotsResponse* reply) override {
    if (slow_.exchange(false)) {
      asked.Notify();
      go_on.WaitForNotification();
    }
    const std::vector<Snapshot> all = snapshots_.get();
    size_t at = request->page_token().empty() ? 0 : std::stoul(request->page_token());
    for (int i = 0; i < 2 && at < all.size(); ++i) *reply->add_snapshots() = all[at++];
    if (at < all.size()) reply->set_next_page_token(std::to_string(at));
    return grpc::Status::OK;
  }
  grpc::Status GetSnapshot(grpc::ServerContext*, const indicators::v1::GetSnapshotRequest* request,
                           Snapshot* reply) override {
    for (const Snapshot& snapshot : snapshots_.get()) {
      if (snapshot.name() == request->name()) *reply = snapshot;
    }
    reply->set_canonical_json("{\"rows\":[]}");
    reply->set_sha256("ab12");
    return grpc::Status::OK;
  }

 private:
  std::atomic<bool> slow_{false};
  testing::AcrossThreads<std::vector<Snapshot>> snapshots_;
};

class FakePlans final : public delivery::v1::PlanService::Service {
 public:
  testing::AcrossThreads<std::vector<delivery::v1::Plan>> plans;
  testing::AcrossThreads<grpc::Status> refusal;

  grpc::Status ListPlans(grpc::ServerContext*, const delivery::v1::ListPlansRequest* request,
                         delivery::v1::ListPlansResponse* reply) override {
    EXPECT_EQ(request->kind(), delivery::v1::Plan::POLICE_AND_CRIME);
    if (!refusal.get().ok()) return refusal.get();
    const auto all = plans.get();
    size_t at = request->page_token().empty() ? 0 : std::stoul(request->page_token());
    for (int i = 0; i < 2 && at < all.size(); ++i) *reply->add_plans() = all[at++];
    if (at < all.size()) reply->set_next_page_token(std::to_string(at));
    return grpc::Status::OK;
  }
};

class FakeIterations final : public delivery::v1::IterationService::Service {
 public:
  testing::AcrossThreads<std::vector<delivery::v1::Iteration>> iterations;

  grpc::Status ListIterations(grpc::ServerContext*,
                              const delivery::v1::ListIterationsRequest* request,
                              delivery::v1::ListIterationsResponse* reply) override {
    const auto all = iterations.get();
    size_t at = request->page_token().empty() ? 0 : std::stoul(request->page_token());
    for (int i = 0; i < 2 && at < all.size(); ++i, ++at) {
      if (all[at].name().rfind(request->parent() + "/", 0) == 0) {
        *reply->add_iterations() = all[at];
      }
    }
    if (at < all.size()) reply->set_next_page_token(std::to_string(at));
    return grpc::Status::OK;
  }
  grpc::Status GetIterationContent(grpc::ServerContext*,
                                   const delivery::v1::GetIterationContentRequest*,
                                   delivery::v1::GetIterationContentResponse* reply) override {
    reply->set_content("{\"number\":3}");
    reply->set_content_sha256("cd34");
    return grpc::Status::OK;
  }
};

class FakeSummaries final : public volunteers::v1::VolunteerSummaryService::Service {
 public:
  testing::AcrossThreads<volunteers::v1::GetVolunteerSummaryRequest> asked;
  testing::AcrossThreads<grpc::Status> answer;

  grpc::Status GetVolunteerSummary(grpc::ServerContext*,
                                   const volunteers::v1::GetVolunteerSummaryRequest* request,
                                   volunteers::v1::VolunteerSummary* reply) override {
    asked = *request;
    reply->set_as_of(request->as_of());
    return answer.get();
  }
};

class PackSourcesTest : public ::testing::Test {
 protected:
  PackSourcesTest() {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(&snapshots_);
    builder.RegisterService(&plans_);
    builder.RegisterService(&iterations_);
    builder.RegisterService(&summaries_);
    server_ = builder.BuildAndStart();
  }
  ~PackSourcesTest() override { Stop(); }

  void Stop() {
    if (server_ != nullptr) server_->Shutdown(std::chrono::system_clock::now());
    server_.reset();
  }
  std::unique_ptr<PackSources> Sources(bool with_volunteers = true, int calls = 4) {
    ClientOptions options;
    options.pack_calls = calls;
    options.security.plaintext = true;
    options.pack_timeout = absl::Seconds(30);
    options.indicators_address = options.delivery_address = absl::StrCat("127.0.0.1:", port_);
    if (with_volunteers) options.volunteers_address = options.delivery_address;
    auto made = MakePackSources(options, "", "", metrics_, logger_, Clock::System());
    EXPECT_TRUE(made.ok()) << made.status();
    return *std::move(made);
  }
  static RequestContext Context() {
    RequestContext context;
    context.force = "essex";
    return context;
  }
  static std::string ResourceOf(const PackAnswer& answer) {
    const auto* const part = std::get_if<ForeignPart>(&answer);
    return part == nullptr ? std::string(PackAbsenceName(std::get<PackAbsence>(answer)))
                           : part->resource;
  }
  static delivery::v1::Plan Plan(const std::string& id, const std::string& from,
                                 const std::string& to) {
    delivery::v1::Plan plan;
    plan.set_name("forces/essex/plans/" + id);
    plan.set_state(delivery::v1::Plan::IN_FORCE);
    plan.set_effective_from(from);
    plan.set_effective_to(to);
    return plan;
  }
  static delivery::v1::Iteration Iteration(int number, const std::string& cut_off,
                                           absl::Time frozen) {
    delivery::v1::Iteration iteration;
    iteration.set_name(absl::StrCat("forces/essex/plans/p/iterations/n", number));
    iteration.set_state(delivery::v1::Iteration::FROZEN);
    iteration.set_cut_off(cut_off);
    iteration.mutable_freeze_time()->set_seconds(absl::ToUnixSeconds(frozen));
    return iteration;
  }

  FakeSnapshots snapshots_;
  FakePlans plans_;
  FakeIterations iterations_;
  FakeSummaries summaries_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
  metrics::Registry metrics_;
  testing::CapturedLog log_;
  log::Logger logger_ = log_.logger();
};

TEST_F(PackSourcesTest, TheDashboardIsTheNewestEditionOfTheNewestMonthPublishedByThen) {
  snapshots_.Add("april", "2018-04", 1);
  snapshots_.Add("march-1", "2018-03", 1);
  snapshots_.Add("march-2", "2018-03", 2);
  snapshots_.Add("march-3", "2018-03", 3, kPublished + absl::Hours(1));
  snapshots_.Add("march-of-part", "2018-03", 7, kPublished - absl::Hours(1), "south");
  snapshots_.Add("march-judged", "2018-03", 8, kPublished - absl::Hours(1), "essex",
                 "profiles/significance");
  snapshots_.Add("february", "2018-02", 9);
  const auto sources = Sources();
  const absl::CivilMonth march(2018, 3);
  const PackAnswer answer = sources->Dashboard(Context(), march, kPublished);
  EXPECT_EQ(ResourceOf(answer), "forces/essex/snapshots/march-2");
  EXPECT_EQ(std::get<ForeignPart>(answer).as_of, absl::CivilDay(2018, 3, 31));
  EXPECT_EQ(std::get<ForeignPart>(answer).sha256, "ab12");
  EXPECT_EQ(std::get<ForeignPart>(answer).json, "{\"rows\":[]}");
  EXPECT_EQ(ResourceOf(sources->Dashboard(Context(), march, std::nullopt)),
            "forces/essex/snapshots/march-3");
  EXPECT_EQ(ResourceOf(sources->Dashboard(Context(), march - 1, kPublished)),
            "forces/essex/snapshots/february");
  EXPECT_EQ(ResourceOf(sources->Dashboard(Context(), march - 2, kPublished)), "NONE");
}

TEST_F(PackSourcesTest, TheIterationIsTheOneFrozenLastByThenOfThePlansThatHadBegun) {
  delivery::v1::Plan draft = Plan("draft", "2018-05-01", "");
  draft.set_state(delivery::v1::Plan::DRAFT);
  plans_.plans = {Plan("old", "2013-05-01", "2017-03-31"), Plan("p", "2017-04-01", "2018-03-31"),
                  Plan("next", "2018-06-01", ""), draft};
  delivery::v1::Iteration open = Iteration(5, "2018-05-01", kPublished);
  open.set_state(delivery::v1::Iteration::DRAFT);
  iterations_.iterations = {open, Iteration(4, "2018-05-01", kPublished + absl::Hours(1)),
                            Iteration(3, "2018-04-30", kPublished - absl::Hours(1)),
                            Iteration(2, "2018-01-31", kPublished - absl::Hours(2))};
  const auto sources = Sources();
  const PackAnswer answer = sources->PlanIteration(Context(), kDay, kPublished);
  EXPECT_EQ(ResourceOf(answer), "forces/essex/plans/p/iterations/n3");
  EXPECT_EQ(std::get<ForeignPart>(answer).as_of, absl::CivilDay(2018, 4, 30));
  EXPECT_EQ(std::get<ForeignPart>(answer).sha256, "cd34");
  EXPECT_EQ(ResourceOf(sources->PlanIteration(Context(), kDay, std::nullopt)),
            "forces/essex/plans/p/iterations/n4");
  EXPECT_EQ(ResourceOf(sources->PlanIteration(Context(), absl::CivilDay(2018, 1, 31), kPublished)),
            "forces/essex/plans/p/iterations/n2");
  EXPECT_EQ(ResourceOf(sources->PlanIteration(Context(), absl::CivilDay(2013, 1, 1), kPublished)),
            "NONE")
      << "no plan was in force";
}

TEST_F(PackSourcesTest, TheSummaryIsOfTheDayAsKnownThen) {
  const auto sources = Sources();
  const PackAnswer answer =
      sources->VolunteerSummary(Context(), absl::CivilDay(2018, 3, 31), kPublished);
  EXPECT_EQ(ResourceOf(answer), "forces/essex/volunteerSummary");
  EXPECT_THAT(std::get<ForeignPart>(answer).json, ::testing::HasSubstr("\"asOf\":\"2018-03-31\""));
  EXPECT_EQ(summaries_.asked.get().known_at().seconds(), absl::ToUnixSeconds(kPublished));
  summaries_.answer = rpc::ToGrpcStatus(
      Error(absl::StatusCode::kInvalidArgument, "KNOWN_AT_BEFORE_FIRST", "nothing was held then")
          .Build(),
      "copperplate.volunteers");
  EXPECT_EQ(ResourceOf(sources->VolunteerSummary(Context(), kDay, kPublished)), "NONE");
  summaries_.answer = rpc::ToGrpcStatus(
      Error(absl::StatusCode::kInvalidArgument, "DATE_IN_FUTURE", "is to come").Build(),
      "copperplate.volunteers");
  EXPECT_EQ(ResourceOf(sources->VolunteerSummary(Context(), kDay, kPublished)), "FAILED");
}

TEST_F(PackSourcesTest, AServiceThatDoesNotKnowTheForceHasNotSaidThatThereIsNone) {
  const grpc::Status unknown =
      rpc::ToGrpcStatus(Error(absl::StatusCode::kNotFound, "FORCE_UNKNOWN", "is not there").Build(),
                        "copperplate.delivery");
  plans_.refusal = unknown;
  summaries_.answer = unknown;
  const auto sources = Sources();
  EXPECT_EQ(ResourceOf(sources->PlanIteration(Context(), kDay, kPublished)), "FAILED");
  EXPECT_EQ(ResourceOf(sources->VolunteerSummary(Context(), kDay, kPublished)), "FAILED");
}

TEST_F(PackSourcesTest, AServiceThatIsAwayIsSaidToBe) {
  const auto sources = Sources(/*with_volunteers=*/false);
  Stop();
  EXPECT_EQ(ResourceOf(sources->Dashboard(Context(), absl::CivilMonth(2018, 3), kPublished)),
            "UNREACHABLE");
  EXPECT_EQ(ResourceOf(sources->PlanIteration(Context(), kDay, kPublished)), "UNREACHABLE");
  EXPECT_EQ(ResourceOf(sources->VolunteerSummary(Context(), kDay, kPublished)), "NOT_CONFIGURED");
}

TEST_F(PackSourcesTest, ASlowServiceUsesUpItsOwnPlacesAlone) {
  snapshots_.BeSlow();
  const auto sources = Sources(/*with_volunteers=*/true, /*calls=*/1);
  const auto dashboard = [&] {
    return ResourceOf(sources->Dashboard(Context(), absl::CivilMonth(2018, 3), kPublished));
  };
  std::thread waiting(dashboard);
  snapshots_.asked.WaitForNotification();
  EXPECT_EQ(dashboard(), "BUSY");
  EXPECT_EQ(ResourceOf(sources->PlanIteration(Context(), kDay, kPublished)), "NONE");
  EXPECT_EQ(ResourceOf(sources->VolunteerSummary(Context(), kDay, kPublished)),
            "forces/essex/volunteerSummary");
  snapshots_.go_on.Notify();
  waiting.join();
}

TEST(MakePackSources, RefusesAnAddressElsewhereWithoutTls) {
  ClientOptions options;
  options.security.plaintext = true;
  options.delivery_address = "dns:///delivery.internal:7102";
  metrics::Registry metrics;
  testing::CapturedLog log;
  const log::Logger logger = log.logger();
  const auto made = MakePackSources(options, "", "", metrics, logger, Clock::System());
  EXPECT_EQ(made.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(made.status().message()), ::testing::HasSubstr("delivery_address"));
}

}  // namespace
}  // namespace copperplate::governance
