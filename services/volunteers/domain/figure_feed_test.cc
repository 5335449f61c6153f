#include "services/volunteers/domain/figure_feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testing/told.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const FigureMapping kMapped[] = {
    {"sc-strength", Kind::kSpecial, FeedFigure::kEstablishment,
     "special-constabulary-establishment"},
    {"sc-hours", Kind::kSpecial, FeedFigure::kHours, "special-constabulary-hours-worked"},
    {"psv", Kind::kPsv, FeedFigure::kEstablishment, "police-support-volunteers-establishment"}};

TEST(FigureFeedTest, FiguresAreThoseOfTheMappings) {
  MonthFigures specials;
  specials.strength = 229;
  specials.hours.minutes = int64_t{5168} * 60 + 20;
  specials.hours.unverified_minutes = 1;
  MonthFigures support;
  support.kind = Kind::kPsv;
  support.strength = 84;
  const auto figures = FiguresOf(kMapped, std::vector<MonthFigures>{specials, support});
  ASSERT_EQ(figures.size(), 3u);
  EXPECT_EQ(figures[0].amount, "229");
  EXPECT_EQ(figures[0].qualifier, HoursQualifier::kExact);
  EXPECT_EQ(figures[1].indicator, "special-constabulary-hours-worked");
  EXPECT_EQ(figures[1].amount, "5168.333333");
  EXPECT_EQ(figures[1].qualifier, HoursQualifier::kEstimated);
  EXPECT_EQ(figures[2].amount, "84");
}

TEST(FigureFeedTest, WholeHoursHaveNoDecimals) {
  MonthFigures specials;
  for (const auto& [minutes, text] : std::vector<std::pair<int64_t, std::string>>{
           {0, "0"}, {60, "1"}, {600, "10"}, {90, "1.5"}, {6000, "100"}}) {
    specials.hours.minutes = minutes;
    EXPECT_EQ(FiguresOf({&kMapped[1], 1}, {&specials, 1})[0].amount, text);
  }
}

TEST(FigureFeedTest, AFigureIsOneIndicator) {
  const auto faults_of = [](const FigureMapping& mapping) {
    Faults faults;
    CheckMapping(mapping, kMapped, faults);
    return FieldsTold(faults.ToStatus());
  };
  EXPECT_THAT(faults_of(kMapped[0]), IsEmpty());
  EXPECT_THAT(faults_of({"new", Kind::kCadet, FeedFigure::kEstablishment, "cadets"}), IsEmpty());
  EXPECT_THAT(faults_of({"new", Kind::kSpecial, FeedFigure::kHours,
                         "police-support-volunteers-establishment"}),
              ElementsAre(HasSubstr("figure"), HasSubstr("indicator")));
}

TEST(FigureFeedTest, WhyFiguresAreThereAndUnderWhichId) {
  const PublishedMonth published[] = {{absl::CivilDay(2018, 3, 1), absl::UnixEpoch()}};
  EXPECT_EQ(ChangeReason(published, absl::CivilDay(2018, 4, 1), true), "PUBLICATION");
  EXPECT_EQ(ChangeReason(published, absl::CivilDay(2018, 3, 1), true), "LATE_ENTRY");
  EXPECT_EQ(ChangeReason(published, absl::CivilDay(2018, 3, 1), false), "CORRECTION");
  FigurePublication publication;
  publication.id = "march";
  EXPECT_EQ(BatchIdOf(publication), "volunteers-march");
  publication.delivery = 2;
  EXPECT_EQ(BatchIdOf(publication), "volunteers-march-2");
}

TEST(FigureFeedTest, PausesDouble) {
  EXPECT_EQ(PauseAfter(1), absl::Seconds(1));
  EXPECT_EQ(PauseAfter(2), absl::Seconds(2));
  EXPECT_EQ(PauseAfter(9), absl::Seconds(256));
  EXPECT_EQ(PauseAfter(10), absl::Minutes(5));
  EXPECT_EQ(PauseAfter(1000), absl::Minutes(5));
}

}  // namespace
}  // namespace copperplate::volunteers
