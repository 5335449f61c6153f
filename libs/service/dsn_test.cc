#include "libs/service/dsn.h"

#include <gtest/gtest.h>

namespace copperplate::service {
namespace {

using config::Secret;

TEST(DsnTest, WithoutAPasswordNothingIsAdded) {
  EXPECT_EQ(WithPassword("host=/tmp user=u", Secret()), "host=/tmp user=u");
}

TEST(DsnTest, KeywordsGetItQuoted) {
  EXPECT_EQ(WithPassword("host=/tmp user=u", Secret("a b'c\\d")),
            "host=/tmp user=u password='a b\\'c\\\\d'");
}

TEST(DsnTest, AUriGetsItEncoded) {
  EXPECT_EQ(WithPassword("postgresql://u@db/x", Secret("a b&c%d")),
            "postgresql://u@db/x?password=a%20b%26c%25d");
  EXPECT_EQ(WithPassword("postgres://u@db/x?sslmode=require", Secret("\xc3\xa9")),
            "postgres://u@db/x?sslmode=require&password=%c3%a9");
}

}  // namespace
}  // namespace copperplate::service
