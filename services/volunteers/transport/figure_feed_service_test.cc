#include <gmock/gmock.h>

#include <string>

#include "copperplate/volunteers/v1/figure_feed_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/volunteers/storage/figure_outbox_storage.h"
#include "services/volunteers/transport/testing/service_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::Told;

using Publication = v1::FigurePublication;
using Service = v1::FigureFeedService::Stub;

class FigureFeedServiceTest : public ServiceTest {
 protected:
  absl::StatusOr<v1::FigureMapping> Map(const std::string& id, v1::FigureMapping::Figure figure,
                                        const std::string& indicator) {
    v1::CreateFigureMappingRequest request;
    request.set_parent("forces/essex");
    request.set_figure_mapping_id(id);
    request.mutable_figure_mapping()->set_kind(v1::Role::SPECIAL);
    request.mutable_figure_mapping()->set_figure(figure);
    request.mutable_figure_mapping()->set_indicator(indicator);
    return Call(*feed_, &Service::CreateFigureMapping, request, Analyst("essex"));
  }
  absl::StatusOr<Publication> Publish(const std::string& id, const std::string& month) {
    v1::PublishVolunteerFiguresRequest request;
    request.set_parent("forces/essex");
    request.set_figure_publication_id(id);
    request.set_month(month);
    return Call(*feed_, &Service::PublishVolunteerFigures, request, Publisher("essex"));
  }
  absl::StatusOr<Publication> Get(const std::string& id) {
    v1::GetFigurePublicationRequest request;
    request.set_name("forces/essex/volunteerFigures/" + id);
    return Call(*feed_, &Service::GetFigurePublication, request, Viewer("essex"));
  }
  FigureDelivery MustClaim() {
    auto claimed = outbox_.Claim(absl::Minutes(1));
    EXPECT_TRUE(claimed.ok() && claimed->has_value()) << claimed.status();
    return claimed.ok() && claimed->has_value() ? **std::move(claimed) : FigureDelivery();
  }
  bool NothingDue() {
    const auto claimed = outbox_.Claim(absl::Minutes(1));
    return claimed.ok() && !claimed->has_value();
  }

  std::unique_ptr<Service> feed_ = v1::FigureFeedService::NewStub(channel());
  std::unique_ptr<postgres::Pool> ConnectAsWorker() {
    postgres::PoolOptions options = storage().WorkerOptions();
    options.size = 1;
    return *postgres::Pool::Create(std::move(options), postgres::Observer::None());
  }

  std::unique_ptr<postgres::Pool> worker_ = ConnectAsWorker();
  FigureOutboxStorage outbox_{*worker_};
};

TEST_F(FigureFeedServiceTest, AMonthsFiguresWaitUntilTheyAreDelivered) {
  EXPECT_THAT(Publish("march", "2018-03"), HasReason("FIGURES_NOT_MAPPED"));
  ABSL_ASSERT_OK(Map("strength", v1::FigureMapping::ESTABLISHMENT, "forces/essex/indicators/sc"));
  ABSL_ASSERT_OK(Map("hours", v1::FigureMapping::HOURS, "sc-hours"));
  ABSL_ASSERT_OK_AND_ASSIGN(const Publication published, Publish("march", "2018-03"));
  EXPECT_EQ(published.state(), Publication::PENDING);
  EXPECT_EQ(published.month(), "2018-03");
  EXPECT_EQ(published.batch(), "forces/essex/batches/volunteers-march");
  EXPECT_EQ(published.change_reason(), "PUBLICATION");
  EXPECT_TRUE(published.has_known_at());
  ASSERT_EQ(published.figures_size(), 2);
  EXPECT_EQ(published.figures(0).indicator(), "forces/essex/indicators/sc-hours");
  EXPECT_EQ(published.figures(0).amount(), "0");
  EXPECT_EQ(published.figures(1).figure(), v1::FigureMapping::ESTABLISHMENT);

  const FigureDelivery delivery = MustClaim();
  EXPECT_EQ(delivery.force, "essex");
  EXPECT_EQ(delivery.publication.figures.size(), 2u);
  EXPECT_TRUE(NothingDue());  // it is claimed
  ABSL_ASSERT_OK(outbox_.SetDelivered(delivery));
  ABSL_ASSERT_OK_AND_ASSIGN(const Publication delivered, Get("march"));
  EXPECT_EQ(delivered.state(), Publication::DELIVERED);
  EXPECT_EQ(delivered.attempts(), 1);
  EXPECT_TRUE(delivered.has_delivered_time());
  EXPECT_FALSE(delivered.has_next_attempt_time());
}

TEST_F(FigureFeedServiceTest, WhatFailsIsDueAgainAndWhatIsRefusedWhenItIsAskedFor) {
  ABSL_ASSERT_OK(Map("strength", v1::FigureMapping::ESTABLISHMENT, "sc"));
  ABSL_ASSERT_OK(Publish("march", "2018-03"));
  ABSL_ASSERT_OK(outbox_.SetFailed(MustClaim(), "DATABASE_UNAVAILABLE", absl::Hours(1)));
  EXPECT_TRUE(NothingDue());
  ABSL_ASSERT_OK_AND_ASSIGN(const Publication failed, Get("march"));
  EXPECT_EQ(failed.last_error(), "DATABASE_UNAVAILABLE");
  EXPECT_EQ(failed.state(), Publication::PENDING);

  Value("UPDATE volunteers.figure_publication SET next_attempt_at = now()");
  ABSL_ASSERT_OK(outbox_.SetRefused(MustClaim(), "IMPORT_REFUSED"));
  v1::RetryFigurePublicationRequest retry;
  retry.set_name("forces/essex/volunteerFigures/march");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const Publication retried,
      Call(*feed_, &Service::RetryFigurePublication, retry, Publisher("essex")));
  EXPECT_EQ(retried.state(), Publication::PENDING);
  EXPECT_EQ(retried.last_error(), "IMPORT_REFUSED");
  EXPECT_EQ(retried.batch(), "forces/essex/batches/volunteers-march-2");
  EXPECT_EQ(retried.change_reason(), "PUBLICATION");
  EXPECT_THAT(Call(*feed_, &Service::RetryFigurePublication, retry, Publisher("essex")),
              HasReason("STATE_NOT_ALLOWED"));
  EXPECT_EQ(MustClaim().publication.attempts, 1);
}

TEST_F(FigureFeedServiceTest, WhoIsKilledAtADeliveryLeavesItDue) {
  ABSL_ASSERT_OK(Map("strength", v1::FigureMapping::ESTABLISHMENT, "sc"));
  ABSL_ASSERT_OK(Publish("march", "2018-03"));
  ABSL_ASSERT_OK(outbox_.Claim(absl::ZeroDuration()));
  EXPECT_EQ(MustClaim().publication.attempts, 2);
}

TEST_F(FigureFeedServiceTest, AMonthThatWasPublishedBeforeIsACorrection) {
  ABSL_ASSERT_OK(Map("strength", v1::FigureMapping::ESTABLISHMENT, "sc"));
  ABSL_ASSERT_OK(Publish("march", "2018-03"));
  EXPECT_THAT(Publish("march", "2018-03"), HasReason("FIGURE_PUBLICATION_EXISTS"));
  ABSL_ASSERT_OK_AND_ASSIGN(const Publication again, Publish("march-2", "2018-03"));
  EXPECT_EQ(again.change_reason(), "CORRECTION");
}

TEST_F(FigureFeedServiceTest, OlderFiguresOfAMonthDoNotComeInOverNewerOnes) {
  ABSL_ASSERT_OK(Map("strength", v1::FigureMapping::ESTABLISHMENT, "sc"));
  ABSL_ASSERT_OK(Publish("march", "2018-03"));
  ABSL_ASSERT_OK(Publish("march-again", "2018-03"));
  ABSL_ASSERT_OK(Publish("april", "2018-04"));
  const FigureDelivery first = MustClaim();
  EXPECT_EQ(first.publication.id, "march");
  EXPECT_EQ(MustClaim().publication.id, "april");
  EXPECT_TRUE(NothingDue());  // march is under way
  ABSL_ASSERT_OK(outbox_.SetRefused(first, "IMPORT_REFUSED"));
  EXPECT_EQ(MustClaim().publication.id, "march-again");
  v1::RetryFigurePublicationRequest retry;
  retry.set_name("forces/essex/volunteerFigures/march");
  EXPECT_THAT(Call(*feed_, &Service::RetryFigurePublication, retry, Publisher("essex")),
              HasReason("PUBLICATION_SUPERSEDED"));
}

TEST_F(FigureFeedServiceTest, WhatIsSaidOfAnAttemptThatIsPastIsNotHeard) {
  ABSL_ASSERT_OK(Map("strength", v1::FigureMapping::ESTABLISHMENT, "sc"));
  ABSL_ASSERT_OK(Publish("march", "2018-03"));
  const auto past = outbox_.Claim(absl::ZeroDuration());
  ABSL_ASSERT_OK(past);
  const FigureDelivery present = MustClaim();
  ABSL_ASSERT_OK(outbox_.SetRefused(**past, "IMPORT_REFUSED"));
  EXPECT_EQ(Get("march")->state(), Publication::PENDING);
  ABSL_ASSERT_OK(outbox_.SetDelivered(present));
  EXPECT_EQ(Get("march")->state(), Publication::DELIVERED);
}

TEST_F(FigureFeedServiceTest, EveryFaultIsTold) {
  ABSL_ASSERT_OK(Map("strength", v1::FigureMapping::ESTABLISHMENT, "sc"));
  EXPECT_THAT(Map("other", v1::FigureMapping::ESTABLISHMENT, "sc"), HasReason("FIGURE_MAPPED"));
  EXPECT_EQ(Told(Publish("march", "2199-01")), "MONTH_NOT_OVER month");
  for (const char* const id : {"A b", "A", "1x", "march_2018"}) {
    EXPECT_EQ(Told(Publish(id, "2018-03")), "ID_INVALID figure_publication_id") << id;
  }
  EXPECT_EQ(Told(Publish("", "2018-03")), "FIELD_REQUIRED figure_publication_id");
  EXPECT_THAT(FieldsTold(Publish(std::string(49, 'a'), "March")),
              ElementsAre(HasSubstr("month"), HasSubstr("figure_publication_id")));
}

}  // namespace
}  // namespace copperplate::volunteers
