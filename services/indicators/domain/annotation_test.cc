#include "services/indicators/domain/annotation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> FieldsOf(const Annotation& annotation) {
  std::vector<std::string> fields;
  const Faults faults = Validate(annotation);
  for (const FieldFault& fault : faults.faults()) fields.push_back(fault.field);
  return fields;
}

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
  EXPECT_THAT(FieldsOf(SoundTarget()), IsEmpty());
  Annotation rebase = SoundTarget();
  rebase.kind = AnnotationKind::kRebase;
  rebase.reason = "a new system";
  EXPECT_THAT(FieldsOf(rebase), IsEmpty());
  rebase.kind = AnnotationKind::kSeriesBreak;
  rebase.area = "";
  rebase.adjusted_indicator = "satisfaction-adjusted";
  EXPECT_THAT(FieldsOf(rebase), IsEmpty());
}

TEST(AnnotationTest, EveryFaultOfATargetIsNamed) {
  Annotation target;
  target.kind = AnnotationKind::kTarget;
  target.last = 3;
  EXPECT_THAT(FieldsOf(target),
              ElementsAre("id", "indicator", "area", "from_month", "to_month", "value"));
  target = SoundTarget();
  target.last = target.first_month - 1;
  EXPECT_EQ(Validate(target).reason(), "VALIDITY_ENDS_BEFORE_IT_BEGINS");
  target = SoundTarget();
  target.value = 1'000'000'000'000'000'001;
  EXPECT_EQ(Validate(target).reason(), "NUMBER_TOO_LARGE");
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
  EXPECT_THAT(FieldsOf(series_break), ElementsAre("month", "reason", "adjusted_series"));
}

}  // namespace
}  // namespace copperplate::indicators
