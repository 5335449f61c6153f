#include "services/volunteers/clients/indicators_figure_sink.h"

#include <gmock/gmock.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/observation_service.grpc.pb.h"
#include "libs/client/channel.h"
#include "libs/testing/across_threads.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::volunteers {
namespace {

namespace v1 = indicators::v1;
using testing::HasReason;
using testing::StatusIs;

client::Security Plaintext() {
  client::Security security;
  security.plaintext = true;
  return security;
}

// The indicators service as far as an import goes.
class FakeIndicators final : public v1::ObservationService::Service {
 public:
  FakeIndicators() {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(this);
    server_ = builder.BuildAndStart();
  }

  std::string address() const { return absl::StrCat("127.0.0.1:", port_); }
  void Stop() { server_->Shutdown(std::chrono::system_clock::now()); }

  grpc::Status ImportObservations(grpc::ServerContext* call,
                                  grpc::ServerReader<v1::ImportObservationsRequest>* reader,
                                  v1::Batch*) override {
    Asked asked;
    const auto shown = call->client_metadata().find("authorization");
    if (shown != call->client_metadata().end()) {
      asked.authorization = std::string(shown->second.data(), shown->second.size());
    }
    reader->Read(&asked.request);
    asked_ = asked;
    return answer.get();
  }

  struct Asked {
    v1::ImportObservationsRequest request;
    std::string authorization;
  };
  Asked asked() const { return asked_.get(); }
  testing::AcrossThreads<grpc::Status> answer;

 private:
  testing::AcrossThreads<Asked> asked_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

class IndicatorsFigureSinkTest : public ::testing::Test {
 protected:
  IndicatorsFigureSinkTest()
      : token_file_(absl::StrCat(::testing::TempDir(), "/feed_token_", getpid())) {
    std::ofstream(token_file_) << "a.token.of-ours\n";
    delivery_.force = "essex";
    FigurePublication& publication = delivery_.publication;
    publication.id = "march";
    publication.month = absl::CivilDay(2018, 3, 1);
    publication.known_at = absl::FromUnixSeconds(1522800000);
    publication.figures = {{.kind = Kind::kSpecial,
                            .figure = FeedFigure::kEstablishment,
                            .indicator = "specials",
                            .amount = "229",
                            .qualifier = HoursQualifier::kExact},
                           {.kind = Kind::kSpecial,
                            .figure = FeedFigure::kHours,
                            .indicator = "hours",
                            .amount = "5168.5",
                            .qualifier = HoursQualifier::kEstimated}};
  }
  ~IndicatorsFigureSinkTest() override { unlink(token_file_.c_str()); }

  absl::Status Deliver() {
    IndicatorsFigureSink sink(client::MakeChannel(indicators_.address(), Plaintext()),
                              {.timeout = absl::Seconds(10), .token_file = token_file_}, metrics_,
                              Clock::System());
    return sink.Deliver(delivery_);
  }

  FakeIndicators indicators_;
  metrics::Registry metrics_;
  const std::string token_file_;
  FigureDelivery delivery_;
};

TEST_F(IndicatorsFigureSinkTest, APublicationIsAnImportUnderItsId) {
  delivery_.publication.change_reason = kLateEntry;
  ABSL_ASSERT_OK(Deliver());
  EXPECT_EQ(indicators_.asked().authorization, "Bearer a.token.of-ours");
  EXPECT_EQ(indicators_.asked().request.parent(), "forces/essex");
  EXPECT_EQ(indicators_.asked().request.batch_id(), "volunteers-march");
  EXPECT_EQ(indicators_.asked().request.source(), "volunteers, as known at 2018-04-04T00:00:00Z");
  EXPECT_EQ(indicators_.asked().request.revision_reason(), "LATE_ENTRY");
  EXPECT_EQ(indicators_.asked().request.content(),
            "indicator,area,month,numerator,denominator,status,qualifier\n"
            "specials,essex,2018-03,229,,FINAL,EXACT\n"
            "hours,essex,2018-03,5168.5,,PROVISIONAL,ESTIMATED\n");
}

TEST_F(IndicatorsFigureSinkTest, WhatTheServiceAnswersIsGivenOn) {
  indicators_.answer = grpc::Status(grpc::StatusCode::FAILED_PRECONDITION, "no");
  EXPECT_THAT(Deliver(), StatusIs(absl::StatusCode::kFailedPrecondition));
  indicators_.Stop();
  EXPECT_THAT(Deliver(), StatusIs(absl::StatusCode::kUnavailable));
}

TEST_F(IndicatorsFigureSinkTest, WithoutATokenNothingIsSent) {
  unlink(token_file_.c_str());
  EXPECT_THAT(Deliver(), HasReason("FEED_TOKEN_UNREADABLE"));
  EXPECT_EQ(indicators_.asked().request.batch_id(), "");
}

}  // namespace
}  // namespace copperplate::volunteers
