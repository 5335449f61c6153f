#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "services/indicators/storage/testing/reference_world.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::StatusIs;

HarmWeight GivenWeight(std::string id, std::string category = "burglary") {
  HarmWeight weight;
  weight.id = std::move(id);
  weight.category = std::move(category);
  weight.first_month = 2016 * 12 + 3;
  weight.weight = 19'500'000;
  weight.source = "Crime Harm Index";
  return weight;
}

class HarmWeightRepositoryTest : public ReferenceSuite {
 protected:
  HarmWeightRepository& weights() { return world().harm_weights(); }

  absl::StatusOr<Changed<HarmWeightRecord>> Put(const RequestContext& context,
                                                const HarmWeight& weight, bool deleted = false,
                                                WriteMode mode = WriteMode::kWrite) {
    const auto decide =
        [&](const std::vector<HarmWeightRecord>&) -> absl::StatusOr<DecidedHarmWeight> {
      return DecidedHarmWeight{weight, deleted};
    };
    const auto image = [](const HarmWeightRecord& record) { return record.weight.id; };
    const auto reply = [](const HarmWeightRecord& record) {
      return "reply " + std::to_string(record.header.version);
    };
    return weights().Change(context, {.mode = mode, .decide = decide, .print = {image, reply}});
  }
  HarmWeightRecord MustPut(const HarmWeight& weight, bool deleted = false) {
    const auto changed = Put(Context("cambridgeshire"), weight, deleted);
    EXPECT_THAT(changed, testing::IsOk());
    return changed.ok() ? std::get<HarmWeightRecord>(*changed) : HarmWeightRecord();
  }
  std::vector<std::string> Ids(const HarmWeightQuery& query) {
    const auto page = weights().List(Context("cambridgeshire"), query);
    EXPECT_THAT(page, testing::IsOk());
    std::vector<std::string> ids;
    if (!page.ok()) return ids;
    for (const HarmWeightRecord& record : page->rows) ids.push_back(record.weight.id);
    if (page->more) ids.emplace_back("...");
    return ids;
  }
};

TEST_P(HarmWeightRepositoryTest, ComesBackAsItWasPutAndIsKnownAtItsTime) {
  HarmWeight weight = GivenWeight("one");
  weight.last = weight.first_month + 11;
  const HarmWeightRecord first = MustPut(weight);
  EXPECT_EQ(first.header.uid.size(), 36u);
  weight.weight = 1;
  const HarmWeightRecord second = MustPut(weight);
  EXPECT_EQ(second.header.uid, first.header.uid);
  EXPECT_EQ(second.header.create_time, first.header.create_time);
  const HarmWeightRecord end = MustPut(weight, /*deleted=*/true);
  const auto get = [&](std::optional<absl::Time> then) {
    return weights().Get(Context("cambridgeshire"), "one", then);
  };
  EXPECT_THAT(get(std::nullopt), HasReason("HARM_WEIGHT_UNKNOWN"));
  EXPECT_THAT(get(end.header.update_time), StatusIs(StatusCode::kNotFound));
  EXPECT_EQ(get(end.header.update_time - absl::Microseconds(1))->weight.weight, 1);
  ABSL_ASSERT_OK_AND_ASSIGN(const HarmWeightRecord got, get(first.header.update_time));
  EXPECT_EQ(got.header.version, first.header.version);
  EXPECT_EQ(got.weight.category, "burglary");
  EXPECT_EQ(got.weight.first_month, weight.first_month);
  EXPECT_EQ(got.weight.last, weight.last);
  EXPECT_EQ(got.weight.weight, 19'500'000);
  EXPECT_EQ(got.weight.source, "Crime Harm Index");
  EXPECT_EQ(got.weight.author, "somebody");
}

TEST_P(HarmWeightRepositoryTest, AreListedByIdAndCategory) {
  for (const char* id : {"c", "a", "b"}) MustPut(GivenWeight(id));
  MustPut(GivenWeight("d", "robbery"));
  MustPut(GivenWeight("b"), /*deleted=*/true);
  HarmWeightQuery query{.category = "", .known_at = {}, .after = "", .limit = 2};
  EXPECT_THAT(Ids(query), ElementsAre("a", "c", "..."));
  query.after = "c";
  EXPECT_THAT(Ids(query), ElementsAre("d"));
  query.after = "";
  query.category = "robbery";
  EXPECT_THAT(Ids(query), ElementsAre("d"));
  query.category = "arson";
  EXPECT_THAT(Ids(query), IsEmpty());
  EXPECT_THAT(weights().List(Context("narnia"), query), HasReason("FORCE_UNKNOWN"));
}

TEST_P(HarmWeightRepositoryTest, ARepeatIsAnsweredAsBefore) {
  const RequestContext request = Repeatable("cambridgeshire", "body");
  ABSL_ASSERT_OK(Put(request, GivenWeight("one"), false, WriteMode::kValidateOnly));
  EXPECT_THAT(weights().Get(request, "one", std::nullopt), HasReason("HARM_WEIGHT_UNKNOWN"));
  ABSL_ASSERT_OK(Put(request, GivenWeight("one")));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto again, Put(request, GivenWeight("one")));
  EXPECT_EQ(std::get<FirstResult>(again).reply, "reply 1");
  EXPECT_THAT(Put(Context("narnia"), GivenWeight("one")), HasReason("FORCE_UNKNOWN"));
}

INSTANTIATE_REFERENCE_SUITE(HarmWeightRepositoryTest);

}  // namespace
}  // namespace copperplate::indicators
