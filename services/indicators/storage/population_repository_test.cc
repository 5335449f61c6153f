#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/storage/testing/reference_world.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::StatusIs;

std::string PopulationImage(const PopulationRecord& record) {
  return absl::StrCat(record.population.value);
}
std::string PopulationReply(const PopulationRecord& record) {
  return "reply " + PopulationImage(record);
}

class PopulationRepositoryTest : public ReferenceSuite {
 protected:
  void SetUp() override {
    for (const auto& [force, id] :
         {std::pair("cambridgeshire", "fenland"), std::pair("cambridgeshire", "ely"),
          std::pair("essex", "ely")}) {
      Area area;
      area.id = id;
      area.title = id;
      area.kind = AreaKind::kDistrict;
      area.valid_from = 1974 * 12;
      const auto decide = [&](const AreaTree&) -> absl::StatusOr<Area> { return area; };
      const auto print = [](const AreaRecord&) { return std::string("{}"); };
      ABSL_ASSERT_OK(world().areas().Change(
          Context(force), {.mode = WriteMode::kWrite, .decide = decide, .print = {print, print}}));
    }
  }

  absl::StatusOr<Changed<PopulationRecord>> Put(const RequestContext& context,
                                                const std::string& area, int year, int64_t value,
                                                WriteMode mode = WriteMode::kWrite) {
    return world().populations().Record(context, {area, year, value}, mode,
                                        {PopulationImage, PopulationReply});
  }
  // `ely 2016 100` for each row.
  std::vector<std::string> List(const std::string& force, int page_size) {
    std::vector<std::string> rows;
    std::optional<PopulationPosition> after;
    bool more = true;
    while (more) {
      const auto page = world().populations().List(Context(force), after, std::nullopt, page_size);
      if (!page.ok()) return {page.status().ToString()};
      for (const PopulationRecord& record : page->rows) {
        const Population& population = record.population;
        rows.push_back(absl::StrCat(population.area, " ", population.year, " ", population.value));
        after = PopulationPosition{population.area, population.year};
      }
      more = page->more;
    }
    return rows;
  }
};

TEST_P(PopulationRepositoryTest, TheNewestEstimateOfEachYearIsListedInPagesOfEverySize) {
  const RequestContext context = Context("cambridgeshire");
  ABSL_ASSERT_OK(Put(context, "fenland", 2016, 1));
  ABSL_ASSERT_OK(Put(context, "ely", 2017, 2));
  ABSL_ASSERT_OK(Put(context, "ely", 2015, 3));
  ABSL_ASSERT_OK(Put(context, "fenland", 2016, 4));
  ABSL_ASSERT_OK(Put(context, "fenland", 2001, 5));
  ABSL_ASSERT_OK(Put(Context("essex"), "ely", 2016, 9));
  for (int size = 1; size <= 5; ++size) {
    EXPECT_THAT(List("cambridgeshire", size),
                ElementsAre("ely 2015 3", "ely 2017 2", "fenland 2001 5", "fenland 2016 4"))
        << "pages of " << size;
  }
  EXPECT_THAT(List("essex", 5), ElementsAre("ely 2016 9"));
}

TEST_P(PopulationRepositoryTest, EveryEstimateIsKnownAtItsTime) {
  const RequestContext context = Context("cambridgeshire");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto first, Put(context, "ely", 2016, 1));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto second, Put(context, "ely", 2016, 2));
  const auto time_of = [](const Changed<PopulationRecord>& changed) {
    return *std::get<PopulationRecord>(changed).create_time;
  };
  const auto value_at = [&](std::optional<absl::Time> then) -> int64_t {
    const auto record = world().populations().Get(context, {"ely", 2016}, then);
    const auto page = world().populations().List(context, std::nullopt, then, 5);
    if (!record.ok() || !page.ok()) return -1;
    EXPECT_EQ(page->rows.size(), 1u);
    EXPECT_EQ(page->rows[0].population.value, record->population.value);
    return record->population.value;
  };
  EXPECT_EQ(value_at(std::nullopt), 2);
  EXPECT_EQ(value_at(time_of(second)), 2);
  EXPECT_EQ(value_at(time_of(second) - absl::Microseconds(1)), 1);
  EXPECT_EQ(value_at(time_of(first)), 1);
  const absl::Time before = time_of(first) - absl::Microseconds(1);
  EXPECT_THAT(world().populations().Get(context, {"ely", 2016}, before).status(),
              HasReason("POPULATION_UNKNOWN"));
  EXPECT_THAT(world().populations().List(context, std::nullopt, before, 5)->rows, IsEmpty());
  for (const PopulationPosition& key :
       {PopulationPosition{"ely", 2015}, PopulationPosition{"atlantis", 2016}}) {
    EXPECT_THAT(world().populations().Get(context, key, std::nullopt).status(),
                HasReason("POPULATION_UNKNOWN"));
  }
}

TEST_P(PopulationRepositoryTest, TimesRise) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto first, Put(Context("cambridgeshire"), "ely", 2016, 1));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto second, Put(Context("cambridgeshire"), "ely", 2016, 1));
  EXPECT_GT(std::get<PopulationRecord>(second).create_time,
            std::get<PopulationRecord>(first).create_time);
}

TEST_P(PopulationRepositoryTest, UnknownAreasAndForcesAreRefused) {
  const absl::Status area = Put(Context("cambridgeshire"), "basildon", 2016, 1).status();
  EXPECT_THAT(area, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(area, HasReason("AREA_UNKNOWN"));
  EXPECT_THAT(Put(Context("essex"), "fenland", 2016, 1).status(), HasReason("AREA_UNKNOWN"));
  EXPECT_THAT(Put(Context("narnia"), "ely", 2016, 1).status(), HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(world().populations().Get(Context("narnia"), {"ely", 2016}, std::nullopt).status(),
              HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(world().populations().List(Context("narnia"), std::nullopt, std::nullopt, 5).status(),
              HasReason("FORCE_UNKNOWN"));
}

TEST_P(PopulationRepositoryTest, ValidateOnlyChecksAndWritesNothing) {
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto preview, Put(Context("cambridgeshire"), "ely", 2016, 1, WriteMode::kValidateOnly));
  EXPECT_EQ(std::get<PopulationRecord>(preview).create_time, std::nullopt);
  EXPECT_THAT(Put(Context("cambridgeshire"), "nowhere", 2016, 1, WriteMode::kValidateOnly).status(),
              HasReason("AREA_UNKNOWN"));
  EXPECT_THAT(List("cambridgeshire", 5), IsEmpty());
}

TEST_P(PopulationRepositoryTest, ARepeatGetsTheFirstReply) {
  const RequestContext request = Repeatable("cambridgeshire", "body");
  ABSL_ASSERT_OK(Put(request, "ely", 2016, 1));
  ABSL_ASSERT_OK(Put(Context("cambridgeshire"), "ely", 2016, 2));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto again, Put(request, "ely", 2016, 1));
  EXPECT_EQ(std::get<FirstResult>(again).reply, "reply 1");
  EXPECT_THAT(List("cambridgeshire", 5), ElementsAre("ely 2016 2"));
  EXPECT_THAT(Put(Repeatable("cambridgeshire", "other"), "ely", 2016, 3).status(),
              HasReason("REQUEST_ID_REUSED"));
}

INSTANTIATE_REFERENCE_SUITE(PopulationRepositoryTest);

class ForceRepositoryTest : public ReferenceSuite {};

TEST_P(ForceRepositoryTest, ForcesAreListedInPages) {
  std::vector<std::string> seen;
  bool more = true;
  while (more) {
    ABSL_ASSERT_OK_AND_ASSIGN(
        const Page<Force> page,
        world().forces().List(Context(""), seen.empty() ? "" : seen.back(), 2));
    for (const Force& force : page.rows) seen.push_back(force.id);
    more = page.more;
  }
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
  EXPECT_THAT(seen, ::testing::IsSupersetOf({"cambridgeshire", "essex", "national"}));
}

TEST_P(ForceRepositoryTest, AForceIsFoundByItsId) {
  ABSL_ASSERT_OK_AND_ASSIGN(const Force force, world().forces().Get(Context(""), "essex"));
  EXPECT_EQ(force.id, "essex");
  EXPECT_THAT(world().forces().Get(Context(""), "narnia").status(), HasReason("FORCE_UNKNOWN"));
}

INSTANTIATE_REFERENCE_SUITE(ForceRepositoryTest);

}  // namespace
}  // namespace copperplate::indicators
