#include "services/gateway/proxy/static_files.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"

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

TEST_F(StaticFilesTest, SaysWhereThereIsNothing) {
  EXPECT_EQ(StaticFiles::Load(folder_).status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace copperplate::gateway
