#include "services/indicators/app/annotation_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace copperplate::indicators {
namespace {

constexpr int32_t kApril2016 = 2016 * 12 + 3;

Annotation Of(AnnotationKind kind, std::string id, int32_t first,
              std::optional<int32_t> last = std::nullopt) {
  Annotation annotation;
  annotation.kind = kind;
  annotation.id = std::move(id);
  annotation.indicator = "crime";
  annotation.area = "essex";
  annotation.first_month = first;
  annotation.last = last;
  return annotation;
}

std::string FaultOf(const Annotation& held, const Annotation& added) {
  const Faults faults = CheckAmong({{held, {}}}, added);
  return faults.empty() ? "" : faults.reason() + ": " + faults.faults()[0].description;
}

TEST(AnnotationRulesTest, TargetsOfOneIndicatorAndAreaDoNotOverlap) {
  const Annotation held = Of(AnnotationKind::kTarget, "first", kApril2016, kApril2016 + 11);
  const std::string fault =
      "TARGETS_OVERLAP: must not overlap the target first, which holds from 2016-04 to 2017-03";
  const auto with = [&](int32_t first, std::optional<int32_t> last) {
    return FaultOf(held, Of(AnnotationKind::kTarget, "second", first, last));
  };
  EXPECT_EQ(with(kApril2016 + 11, std::nullopt), fault);
  EXPECT_EQ(with(kApril2016 - 5, kApril2016), fault);
  EXPECT_EQ(with(kApril2016 - 5, std::nullopt), fault);
  EXPECT_EQ(with(kApril2016 + 12, std::nullopt), "");
  EXPECT_EQ(with(kApril2016 - 5, kApril2016 - 1), "");
  const Annotation open = Of(AnnotationKind::kTarget, "open", kApril2016);
  EXPECT_EQ(FaultOf(open, Of(AnnotationKind::kTarget, "second", kApril2016 + 900)),
            "TARGETS_OVERLAP: must not overlap the target open, which holds from 2016-04 on");
  EXPECT_EQ(FaultOf(open, open), "") << "it is the one that changes";
  Annotation elsewhere = Of(AnnotationKind::kTarget, "second", kApril2016);
  elsewhere.area = "fenland";
  EXPECT_EQ(FaultOf(open, elsewhere), "");
}

TEST(AnnotationRulesTest, TwoSeriesBreaksDoNotLieInOneMonth) {
  const Annotation held = Of(AnnotationKind::kSeriesBreak, "first", kApril2016);
  EXPECT_EQ(FaultOf(held, Of(AnnotationKind::kSeriesBreak, "second", kApril2016)),
            "SERIES_BREAKS_COINCIDE: is that of the series break first already");
  EXPECT_EQ(FaultOf(held, Of(AnnotationKind::kSeriesBreak, "second", kApril2016 + 1)), "");
}

TEST(AnnotationRulesTest, TwoRebasesDoNotBeginInOneMonth) {
  const Annotation held = Of(AnnotationKind::kRebase, "first", kApril2016);
  EXPECT_EQ(FaultOf(held, Of(AnnotationKind::kRebase, "second", kApril2016)),
            "REBASES_COINCIDE: is that of the rebase first already");
  EXPECT_EQ(FaultOf(held, Of(AnnotationKind::kRebase, "second", kApril2016 + 1)), "");
}

}  // namespace
}  // namespace copperplate::indicators
