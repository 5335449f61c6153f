#include "services/gateway/routes/catalogue.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "absl/strings/str_cat.h"
#include "libs/testing/event.h"
#include "services/gateway/routes/catalogue_keeper.h"
#include "services/gateway/routes/poll_thread.h"
#include "services/gateway/testdata/descriptor_files.h"

namespace copperplate::gateway {
namespace {

// A set of package `<name>.v1` with a GET method for each path.
std::string SetWith(const std::string& name, const std::vector<std::string>& paths) {
  std::vector<testdata::MadeUpMethod> methods;
  for (const std::string& path : paths) {
    methods.push_back({absl::StrCat("[google.api.http] { get: \"", path, "\" }")});
  }
  return testdata::MadeUpDescriptors(name, methods);
}

SetFile File(const std::string& name, const std::string& bytes, int written) {
  return {absl::StrCat(name, ".binpb"), bytes, absl::FromUnixSeconds(written)};
}

std::string Owner(const Catalogue& catalogue, const std::string& path) {
  const Route* route = catalogue.routes().Find("GET", path).route;
  return route == nullptr ? "none" : route->method->file()->package();
}

TEST(Catalogue, RefusesTheNewcomersSetAsAWholeAndSaysWhy) {
  const auto first = Catalogue::Next({}, {File("b", SetWith("b", {"/v1/shared", "/v1/b"}), 1)});
  const auto next = Catalogue::Next(*first, {File("a", SetWith("a", {"/v1/a", "/v1/{text}"}), 2),
                                             File("b", SetWith("b", {"/v1/shared", "/v1/b"}), 1),
                                             File("c", SetWith("c", {"/v1/c", "/v1/shared"}), 3)});
  EXPECT_EQ(Owner(*next, "/v1/shared"), "b.v1");
  EXPECT_EQ(Owner(*next, "/v1/a"), "a.v1");
  EXPECT_EQ(Owner(*next, "/v1/c"), "a.v1");  // by its variable; c is out as a whole
  ASSERT_EQ(next->refusals().size(), 1u);
  EXPECT_EQ(next->refusals()[0].file, "c.binpb");
  EXPECT_EQ(next->refusals()[0].reason,
            "GET /v1/shared of c.v1.S.M1 is already the route /v1/shared of b.v1.S.M0");
  EXPECT_FALSE(next->refusals()[0].previous_version_serves);
  EXPECT_EQ(next->sets()[0], first->sets()[0]) << "an unchanged set is kept as it is";
}

TEST(Catalogue, TakesTheOlderFileFirstWhereNoneServesYet) {
  const auto catalogue = Catalogue::Next(
      {}, {File("a", SetWith("a", {"/v1/x"}), 20), File("z", SetWith("z", {"/v1/x"}), 10)});
  EXPECT_EQ(Owner(*catalogue, "/v1/x"), "z.v1");
  ASSERT_EQ(catalogue->refusals().size(), 1u);
  EXPECT_EQ(catalogue->refusals()[0].file, "a.binpb");
}

TEST(Catalogue, AnUpgradeThatTakesAnothersRouteLeavesTheFormerVersion) {
  const SetFile b = File("b", SetWith("b", {"/v1/b"}), 2);
  const auto first = Catalogue::Next({}, {File("a", SetWith("a", {"/v1/a"}), 1), b});
  const auto next = Catalogue::Next(*first, {File("a", SetWith("a", {"/v1/a2", "/v1/b"}), 3), b});
  EXPECT_EQ(Owner(*next, "/v1/a"), "a.v1");
  EXPECT_EQ(Owner(*next, "/v1/a2"), "none");
  EXPECT_EQ(Owner(*next, "/v1/b"), "b.v1");
  ASSERT_EQ(next->refusals().size(), 1u);
  EXPECT_EQ(next->refusals()[0].reason,
            "GET /v1/b of a.v1.S.M1 is already the route /v1/b of b.v1.S.M0");
  EXPECT_TRUE(next->refusals()[0].previous_version_serves);
}

TEST(Catalogue, ARouteMayMoveBetweenSetsThatChangeTogether) {
  const auto first = Catalogue::Next({}, {File("a", SetWith("a", {"/v1/a"}), 1),
                                          File("b", SetWith("b", {"/v1/b", "/v1/moved"}), 2)});
  const auto next = Catalogue::Next(*first, {File("a", SetWith("a", {"/v1/a", "/v1/moved"}), 3),
                                             File("b", SetWith("b", {"/v1/b"}), 4)});
  EXPECT_EQ(Owner(*next, "/v1/moved"), "a.v1");
  EXPECT_TRUE(next->refusals().empty());
}

TEST(Catalogue, AFileThatIsGoneTakesItsRoutesAlong) {
  const auto first = Catalogue::Next({}, {File("a", SetWith("a", {"/v1/a"}), 1)});
  EXPECT_EQ(Owner(*Catalogue::Next(*first, {}), "/v1/a"), "none");
  EXPECT_EQ(Owner(*first, "/v1/a"), "a.v1") << "who holds the former catalogue goes on with it";
}

TEST(Catalogue, SaysWhyAFileCannotBeRead) {
  const auto catalogue = Catalogue::Next({}, {File("torn", "\x0a\xff", 1), File("void", "", 2)});
  ASSERT_EQ(catalogue->refusals().size(), 2u);
  EXPECT_EQ(catalogue->refusals()[0].reason, "is not a serialised FileDescriptorSet");
  EXPECT_EQ(catalogue->refusals()[1].reason, "holds no file");
}

class CatalogueKeeperTest : public ::testing::Test {
 protected:
  CatalogueKeeperTest() {
    folder_ = absl::StrCat(::testing::TempDir(), "/catalogue_", getpid());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~CatalogueKeeperTest() override { std::filesystem::remove_all(folder_); }

  void Write(const std::string& name, const std::string& bytes) {
    const std::string path = absl::StrCat(folder_, "/", name);
    std::ofstream(absl::StrCat(path, ".new"), std::ios::binary) << bytes;
    std::filesystem::rename(absl::StrCat(path, ".new"), path);
  }

  std::string folder_;
};

TEST_F(CatalogueKeeperTest, SeesFilesComeChangeAndGo) {
  std::vector<std::shared_ptr<const Catalogue>> seen;
  CatalogueKeeper keeper(folder_, [&](auto catalogue) { seen.push_back(std::move(catalogue)); });
  ASSERT_TRUE(keeper.Poll().ok());
  ASSERT_EQ(seen.size(), 1u);
  EXPECT_TRUE(seen[0]->sets().empty());

  Write("a.binpb", SetWith("a", {"/v1/a"}));
  Write("notes.txt", "not a set");
  ASSERT_TRUE(keeper.Poll().ok());
  ASSERT_EQ(seen.size(), 1u) << "it may still be being copied";
  ASSERT_TRUE(keeper.Poll().ok());
  ASSERT_EQ(seen.size(), 2u);
  EXPECT_EQ(Owner(*seen[1], "/v1/a"), "a.v1");

  ASSERT_TRUE(keeper.Poll().ok());
  EXPECT_EQ(seen.size(), 2u) << "nothing changed";

  Write("a.binpb", SetWith("a", {"/v1/b"}));
  ASSERT_TRUE(keeper.Poll().ok());
  ASSERT_TRUE(keeper.Poll().ok());
  ASSERT_EQ(seen.size(), 3u);
  EXPECT_EQ(Owner(*seen[2], "/v1/a"), "none");
  EXPECT_EQ(Owner(*seen[2], "/v1/b"), "a.v1");

  std::filesystem::remove(absl::StrCat(folder_, "/a.binpb"));
  ASSERT_TRUE(keeper.Poll().ok());
  ASSERT_TRUE(keeper.Poll().ok());
  ASSERT_EQ(seen.size(), 4u);
  EXPECT_TRUE(seen[3]->sets().empty());
}

// A package keeps the time it was built at: a newcomer must not win by it when the gateway starts.
TEST_F(CatalogueKeeperTest, AtTheStartTheFileThatCameFirstWins) {
  Write("a.binpb", SetWith("a", {"/v1/x"}));
  Write("b.binpb", SetWith("b", {"/v1/x"}));
  std::filesystem::last_write_time(
      absl::StrCat(folder_, "/b.binpb"),
      std::filesystem::file_time_type::clock::now() - std::chrono::hours(24 * 365));
  std::shared_ptr<const Catalogue> seen;
  CatalogueKeeper keeper(folder_, [&](auto catalogue) { seen = std::move(catalogue); });
  ASSERT_TRUE(keeper.Poll().ok());
  EXPECT_EQ(Owner(*seen, "/v1/x"), "a.v1");
}

TEST_F(CatalogueKeeperTest, WhatServesGoesOnWhenTheFolderVanishes) {
  int changes = 0;
  CatalogueKeeper keeper(folder_, [&](auto) { ++changes; });
  ASSERT_TRUE(keeper.Poll().ok());
  std::filesystem::remove_all(folder_);
  EXPECT_EQ(keeper.Poll().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(keeper.last_poll().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(changes, 1);
}

TEST_F(CatalogueKeeperTest, ALookUnderWayHoldsNobodyUp) {
  testing::Event reading;
  testing::Event go_on;
  CatalogueKeeper keeper(folder_, [&](auto) {
    reading.Set();
    EXPECT_TRUE(go_on.Wait());
  });
  std::thread polling([&] { EXPECT_TRUE(keeper.Poll().ok()); });
  ASSERT_TRUE(reading.Wait());
  EXPECT_TRUE(keeper.last_poll().ok());
  go_on.Set();
  polling.join();
}

TEST_F(CatalogueKeeperTest, IsPolledByAThread) {
  testing::Event first;
  CatalogueKeeper keeper(folder_, [&](auto catalogue) {
    if (!catalogue->sets().empty()) first.Set();
  });
  const PollThread polling(absl::Milliseconds(5), [&] { keeper.Poll().IgnoreError(); });
  Write("a.binpb", SetWith("a", {"/v1/a"}));
  EXPECT_TRUE(first.Wait());
}

}  // namespace
}  // namespace copperplate::gateway
