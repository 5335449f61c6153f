#include "services/cli/commands/csv_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace copperplate::cli {
namespace {

class CsvFileTest : public ::testing::Test {
 protected:
  CsvFileTest() { std::ofstream(path_) << "0123456789"; }
  ~CsvFileTest() override { std::filesystem::remove(path_); }

  const std::string path_ = ::testing::TempDir() + "csv_file_test." + std::to_string(getpid());
  char buffer_[64];
};

TEST_F(CsvFileTest, ReadsToTheEnd) {
  auto file = CsvFile::Open(path_);
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_EQ(file->size(), 10);
  EXPECT_EQ(file->Read(buffer_, 6), 6u);
  EXPECT_EQ(file->bytes_read(), 6);
  EXPECT_EQ(file->Read(buffer_, sizeof(buffer_)), 4u);
  EXPECT_EQ(std::string(buffer_, 4), "6789");
  EXPECT_EQ(file->Read(buffer_, sizeof(buffer_)), 0u);
  EXPECT_TRUE(file->status().ok());
}

TEST_F(CsvFileTest, SendsNoMoreThanTheSizeThatWasAnnounced) {
  auto file = CsvFile::Open(path_);
  ASSERT_TRUE(file.ok()) << file.status();
  std::ofstream(path_, std::ios::app) << "more";
  EXPECT_EQ(file->Read(buffer_, sizeof(buffer_)), 10u);
  EXPECT_EQ(file->Read(buffer_, sizeof(buffer_)), 0u);
}

TEST_F(CsvFileTest, FailsWhereTheFileBecameShorter) {
  auto file = CsvFile::Open(path_);
  ASSERT_TRUE(file.ok()) << file.status();
  ASSERT_EQ(truncate(path_.c_str(), 4), 0);
  EXPECT_EQ(file->Read(buffer_, sizeof(buffer_)), 4u);
  EXPECT_EQ(file->Read(buffer_, sizeof(buffer_)), std::nullopt);
  EXPECT_EQ(file->status().message(), path_ + ": became shorter while it was read");
}

TEST_F(CsvFileTest, FailsWhereReadingDoes) {
  // Nothing is mapped at address 0, where this file begins.
  auto file = CsvFile::Open("/proc/self/mem");
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_EQ(file->size(), -1);
  EXPECT_EQ(file->Read(buffer_, sizeof(buffer_)), std::nullopt);
  EXPECT_EQ(file->status().message(), "/proc/self/mem: Input/output error");
}

TEST_F(CsvFileTest, OpensNeitherFoldersNorWhatIsNotThere) {
  EXPECT_EQ(CsvFile::Open("/tmp").status().message(), "/tmp: Is a directory");
  EXPECT_EQ(CsvFile::Open(path_ + "x").status().message(), path_ + "x: No such file or directory");
}

}  // namespace
}  // namespace copperplate::cli
