// Why figures of a month that was published change.
#include <gmock/gmock.h>

#include <string>

#include "copperplate/volunteers/v1/figure_feed_service.grpc.pb.h"
#include "libs/testing/status_matchers.h"
#include "services/volunteers/transport/testing/duty_test.h"

namespace copperplate::volunteers {
namespace {

using Feed = v1::FigureFeedService::Stub;

class FigureChangeReasonTest : public DutyTest {
 protected:
  void SetUp() override {
    DutyTest::SetUp();
    AddInducted("v-1", "e1");
    Activate(kEngagement);
    Map("strength", v1::FigureMapping::ESTABLISHMENT);
    Map("hours", v1::FigureMapping::HOURS);
  }
  void Map(const std::string& id, v1::FigureMapping::Figure figure) {
    v1::CreateFigureMappingRequest request;
    request.set_parent("forces/essex");
    request.set_figure_mapping_id(id);
    request.mutable_figure_mapping()->set_kind(v1::Role::PSV);
    request.mutable_figure_mapping()->set_figure(figure);
    request.mutable_figure_mapping()->set_indicator("psv-" + id);
    ABSL_ASSERT_OK(Call(*feed_, &Feed::CreateFigureMapping, request, Analyst("essex")));
  }
  // Publishes May 2018 and gives why it is there, or changes.
  std::string Publish(const std::string& id) {
    v1::PublishVolunteerFiguresRequest request;
    request.set_parent("forces/essex");
    request.set_figure_publication_id(id);
    request.set_month("2018-05");
    const auto published =
        Call(*feed_, &Feed::PublishVolunteerFigures, request, Publisher("essex"));
    return published.ok() ? published->change_reason() : std::string(published.status().message());
  }
  void CreateLate(const std::string& id, const v1::Duty& duty) {
    ABSL_ASSERT_OK(Create(id, Overridden(duty, v1::Duty::Override::LATE_ENTRY)));
  }

  std::unique_ptr<Feed> feed_ = v1::FigureFeedService::NewStub(channel());
};

TEST_F(FigureChangeReasonTest, WhatIsAmendedDownwardsIsPutRight) {
  CreateLate("d1", Done("2018-05-01 10:00", "2018-05-01 14:00"));
  // As if they had been entered in time.
  Value(
      "UPDATE volunteers.duty SET entered_at = '2018-05-02Z'; "
      "UPDATE volunteers.duty_minutes SET entered_at = '2018-05-02Z'; SELECT ''");
  ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::VERIFIED, As("sgt")));
  EXPECT_EQ(Publish("first"), "PUBLICATION");
  v1::AmendDutyRequest amend;
  amend.set_name(NameOf("d1"));
  *amend.mutable_duty() =
      Overridden(Done("2018-05-01 10:00", "2018-05-01 13:00"), v1::Duty::Override::LATE_ENTRY);
  amend.set_reason("Ended earlier");
  ABSL_ASSERT_OK(Call(*duties_, &v1::DutyService::Stub::AmendDuty, amend, Analyst("essex")));
  EXPECT_EQ(Publish("amended"), "CORRECTION") << "all its hours are entered anew";
}

TEST_F(FigureChangeReasonTest, AMonthOfWhichAllWasRefusedWasNotPublished) {
  CreateLate("d1", Done("2018-05-01 10:00", "2018-05-01 12:00"));
  EXPECT_EQ(Publish("refused"), "PUBLICATION");
  Value("UPDATE volunteers.figure_publication SET state = 3; SELECT ''");
  EXPECT_EQ(Publish("second"), "PUBLICATION") << "nobody has what was refused";
  Value("UPDATE volunteers.figure_publication SET state = 3; SELECT ''");
  v1::RetryFigurePublicationRequest retry;
  retry.set_name("forces/essex/volunteerFigures/refused");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::FigurePublication first,
                            Call(*feed_, &Feed::RetryFigurePublication, retry, Publisher("essex")));
  EXPECT_EQ(first.change_reason(), "PUBLICATION") << "the newer one was refused too";
  retry.set_name("forces/essex/volunteerFigures/second");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::FigurePublication second,
                            Call(*feed_, &Feed::RetryFigurePublication, retry, Publisher("essex")));
  EXPECT_EQ(second.change_reason(), "CORRECTION") << "it comes in over the first";
}

TEST_F(FigureChangeReasonTest, HoursAreLateOnceAndPutRightAfterwards) {
  CreateLate("d1", Done("2018-05-01 10:00", "2018-05-01 12:00"));
  EXPECT_EQ(Publish("first"), "PUBLICATION");
  ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::VERIFIED, As("sgt")));
  EXPECT_EQ(Publish("verified"), "CORRECTION") << "its hours were published before";
  CreateLate("d2", Done("2018-05-02 10:00", "2018-05-02 12:00"));
  EXPECT_EQ(Publish("refused"), "LATE_ENTRY");
  Value("UPDATE volunteers.figure_publication SET state = 3 WHERE id = 'refused'; SELECT ''");
  EXPECT_EQ(Publish("late"), "LATE_ENTRY") << "nobody has what was refused";
  EXPECT_EQ(Publish("again"), "CORRECTION");
  CreateLate("d3", Done("2018-06-02 10:00", "2018-06-02 12:00"));
  EXPECT_EQ(Publish("of-june"), "CORRECTION") << "those are of another month";
}

}  // namespace
}  // namespace copperplate::volunteers
