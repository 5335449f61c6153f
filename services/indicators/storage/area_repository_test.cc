#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
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

std::string AreaImage(const AreaRecord& record) {
  return record.area.title + "@" + std::to_string(record.header.version);
}
std::string AreaReply(const AreaRecord& record) { return "reply " + AreaImage(record); }

Area AreaCalled(std::string id) {
  Area area;
  area.title = "Area " + id;
  area.id = std::move(id);
  area.kind = AreaKind::kDistrict;
  area.valid_from = 1974 * 12 + 3;
  return area;
}

std::vector<std::string> Ids(const std::vector<AreaRecord>& records) {
  std::vector<std::string> ids;
  ids.reserve(records.size());
  for (const AreaRecord& record : records) ids.push_back(record.area.id);
  return ids;
}

class AreaRepositoryTest : public ReferenceSuite {
 protected:
  absl::StatusOr<Changed<AreaRecord>> Put(const RequestContext& context, const Area& area,
                                          WriteMode mode = WriteMode::kWrite) {
    const auto decide = [&](const AreaTree&) -> absl::StatusOr<Area> { return area; };
    return world().areas().Change(
        context, {.mode = mode, .decide = decide, .print = {AreaImage, AreaReply}});
  }
  AreaRecord MustPut(const std::string& force, const Area& area) {
    auto changed = Put(Context(force), area);
    EXPECT_TRUE(changed.ok()) << changed.status();
    return std::get<AreaRecord>(*changed);
  }
};

TEST_P(AreaRepositoryTest, AnAreaComesBackAsItWasPut) {
  Area parent = AreaCalled("eastern");
  parent.kind = AreaKind::kRegion;
  MustPut("national", parent);
  Area area = AreaCalled("cambridgeshire");
  area.kind = AreaKind::kForce;
  area.codes = {{CodeScheme::kOns, "E23000023"}, {CodeScheme::kLocal, "{\"a\", b\\}"}};
  area.parents = {{"eastern", true, 1974 * 12 + 4, 1999 * 12}, {"eastern", true, 2000 * 12, {}}};
  area.valid_to = 2018 * 12 + 2;
  const AreaRecord put = MustPut("cambridgeshire", area);
  EXPECT_EQ(put.header.version, 1);
  EXPECT_EQ(put.header.uid.size(), 36u);
  EXPECT_EQ(put.header.create_time, put.header.update_time);

  ABSL_ASSERT_OK_AND_ASSIGN(
      const AreaRecord got,
      world().areas().Get(Context("cambridgeshire"), "cambridgeshire", std::nullopt));
  EXPECT_EQ(got.header.uid, put.header.uid);
  EXPECT_EQ(got.header.version, 1);
  EXPECT_EQ(got.header.create_time, put.header.create_time);
  EXPECT_EQ(got.header.update_time, put.header.update_time);
  EXPECT_EQ(got.area.title, "Area cambridgeshire");
  EXPECT_EQ(got.area.kind, AreaKind::kForce);
  ASSERT_EQ(got.area.codes.size(), 2u);
  EXPECT_EQ(got.area.codes[0].scheme, CodeScheme::kOns);
  EXPECT_EQ(got.area.codes[1].code, "{\"a\", b\\}");
  ASSERT_EQ(got.area.parents.size(), 2u);
  EXPECT_EQ(got.area.parents[0].area, "eastern");
  EXPECT_TRUE(got.area.parents[0].national);
  EXPECT_EQ(got.area.parents[0].from, 1974 * 12 + 4);
  EXPECT_EQ(got.area.parents[0].to, 1999 * 12);
  EXPECT_EQ(got.area.parents[1].from, 2000 * 12);
  EXPECT_EQ(got.area.parents[1].to, std::nullopt);
  EXPECT_EQ(got.area.valid_from, 1974 * 12 + 3);
  EXPECT_EQ(got.area.valid_to, 2018 * 12 + 2);
}

TEST_P(AreaRepositoryTest, AnotherVersionKeepsTheIdentity) {
  MustPut("cambridgeshire", AreaCalled("north"));
  Area area = AreaCalled("fenland");
  area.parents = {{.area = "north"}};
  const AreaRecord first = MustPut("cambridgeshire", area);
  area.title = "Fenland District";
  area.parents.clear();
  const AreaRecord second = MustPut("cambridgeshire", area);
  EXPECT_EQ(second.header.uid, first.header.uid);
  EXPECT_EQ(second.header.create_time, first.header.create_time);
  EXPECT_GT(second.header.update_time, first.header.update_time);
  EXPECT_EQ(second.header.version, 3);
  ABSL_ASSERT_OK_AND_ASSIGN(const AreaRecord got, world().areas().Get(Context("cambridgeshire"),
                                                                      "fenland", std::nullopt));
  EXPECT_EQ(got.area.title, "Fenland District");
  EXPECT_THAT(got.area.parents, IsEmpty());
}

TEST_P(AreaRepositoryTest, EveryVersionIsKnownAtItsTime) {
  MustPut("cambridgeshire", AreaCalled("north"));
  const AreaRecord first = MustPut("cambridgeshire", AreaCalled("fenland"));
  Area changed = AreaCalled("fenland");
  changed.title = "Renamed";
  changed.parents = {{.area = "north"}};
  const AreaRecord second = MustPut("cambridgeshire", changed);
  const auto get = [&](absl::Time then) {
    return world().areas().Get(Context("cambridgeshire"), "fenland", then);
  };
  for (const absl::Time then :
       {first.header.update_time, second.header.update_time - absl::Microseconds(1)}) {
    ABSL_ASSERT_OK_AND_ASSIGN(const AreaRecord got, get(then));
    EXPECT_EQ(got.area.title, "Area fenland");
    EXPECT_EQ(got.header.version, 2);
    EXPECT_EQ(got.header.update_time, first.header.update_time);
    EXPECT_THAT(got.area.parents, IsEmpty());
  }
  EXPECT_EQ(get(second.header.update_time)->area.parents.size(), 1u);
  const absl::Time before = first.header.update_time - absl::Microseconds(1);
  EXPECT_THAT(get(before).status(), HasReason("AREA_UNKNOWN"));
  ABSL_ASSERT_OK_AND_ASSIGN(const Page<AreaRecord> page,
                            world().areas().List(Context("cambridgeshire"), "", before, 10));
  EXPECT_THAT(Ids(page.rows), ElementsAre("north"));
  EXPECT_THAT(get(absl::UnixEpoch()).status(), HasReason("KNOWN_AT_BEFORE_FIRST"));
  EXPECT_THAT(get(absl::Now() + absl::Hours(1)).status(), HasReason("KNOWN_AT_IN_FUTURE"));
}

TEST_P(AreaRepositoryTest, WhatIsNotThereIsNotFound) {
  MustPut("essex", AreaCalled("basildon"));
  EXPECT_THAT(world().areas().Get(Context("cambridgeshire"), "basildon", std::nullopt).status(),
              StatusIs(StatusCode::kNotFound));
  EXPECT_THAT(world().areas().Get(Context("cambridgeshire"), "basildon", std::nullopt).status(),
              HasReason("AREA_UNKNOWN"));
  for (const absl::Status& status :
       {world().areas().List(Context("narnia"), "", std::nullopt, 10).status(),
        world().areas().Get(Context("narnia"), "lamp", std::nullopt).status(),
        Put(Context("narnia"), AreaCalled("lamp")).status()}) {
    EXPECT_THAT(status, StatusIs(StatusCode::kNotFound));
    EXPECT_THAT(status, HasReason("FORCE_UNKNOWN"));
  }
}

TEST_P(AreaRepositoryTest, PagesOfEverySizeGiveTheSameList) {
  const std::vector<std::string> ids = {"a", "b", "b-1", "b1", "c"};
  for (const char* id : {"b1", "c", "a", "b-1", "b"}) MustPut("cambridgeshire", AreaCalled(id));
  MustPut("essex", AreaCalled("bb"));
  MustPut("cambridgeshire", AreaCalled("b"));
  for (int size = 1; size <= 6; ++size) {
    std::vector<std::string> seen;
    bool more = true;
    while (more) {
      ABSL_ASSERT_OK_AND_ASSIGN(
          const Page<AreaRecord> page,
          world().areas().List(Context("cambridgeshire"), seen.empty() ? "" : seen.back(),
                               std::nullopt, size));
      ASSERT_LE(page.rows.size(), static_cast<size_t>(size));
      for (const std::string& id : Ids(page.rows)) seen.push_back(id);
      more = page.more;
    }
    EXPECT_EQ(seen, ids) << "pages of " << size;
  }
  ABSL_ASSERT_OK_AND_ASSIGN(const Page<AreaRecord> behind,
                            world().areas().List(Context("cambridgeshire"), "c", std::nullopt, 2));
  EXPECT_THAT(behind.rows, IsEmpty());
  EXPECT_FALSE(behind.more);
}

TEST_P(AreaRepositoryTest, TheRulesSeeTheForceAndNational) {
  MustPut("national", AreaCalled("eastern"));
  MustPut("essex", AreaCalled("basildon"));
  MustPut("cambridgeshire", AreaCalled("fenland"));
  std::vector<std::string> own;
  std::vector<std::string> national;
  const auto look = [&](const AreaTree& tree) -> absl::StatusOr<Area> {
    own = Ids(tree.own);
    national = Ids(tree.national);
    return absl::CancelledError("seen");
  };
  const AreaChange change{
      .mode = WriteMode::kWrite, .decide = look, .print = {AreaImage, AreaReply}};
  EXPECT_THAT(world().areas().Change(Context("cambridgeshire"), change).status(),
              StatusIs(StatusCode::kCancelled));
  EXPECT_THAT(own, ElementsAre("fenland"));
  EXPECT_THAT(national, ElementsAre("eastern"));
  EXPECT_THAT(world().areas().Change(Context("national"), change).status(),
              StatusIs(StatusCode::kCancelled));
  EXPECT_THAT(own, ElementsAre("eastern"));
  EXPECT_THAT(national, IsEmpty());
}

TEST_P(AreaRepositoryTest, WhatIsNotWrittenTakesNoRevision) {
  const auto refuse = [](const AreaTree&) -> absl::StatusOr<Area> {
    return absl::CancelledError("no");
  };
  EXPECT_THAT(
      world()
          .areas()
          .Change(Context("cambridgeshire"),
                  {.mode = WriteMode::kWrite, .decide = refuse, .print = {AreaImage, AreaReply}})
          .status(),
      StatusIs(StatusCode::kCancelled));
  const RequestContext repeatable = Repeatable("cambridgeshire", "body");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto preview,
                            Put(repeatable, AreaCalled("a"), WriteMode::kValidateOnly));
  EXPECT_EQ(std::get<AreaRecord>(preview).header.version, 0);
  EXPECT_EQ(std::get<AreaRecord>(preview).area.title, "Area a");
  EXPECT_THAT(world().areas().Get(Context("cambridgeshire"), "a", std::nullopt).status(),
              HasReason("AREA_UNKNOWN"));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto changed, Put(repeatable, AreaCalled("a")));
  EXPECT_EQ(std::get<AreaRecord>(changed).header.version, 1);
}

TEST_P(AreaRepositoryTest, ARepeatGetsTheFirstReply) {
  const RequestContext request = Repeatable("cambridgeshire", "body");
  ABSL_ASSERT_OK(Put(request, AreaCalled("a")));
  Area renamed = AreaCalled("a");
  renamed.title = "Renamed";
  MustPut("cambridgeshire", renamed);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto again, Put(request, AreaCalled("a")));
  EXPECT_EQ(std::get<FirstResult>(again).reply, "reply Area a@1");

  const absl::Status other = Put(Repeatable("cambridgeshire", "other"), AreaCalled("a")).status();
  EXPECT_THAT(other, StatusIs(StatusCode::kAlreadyExists));
  EXPECT_THAT(other, HasReason("REQUEST_ID_REUSED"));
  RequestContext colleague = request;
  colleague.caller = "colleague";
  ABSL_ASSERT_OK_AND_ASSIGN(const auto theirs, Put(colleague, AreaCalled("a")));
  EXPECT_EQ(std::get<AreaRecord>(theirs).header.version, 3);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto elsewhere,
                            Put(Repeatable("essex", "body"), AreaCalled("a")));
  EXPECT_EQ(std::get<AreaRecord>(elsewhere).header.version, 1);
}

TEST_P(AreaRepositoryTest, ARequestSentManyTimesAtOnceIsDoneOnce) {
  const RequestContext request = Repeatable("cambridgeshire", "body");
  std::atomic<int> made{0};
  std::atomic<int> repeated{0};
  std::vector<std::thread> callers;
  callers.reserve(8);
  for (int i = 0; i < 8; ++i) {
    callers.emplace_back([&] {
      const auto changed = Put(request, AreaCalled("a"));
      ASSERT_THAT(changed, testing::IsOk());
      const auto* first = std::get_if<FirstResult>(&*changed);
      if (first == nullptr) {
        ++made;
      } else if (first->reply == "reply Area a@1") {
        ++repeated;
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(made, 1);
  EXPECT_EQ(repeated, 7);
  EXPECT_EQ(world().areas().Get(Context("cambridgeshire"), "a", std::nullopt)->header.version, 1);
}

INSTANTIATE_REFERENCE_SUITE(AreaRepositoryTest);

}  // namespace
}  // namespace copperplate::indicators
