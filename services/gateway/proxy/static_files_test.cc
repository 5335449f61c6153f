#include "services/gateway/proxy/static_files.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "services/gateway/proxy/static_files_keeper.h"

namespace copperplate::gateway {
namespace {

class StaticFilesTest : public ::testing::Test {
 protected:
  StaticFilesTest() : folder_(absl::StrCat(::testing::TempDir(), "/static_", getpid())) {
    std::filesystem::remove_all(folder_);
  }
  ~StaticFilesTest() override { std::filesystem::remove_all(folder_); }

  void Write(const std::string& name, const std::string& text) {
    const std::filesystem::path path = folder_ + "/" + name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
  }

  const std::string folder_;
};

TEST_F(StaticFilesTest, KnowsFilesByTheirExactPaths) {
  Write("guide/index.html", "<p>guide</p>");
  Write("guide/style.css", std::string(5000, ' '));
  Write("data.unknown", "x");
  Write(".hidden", "x");
  Write(".git/config", "x");
  const auto files = StaticFiles::Load(folder_).value();
  const Document* page = files->Find("/guide/");
  ASSERT_NE(page, nullptr);
  EXPECT_EQ(page, files->Find("/guide/index.html"));
  EXPECT_EQ(*page->body, "<p>guide</p>");
  EXPECT_EQ(page->content_type, "text/html; charset=utf-8");
  EXPECT_EQ(page->gzip, nullptr);
  EXPECT_EQ(page->etag.size(), 32u);
  EXPECT_NE(files->Find("/guide/style.css")->gzip, nullptr);
  EXPECT_EQ(files->Find("/data.unknown")->content_type, "application/octet-stream");
  for (const char* path : {"/", "/guide", "/.hidden", "/.git/config", "/guide/../data.unknown",
                           "/guide/%2e%2e/data.unknown", "/../etc/passwd", "guide/", ""}) {
    EXPECT_EQ(files->Find(path), nullptr) << path;
  }
}

TEST_F(StaticFilesTest, TakesPathsAsBrowsersWriteThem) {
  Write("the guide.txt", "x");
  const auto files = StaticFiles::Load(folder_).value();
  EXPECT_NE(files->Find("/the%20guide.txt"), nullptr);
  EXPECT_NE(files->Find("/%74he%20guide.txt"), nullptr);
  EXPECT_EQ(files->Find("/the%2"), nullptr);
  EXPECT_EQ(files->Find("%2Fthe%20guide.txt"), nullptr);
}

TEST_F(StaticFilesTest, AreReadAgainOnceAChangeStays) {
  Write("a.txt", "old");
  std::shared_ptr<const StaticFiles> files;
  StaticFilesKeeper keeper(folder_, [&](auto now) { files = std::move(now); });
  ASSERT_TRUE(keeper.Poll().ok());
  EXPECT_EQ(*files->Find("/a.txt")->body, "old");
  Write("a.txt", "newer");
  Write("b/c.txt", "also new");
  ASSERT_TRUE(keeper.Poll().ok());
  EXPECT_EQ(*files->Find("/a.txt")->body, "old");
  ASSERT_TRUE(keeper.Poll().ok());
  EXPECT_EQ(*files->Find("/a.txt")->body, "newer");
  EXPECT_EQ(*files->Find("/b/c.txt")->body, "also new");
  std::filesystem::remove_all(folder_);
  EXPECT_EQ(keeper.Poll().code(), absl::StatusCode::kNotFound);
  EXPECT_NE(files->Find("/a.txt"), nullptr) << "what was served goes on being served";
}

TEST_F(StaticFilesTest, SaysWhereThereIsNothing) {
  EXPECT_EQ(StaticFiles::Load(folder_).status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace copperplate::gateway
