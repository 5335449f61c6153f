#include "libs/personal/cipher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>

#include "libs/testing/status_matchers.h"

namespace copperplate::personal {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(CipherTest, WhatIsSealedOpens) {
  const Key key = NewKey();
  for (const std::string plain : {"", "a", "{\"familyName\":\"Okafor\"}"}) {
    ABSL_ASSERT_OK_AND_ASSIGN(const std::string opened,
                              Open(key, "after", Seal(key, "after", plain)));
    EXPECT_EQ(opened, plain);
  }
}

TEST(CipherTest, NothingOfItShowsAndNoTwoAreAlike) {
  const Key key = NewKey();
  const std::string sealed = Seal(key, "after", "Okafor");
  EXPECT_THAT(sealed, Not(HasSubstr("Okafor")));
  EXPECT_NE(sealed, Seal(key, "after", "Okafor"));
  EXPECT_NE(NewKey(), key);
}

TEST(CipherTest, AnotherKeyOrPlaceDoesNotOpenIt) {
  const Key key = NewKey();
  const std::string sealed = Seal(key, "after", "Okafor");
  EXPECT_EQ(Open(NewKey(), "after", sealed).status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(Open(key, "before", sealed).status().code(), absl::StatusCode::kDataLoss);
}

TEST(CipherTest, WhatWasAlteredAnywhereDoesNotOpen) {
  const Key key = NewKey();
  const std::string sealed = Seal(key, "after", "Okafor");
  for (size_t i = 0; i < sealed.size(); ++i) {
    std::string altered = sealed;
    altered[i] = static_cast<char>(altered[i] ^ 1);
    EXPECT_EQ(Open(key, "after", altered).status().code(), absl::StatusCode::kDataLoss) << i;
  }
  for (size_t size = 0; size < sealed.size(); ++size) {
    EXPECT_EQ(Open(key, "after", sealed.substr(0, size)).status().code(),
              absl::StatusCode::kDataLoss)
        << size;
  }
}

}  // namespace
}  // namespace copperplate::personal
