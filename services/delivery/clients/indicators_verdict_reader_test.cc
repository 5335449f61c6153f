#include "services/delivery/clients/indicators_verdict_reader.h"

#include <gmock/gmock.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/dashboard_service.grpc.pb.h"
#include "libs/call/call_scope.h"
#include "libs/client/channel.h"
#include "libs/testing/across_threads.h"
#include "libs/testing/captured_log.h"
#include "libs/testing/event.h"
#include "services/delivery/clients/clients.h"

namespace copperplate::delivery {
namespace {

namespace v1 = indicators::v1;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr absl::CivilMonth kMarch(2018, 3);
constexpr char kCrime[] = "all-recorded-crime";

// The indicators service as far as a dashboard goes.
class FakeIndicators final : public v1::DashboardService::Service {
 public:
  FakeIndicators() {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(this);
    server_ = builder.BuildAndStart();
  }
  ~FakeIndicators() override { Stop(); }

  std::string address() const { return absl::StrCat("127.0.0.1:", port_); }
  void Stop() {
    if (server_ != nullptr) server_->Shutdown(std::chrono::system_clock::now());
    server_.reset();
  }

  grpc::Status GetDashboard(grpc::ServerContext* call, const v1::GetDashboardRequest* request,
                            v1::Dashboard* reply) override {
    asked_.Update([&](Asked& asked) {
      asked.request = *request;
      asked.deadline = absl::FromChrono(call->deadline());
      asked.metadata.clear();
      for (const auto& [key, value] : call->client_metadata()) {
        asked.metadata.emplace(std::string(key.data(), key.size()),
                               std::string(value.data(), value.size()));
      }
      asked.months.push_back(request->month());
    });
    const auto answer_now = answer.get();
    return answer_now ? answer_now(*reply) : grpc::Status::OK;
  }

  // What was asked: the last request, and the months of all.
  struct Asked {
    v1::GetDashboardRequest request;
    absl::Time deadline;
    std::multimap<std::string, std::string> metadata;
    std::vector<std::string> months;
  };
  Asked asked() const { return asked_.get(); }
  testing::AcrossThreads<std::function<grpc::Status(v1::Dashboard&)>> answer;

 private:
  testing::AcrossThreads<Asked> asked_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

class CallOfAnalyst final : public CallScope {
 public:
  std::string CallId() const override { return "call-7"; }
  std::string TraceId() const override { return std::string(32, 'a'); }
  bool IsCancelled() const override { return false; }
  std::vector<std::pair<std::string, std::string>> PassedOn() const override {
    return {{"authorization", "Bearer s3cr3t-token"},
            {"x-request-id", "call-7"},
            {"traceparent",
             absl::StrCat("00-", std::string(32, 'a'), "-", std::string(16, 'b'), "-01")}};
  }
};

class IndicatorsVerdictReaderTest : public ::testing::Test {
 protected:
  // Long enough for a machine under load; what is slow here never answers.
  std::unique_ptr<IndicatorsVerdictReader> Reader(absl::Duration timeout = absl::Seconds(30),
                                                  int max_calls = 8) {
    client::Security plaintext;
    plaintext.plaintext = true;
    return std::make_unique<IndicatorsVerdictReader>(
        client::MakeChannel(service_.address(), plaintext),
        IndicatorsVerdictReader::Limits{.timeout = timeout, .max_calls = max_calls}, metrics_,
        logger_, Clock::System());
  }

  RequestContext Context() const {
    RequestContext context;
    context.force = "cambridgeshire";
    context.call_id = "call-7";
    context.call = &call_;
    return context;
  }

  // A row whose benchmark says Lower.
  static v1::DashboardRow& AddRow(v1::Dashboard& dashboard, const std::string& id) {
    v1::DashboardRow& row = *dashboard.add_rows();
    row.set_indicator(absl::StrCat("forces/cambridgeshire/indicators/", id));
    row.set_title("All recorded crime");
    row.set_unit("crimes");
    row.set_polarity(v1::Indicator::LOWER_IS_BETTER);
    row.set_data_month("2018-02");
    row.mutable_current()->set_text("5,123");
    row.mutable_current()->set_value(5123);
    row.mutable_benchmark()->set_text("Lower");
    row.mutable_benchmark()->set_word(v1::Verdict::LOWER);
    row.mutable_benchmark()->set_sentence("66,192 in twelve months, 4% below the baseline.");
    return row;
  }

  static VerdictAbsence AbsenceIn(const VerdictAnswers& answers, const std::string& id) {
    return std::get<VerdictAbsence>(answers.at(id));
  }
  std::string CountLine(const std::string& outcome) const {
    return absl::StrCat("copperplate_client_calls_total{outcome=\"", outcome,
                        "\",service=\"indicators\"} 1");
  }

  FakeIndicators service_;
  CallOfAnalyst call_;
  metrics::Registry metrics_;
  testing::CapturedLog log_;
  log::Logger logger_ = log_.logger();
};

TEST_F(IndicatorsVerdictReaderTest, AnswersForEachIdWithItsRow) {
  service_.answer = [](v1::Dashboard& dashboard) {
    AddRow(dashboard, "another");
    AddRow(dashboard, kCrime);
    return grpc::Status::OK;
  };
  const VerdictAnswers answers = Reader()->Read(Context(), kMarch, {kCrime, "no-such-indicator"});
  ASSERT_THAT(answers, SizeIs(2));
  const auto& crime = std::get<IndicatorVerdict>(answers.at(kCrime));
  EXPECT_EQ(crime.title, "All recorded crime");
  EXPECT_EQ(crime.data_month, absl::CivilMonth(2018, 2));
  EXPECT_EQ(crime.value, "5,123");
  EXPECT_EQ(crime.word, IndicatorVerdict::Word::kLower);
  EXPECT_EQ(crime.text, "Lower");
  EXPECT_EQ(crime.sentence, "66,192 in twelve months, 4% below the baseline.");
  EXPECT_EQ(crime.comparison, IndicatorVerdict::Comparison::kBenchmark);
  EXPECT_EQ(crime.unit, "crimes");
  EXPECT_EQ(crime.polarity, IndicatorVerdict::Polarity::kLowerIsBetter);
  EXPECT_EQ(AbsenceIn(answers, "no-such-indicator"), VerdictAbsence::kNoSuchRow);

  EXPECT_EQ(service_.asked().request.name(), "forces/cambridgeshire/dashboard");
  EXPECT_EQ(service_.asked().request.month(), "2018-03");
  EXPECT_EQ(service_.asked().request.view(), v1::Dashboard::FULL);
  EXPECT_THAT(service_.asked().months, SizeIs(1)) << "one for all ids";
  EXPECT_THAT(metrics_.Render(), HasSubstr(CountLine("ANSWERED")));
  EXPECT_THAT(log_.lines(), IsEmpty());
}

TEST_F(IndicatorsVerdictReaderTest, WhereAMonthHasNoFigureYetTheNewestThatHasOneAnswers) {
  service_.answer = [&](v1::Dashboard& dashboard) {
    const std::string month = service_.asked().request.month();
    for (const char* id : {kCrime, "burglary", "never"}) {
      v1::DashboardRow& row = AddRow(dashboard, id);
      row.set_data_month(month);
      const bool is_in = id == std::string(kCrime) ? month <= "2018-02" : month <= "2018-01";
      if (is_in && id != std::string("never")) continue;
      row.mutable_current()->clear_value();
      row.mutable_current()->set_text("n/a");
    }
    return grpc::Status::OK;
  };
  const VerdictAnswers answers =
      Reader()->Read(Context(), kMarch, {kCrime, "burglary", "never", "no-such-indicator"});
  const auto month_of = [&](const std::string& id) {
    return std::get<IndicatorVerdict>(answers.at(id)).data_month;
  };
  ASSERT_THAT(answers, SizeIs(4));
  EXPECT_EQ(month_of(kCrime), absl::CivilMonth(2018, 2));
  EXPECT_EQ(month_of("burglary"), absl::CivilMonth(2018, 1));
  EXPECT_EQ(month_of("never"), kMarch);
  EXPECT_EQ(std::get<IndicatorVerdict>(answers.at("never")).value, "n/a");
  EXPECT_EQ(AbsenceIn(answers, "no-such-indicator"), VerdictAbsence::kNoSuchRow);
  EXPECT_THAT(service_.asked().months, ElementsAre("2018-03", "2018-02", "2018-01"));
}

TEST_F(IndicatorsVerdictReaderTest, WhatTheMonthSaysStaysWhereAnEarlierOneCannotBeHad) {
  service_.answer = [&](v1::Dashboard& dashboard) {
    if (service_.asked().months.size() > 1)
      return grpc::Status(grpc::StatusCode::UNAVAILABLE, "stopping");
    AddRow(dashboard, kCrime).mutable_current()->clear_value();
    return grpc::Status::OK;
  };
  const VerdictAnswers answers = Reader()->Read(Context(), kMarch, {kCrime});
  EXPECT_EQ(std::get<IndicatorVerdict>(answers.at(kCrime)).title, "All recorded crime");
}

TEST_F(IndicatorsVerdictReaderTest, ARowOfAnotherForceIsNoAnswer) {
  service_.answer = [](v1::Dashboard& dashboard) {
    AddRow(dashboard, kCrime).set_indicator("forces/essex/indicators/all-recorded-crime");
    return grpc::Status::OK;
  };
  EXPECT_EQ(AbsenceIn(Reader()->Read(Context(), kMarch, {kCrime}), kCrime),
            VerdictAbsence::kNoSuchRow);
}

TEST_F(IndicatorsVerdictReaderTest, AsksNobodyForNothing) {
  EXPECT_THAT(Reader()->Read(Context(), kMarch, {}), IsEmpty());
  EXPECT_THAT(service_.asked().months, IsEmpty());
}

TEST_F(IndicatorsVerdictReaderTest, PassesOnWhoAsksAndTheTrace) {
  Reader()->Read(Context(), kMarch, {kCrime});
  const auto metadata = service_.asked().metadata;
  const auto sent = [&](const std::string& key) {
    EXPECT_EQ(metadata.count(key), 1u) << key;
    const auto found = metadata.find(key);
    return found == metadata.end() ? std::string() : found->second;
  };
  EXPECT_EQ(sent("authorization"), "Bearer s3cr3t-token");
  EXPECT_EQ(sent("x-request-id"), "call-7");
  EXPECT_EQ(sent("traceparent"), "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbb-01");
}

TEST_F(IndicatorsVerdictReaderTest, TakesAtMostHalfOfWhatItsCallerHasLeft) {
  RequestContext context = Context();
  const absl::Time start = absl::Now();
  context.deadline = start + absl::Seconds(40);
  Reader(absl::Seconds(60))->Read(context, kMarch, {kCrime});
  // gRPC sends the time that is left, in three digits, rounded up.
  EXPECT_LE(service_.asked().deadline, absl::Now() + absl::Seconds(21));
  EXPECT_GT(service_.asked().deadline, start + absl::Seconds(10));
}

TEST_F(IndicatorsVerdictReaderTest, AServiceThatIsSlowIsLeft) {
  testing::Event over;
  service_.answer = [&](v1::Dashboard&) {
    EXPECT_TRUE(over.Wait());
    return grpc::Status::OK;
  };
  EXPECT_EQ(AbsenceIn(Reader(absl::Milliseconds(50))->Read(Context(), kMarch, {kCrime}), kCrime),
            VerdictAbsence::kTooSlow);
  over.Set();
  EXPECT_THAT(metrics_.Render(), HasSubstr(CountLine("TOO_SLOW")));
  ASSERT_THAT(log_.lines(), SizeIs(1));
  EXPECT_THAT(log_.lines()[0], HasSubstr("\"outcome\":\"TOO_SLOW\""));
  EXPECT_THAT(log_.lines()[0], HasSubstr("\"call_id\":\"call-7\""));
  EXPECT_THAT(log_.lines()[0], Not(HasSubstr("s3cr3t")));
}

TEST_F(IndicatorsVerdictReaderTest, AServiceThatIsStoppedIsUnreachableAtOnce) {
  const auto reader = Reader(absl::Minutes(10));
  reader->Read(Context(), kMarch, {kCrime});
  service_.Stop();
  const absl::Time start = absl::Now();
  EXPECT_EQ(AbsenceIn(reader->Read(Context(), kMarch, {kCrime}), kCrime),
            VerdictAbsence::kUnreachable);
  EXPECT_EQ(AbsenceIn(reader->Read(Context(), kMarch, {kCrime}), kCrime),
            VerdictAbsence::kUnreachable);
  EXPECT_LT(absl::Now() - start, absl::Minutes(1)) << "it waited";
  EXPECT_THAT(log_.lines(), SizeIs(1)) << "the same is not logged again";
}

TEST_F(IndicatorsVerdictReaderTest, NoMoreThanSomeWaitForIt) {
  testing::Event arrived;
  testing::Event over;
  service_.answer = [&](v1::Dashboard&) {
    arrived.Set();
    EXPECT_TRUE(over.Wait());
    return grpc::Status::OK;
  };
  const auto reader = Reader(absl::Minutes(10), /*max_calls=*/1);
  std::thread first([&] {
    EXPECT_EQ(AbsenceIn(reader->Read(Context(), kMarch, {kCrime}), kCrime),
              VerdictAbsence::kNoSuchRow);
  });
  EXPECT_TRUE(arrived.Wait());
  EXPECT_EQ(AbsenceIn(reader->Read(Context(), kMarch, {kCrime}), kCrime), VerdictAbsence::kBusy);
  over.Set();
  first.join();
  EXPECT_EQ(AbsenceIn(reader->Read(Context(), kMarch, {kCrime}), kCrime),
            VerdictAbsence::kNoSuchRow);
  EXPECT_THAT(service_.asked().months, SizeIs(2));
  EXPECT_THAT(metrics_.Render(), HasSubstr(CountLine("BUSY")));
}

TEST_F(IndicatorsVerdictReaderTest, SaysWhatItsErrorsMean) {
  const auto reader = Reader();
  const struct {
    grpc::StatusCode code;
    VerdictAbsence absence;
    bool logged;
  } kCases[] = {
      {grpc::StatusCode::PERMISSION_DENIED, VerdictAbsence::kRefused, false},
      {grpc::StatusCode::UNAUTHENTICATED, VerdictAbsence::kRefused, false},
      {grpc::StatusCode::NOT_FOUND, VerdictAbsence::kNoSuchRow, false},
      {grpc::StatusCode::RESOURCE_EXHAUSTED, VerdictAbsence::kUnreachable, true},
      {grpc::StatusCode::INTERNAL, VerdictAbsence::kFailed, true},
  };
  size_t logged = 0;
  for (const auto& test : kCases) {
    service_.answer = [&](v1::Dashboard&) { return grpc::Status(test.code, "no"); };
    EXPECT_EQ(AbsenceIn(reader->Read(Context(), kMarch, {kCrime}), kCrime), test.absence)
        << test.code;
    logged += test.logged ? 1 : 0;
    EXPECT_THAT(log_.lines(), SizeIs(logged)) << test.code;
  }
  EXPECT_EQ(metrics_.Render().find(CountLine("ANSWERED")), std::string::npos);
}

TEST_F(IndicatorsVerdictReaderTest, ClientsWithoutAnAddressAskNobody) {
  const auto clients = Clients::Create({}, "", "", metrics_, logger_, Clock::System());
  ASSERT_TRUE(clients.ok()) << clients.status();
  EXPECT_EQ(AbsenceIn((*clients)->verdicts().Read(Context(), kMarch, {kCrime}), kCrime),
            VerdictAbsence::kNotConfigured);
}

TEST_F(IndicatorsVerdictReaderTest, ClientsWithAnAddressAskThere) {
  ClientOptions options;
  options.indicators_address = service_.address();
  options.indicators_timeout = absl::Seconds(30);
  const auto without = Clients::Create(options, "", "", metrics_, logger_, Clock::System());
  EXPECT_EQ(
      without.status().message(),
      "services_ca_file: other services need either this or services_plaintext, and not both");
  options.security.plaintext = true;
  const auto clients = Clients::Create(options, "", "", metrics_, logger_, Clock::System());
  ASSERT_TRUE(clients.ok()) << clients.status();
  EXPECT_EQ(AbsenceIn((*clients)->verdicts().Read(Context(), kMarch, {kCrime}), kCrime),
            VerdictAbsence::kNoSuchRow);

  options.indicators_address = "dns:///indicators.internal:7101";
  const auto beyond = Clients::Create(options, "", "", metrics_, logger_, Clock::System());
  EXPECT_EQ(beyond.status().message(),
            "services_plaintext: only for services on this machine, and "
            "indicators_address=dns:///indicators.internal:7101 is not");
}

}  // namespace
}  // namespace copperplate::delivery
