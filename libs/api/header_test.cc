#include "libs/api/header.h"

#include <gtest/gtest.h>

#include "libs/api/testing/resource.pb.h"

namespace copperplate::api {
namespace {

TEST(HeaderTest, FillsInWhatStorageSays) {
  testing::Resource resource;
  WriteHeader({.uid = "u-1",
               .create_time = absl::FromUnixSeconds(1),
               .update_time = absl::FromUnixSeconds(2),
               .version = 7,
               .created_by = "alice",
               .updated_by = "bob"},
              resource);
  EXPECT_EQ(resource.uid(), "u-1");
  EXPECT_EQ(resource.create_time().seconds(), 1);
  EXPECT_EQ(resource.update_time().seconds(), 2);
  EXPECT_EQ(resource.created_by(), "alice");
  EXPECT_EQ(resource.updated_by(), "bob");
  EXPECT_EQ(resource.etag(), FormatEtag(7));
}

TEST(HeaderTest, NothingIsSaidOfWhatIsNotStored) {
  testing::Resource resource;
  WriteHeader({}, resource);
  EXPECT_EQ(resource.ByteSizeLong(), 0u);
}

}  // namespace
}  // namespace copperplate::api
