#include "libs/state/arrows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "libs/testing/status_matchers.h"

namespace copperplate {
namespace {

using testing::HasReason;
using testing::StatusIs;

enum class Light { kRed, kGreen, kBroken };

constexpr Arrow<Light> kLightArrows[] = {
    {Light::kRed, "go", Light::kGreen},
    {Light::kGreen, "stop", Light::kRed},
    {Light::kGreen, "smash", Light::kBroken},
    {Light::kRed, "smash", Light::kBroken},
};

absl::string_view Word(Light light) {
  switch (light) {
    case Light::kRed:
      return "RED";
    case Light::kGreen:
      return "GREEN";
    case Light::kBroken:
      return "BROKEN";
  }
  return "";
}

MovedResource<Light> TheLight() { return {"light", "lights/one", Word}; }

TEST(ArrowsTest, AVerbLeadsToTheStateOfItsArrow) {
  EXPECT_EQ(*Follow(kLightArrows, Light::kRed, "go", TheLight()), Light::kGreen);
  EXPECT_EQ(*Follow(kLightArrows, Light::kGreen, "smash", TheLight()), Light::kBroken);
}

TEST(ArrowsTest, AnotherStateIsRefusedWithAllThatMayFollow) {
  const absl::Status refused = Follow(kLightArrows, Light::kGreen, "go", TheLight()).status();
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(refused, HasReason("STATE_NOT_ALLOWED"));
  EXPECT_EQ(refused.message(),
            "the light is GREEN: it may become RED (by :stop) or BROKEN (by :smash)");
}

TEST(ArrowsTest, OfWhatIsMovedToAStateNoVerbIsTold) {
  const MovedResource<Light> light{"light", "lights/one", Word, /*moved_to_state=*/true};
  EXPECT_EQ(Follow(kLightArrows, Light::kGreen, "go", light).status().message(),
            "the light is GREEN: it may become RED or BROKEN");
}

TEST(ArrowsTest, OfTheLastStateNothingFollows) {
  const absl::Status refused = Follow(kLightArrows, Light::kBroken, "go", TheLight()).status();
  EXPECT_EQ(refused.message(), "the light is BROKEN, which is its last state");
}

// A broken light that is mended shows what it showed before; one without a lamp is not mended.
constexpr Arrow<Light> kMendedArrows[] = {
    {Light::kRed, "smash", Light::kBroken},
    {Light::kBroken, "mend", Light::kRed},
    {Light::kBroken, "mend", Light::kGreen},
};

struct BrokenLight {
  Light before;
  bool lamp;
  bool IsOpen(const Arrow<Light>& arrow) const { return lamp && arrow.to == before; }
};

TEST(ArrowsTest, OfSeveralArrowsOfAVerbTheOpenOneIsFollowed) {
  for (const Light before : {Light::kRed, Light::kGreen}) {
    const BrokenLight light{before, true};
    const auto open = [&](const Arrow<Light>& arrow) { return light.IsOpen(arrow); };
    EXPECT_EQ(*Follow(kMendedArrows, Light::kBroken, "mend", TheLight(), open), before);
  }
}

TEST(ArrowsTest, ARefusalNamesWhatIsOpenAlone) {
  BrokenLight light{Light::kGreen, true};
  const auto open = [&](const Arrow<Light>& arrow) { return light.IsOpen(arrow); };
  EXPECT_EQ(Follow(kMendedArrows, Light::kBroken, "smash", TheLight(), open).status().message(),
            "the light is BROKEN: it may become GREEN (by :mend)");
  EXPECT_EQ(StateNotAllowed(kMendedArrows, Light::kBroken, TheLight(), open).message(),
            "the light is BROKEN: it may become GREEN (by :mend)");
  light.lamp = false;
  const absl::Status shut =
      Follow(kMendedArrows, Light::kBroken, "mend", TheLight(), open).status();
  EXPECT_THAT(shut, HasReason("STATE_NOT_ALLOWED"));
  EXPECT_EQ(shut.message(), "the light is BROKEN, which is its last state");
}

TEST(ArrowsTest, ATableMayBePutTogether) {
  const std::vector<Arrow<Light>> arrows = {{Light::kRed, "go", Light::kGreen}};
  EXPECT_EQ(*Follow(arrows, Light::kRed, "go", TheLight()), Light::kGreen);
}

}  // namespace
}  // namespace copperplate
