#include "services/volunteers/domain/recognition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "libs/testing/told.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using ::testing::IsEmpty;

constexpr absl::CivilDay kRecognitionToday(2019, 12, 18);

Recognition LongService(const std::string& id, int years, absl::CivilDay on) {
  return {.id = id,
          .volunteer = "v-1",
          .type = RecognitionType::kLongService,
          .years = years,
          .awarded_on = on,
          .citation = "",
          .external = false};
}

Recognition Thanks(absl::CivilDay on) {
  Recognition thanks;
  thanks.id = "thanks";
  thanks.awarded_on = on;
  return thanks;
}

TEST(RecognitionTest, YearsAreOfLongServiceAlone) {
  Recognition recognition = LongService("a", 9, kRecognitionToday);
  EXPECT_THAT(FieldsTold(CheckRecognitionFields(recognition, kRecognitionToday).ToStatus()),
              IsEmpty());
  recognition.years.reset();
  EXPECT_THAT(FieldsTold(CheckRecognitionFields(recognition, kRecognitionToday).ToStatus()),
              ElementsAre("years: must be given of LONG_SERVICE"));
  recognition.type = RecognitionType::kAward;
  EXPECT_THAT(FieldsTold(CheckRecognitionFields(recognition, kRecognitionToday).ToStatus()),
              IsEmpty());
  recognition.years = 9;
  recognition.awarded_on = kRecognitionToday + 1;
  recognition.citation = "\x01";
  EXPECT_THAT(FieldsTold(CheckRecognitionFields(recognition, kRecognitionToday).ToStatus()),
              ElementsAre("awarded_on: must not lie after today in Europe/London",
                          "years: is of LONG_SERVICE alone", ::testing::StartsWith("citation: ")));
}

TEST(RecognitionTest, NoYearsAreRecognisedTwice) {
  const std::vector<Recognition> others = {LongService("a", 9, absl::CivilDay(2018, 1, 1))};
  Faults again;
  CheckRecognitionAmong(LongService("b", 9, kRecognitionToday), others, again);
  EXPECT_THAT(FieldsTold(again.ToStatus()), ElementsAre("years: were recognised already"));
  Faults itself;
  CheckRecognitionAmong(LongService("a", 9, kRecognitionToday), others, itself);
  CheckRecognitionAmong(LongService("b", 10, kRecognitionToday), others, itself);
  EXPECT_TRUE(itself.empty());
}

TEST(RecognitionTest, WhatWasAwardedByTheDayCounts) {
  const std::vector<Recognition> given = {LongService("a", 2, absl::CivilDay(2018, 1, 1)),
                                          LongService("b", 5, absl::CivilDay(2018, 1, 2)),
                                          Thanks(absl::CivilDay(2017, 1, 1))};
  EXPECT_THAT(RecognisedYears(given, absl::CivilDay(2018, 1, 1)), ElementsAre(2));
  EXPECT_THAT(RecognisedYears(given, absl::CivilDay(2018, 1, 2)), ElementsAre(2, 5));
}

}  // namespace
}  // namespace copperplate::volunteers
