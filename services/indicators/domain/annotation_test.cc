#include "services/indicators/domain/annotation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/testing/told.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using testing::FieldsOf;
using ::testing::IsEmpty;

Annotation SoundTarget() {
  Annotation target;
  target.kind = AnnotationKind::kTarget;
  target.id = "satisfaction-80";
  target.indicator = "satisfaction";
  target.area = "essex";
  target.first_month = 2016 * 12;
  target.last = 2016 * 12;
  target.value = 80'000'000;
  return target;
}

TEST(AnnotationTest, ASoundOneOfEachKindHasNoFault) {
  EXPECT_THAT(FieldsOf(Validate(SoundTarget())), IsEmpty());
  Annotation rebase = SoundTarget();
  rebase.kind = AnnotationKind::kRebase;
  rebase.reason = "a new system";
  EXPECT_THAT(FieldsOf(Validate(rebase)), IsEmpty());
  rebase.kind = AnnotationKind::kSeriesBreak;
  rebase.area = "";
  rebase.adjusted_indicator = "satisfaction-adjusted";
  EXPECT_THAT(FieldsOf(Validate(rebase)), IsEmpty());
}

TEST(AnnotationTest, EveryFaultOfATargetIsNamed) {
  Annotation target;
  target.kind = AnnotationKind::kTarget;
  target.last = 3;
  EXPECT_THAT(FieldsOf(Validate(target)),
              ElementsAre("id", "indicator", "area", "from_month", "to_month", "value"));
  target = SoundTarget();
  target.last = target.first_month - 1;
  EXPECT_EQ(Validate(target).reason(), "VALIDITY_ENDS_BEFORE_IT_BEGINS");
  target = SoundTarget();
  target.value = 1'000'000'000'000'000'001;
  EXPECT_EQ(Validate(target).reason(), "NUMBER_TOO_LARGE");
}

TEST(AnnotationTest, AnAreaHasItsOwnAndWhatHoldsEverywhere) {
  Annotation everywhere = SoundTarget();
  everywhere.kind = AnnotationKind::kSeriesBreak;
  everywhere.id = "counting-rules";
  everywhere.area = "";
  Annotation other = SoundTarget();
  other.id = "kent-5";
  other.area = "kent";
  const std::vector<Annotation> all = {everywhere, other, SoundTarget()};
  std::vector<std::string> ids;
  for (const Annotation& one : AnnotationsOf("essex", all)) ids.push_back(one.id);
  EXPECT_THAT(ids, ElementsAre("counting-rules", "satisfaction-80"));
}

TEST(AnnotationTest, AWindowCrossesABreakThatItHasMonthsOnEitherSideOf) {
  Annotation series_break = SoundTarget();
  series_break.kind = AnnotationKind::kSeriesBreak;
  const int32_t month = series_break.first_month;
  const auto crossed = [&](int32_t first, int32_t last) {
    return BreaksWithin({SoundTarget(), series_break}, {first, last}).size();
  };
  EXPECT_EQ(crossed(month - 1, month), 1u);
  EXPECT_EQ(crossed(month, month + 9), 0u);
  EXPECT_EQ(crossed(month - 9, month - 1), 0u);
}

TEST(AnnotationTest, EveryFaultOfASeriesBreakIsNamed) {
  Annotation series_break;
  series_break.kind = AnnotationKind::kSeriesBreak;
  series_break.id = "b";
  series_break.indicator = series_break.adjusted_indicator = "crime";
  EXPECT_THAT(FieldsOf(Validate(series_break)), ElementsAre("month", "reason", "adjusted_series"));
}

// `value: FRACTION_IN_COUNT` for each fault.
std::vector<std::string> Unsuited(const Annotation& annotation, const AnnotationSubject& subject) {
  std::vector<std::string> texts;
  const Faults faults = CheckSubject(annotation, subject);
  for (const FieldFault& fault : faults.faults()) {
    texts.push_back(fault.field + ": " + fault.description);
  }
  return texts;
}

TEST(AnnotationSubjectTest, ATargetsValueIsOneThatTheMeasureCanHave) {
  AnnotationSubject subject{SubjectIndicator(), std::nullopt};
  Annotation target = SoundTarget();
  const auto of = [&](Measure measure, int64_t millionths) {
    subject.indicator->measure = measure;
    target.value = millionths;
    return Unsuited(target, subject);
  };
  EXPECT_THAT(of(Measure::kProportion, 100'000'000), IsEmpty());
  EXPECT_THAT(of(Measure::kProportion, 140'000'000),
              ElementsAre("value: must not lie above 100, the whole in percent"));
  EXPECT_THAT(of(Measure::kRatio, 140'500'000), IsEmpty());
  EXPECT_THAT(of(Measure::kCount, 200'000'000), IsEmpty());
  EXPECT_THAT(of(Measure::kCount, 200'500'000),
              ElementsAre("value: must be a whole number, as every figure is"));
  EXPECT_THAT(of(Measure::kMean, -1),
              ElementsAre("value: must not lie below 0, where no figure can"));
  EXPECT_THAT(of(Measure::kCount, -500'000),
              ElementsAre("value: must not lie below 0, where no figure can, and must be a whole "
                          "number, as every figure is"));
  subject.indicator->allows_negative = true;
  EXPECT_THAT(of(Measure::kMean, -1), IsEmpty());
}

TEST(AnnotationSubjectTest, ItsMonthsAreThoseOfTheIndicatorAndTheArea) {
  AnnotationSubject subject{SubjectIndicator(), std::nullopt};
  subject.indicator->measure = Measure::kProportion;
  subject.indicator->in_use = {2015 * 12, 2016 * 12 + 5};
  subject.area = MonthSpan{2014 * 12};
  Annotation target = SoundTarget();  // January 2016
  EXPECT_THAT(Unsuited(target, subject), IsEmpty());
  target.first_month = 2014 * 12;  // it ends in it
  EXPECT_THAT(Unsuited(target, subject), IsEmpty());
  target.first_month = 2016 * 12 + 6;
  target.last = std::nullopt;
  EXPECT_THAT(Unsuited(target, subject),
              ElementsAre("from_month: must begin months that reach into those in which the "
                          "indicator is in use, from 2015-01 to 2016-06"));
  Annotation rebase = SoundTarget();
  rebase.kind = AnnotationKind::kRebase;
  rebase.first_month = 2013 * 12 + 11;
  EXPECT_THAT(
      Unsuited(rebase, subject),
      ElementsAre("month: must be a month in which the indicator is in use, from 2015-01 to "
                  "2016-06",
                  "month: must be a month in which the area is there, from 2014-01 on"));
  // A series break is of every area.
  subject.area = std::nullopt;
  rebase.kind = AnnotationKind::kSeriesBreak;
  rebase.first_month = 2015 * 12;
  EXPECT_THAT(Unsuited(rebase, subject), IsEmpty());
}

}  // namespace
}  // namespace copperplate::indicators
