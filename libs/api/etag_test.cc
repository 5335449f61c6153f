#include "libs/api/etag.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "libs/status/error.h"

namespace copperplate::api {
namespace {

RC_GTEST_PROP(Etag, GoesBothWays, (int64_t version)) {
  const std::string etag = FormatEtag(version);
  RC_ASSERT(etag.size() == 11u);
  RC_ASSERT(ReadEtag(etag) == version);
}

TEST(Etag, ShowsNoCountAndStaysTheSameForEver) {
  EXPECT_EQ(FormatEtag(1), FormatEtag(1));
  EXPECT_EQ(FormatEtag(1), "5QULEB0WklY");
  EXPECT_EQ(FormatEtag(2), "ihQrOpc40ts");
}

TEST(Etag, WhatIsNotOursStandsForNoVersion) {
  const std::string good = FormatEtag(7);
  for (const std::string& bad :
       {std::string("1"), std::string("*"), "\"" + good + "\"", "W/" + good, good + "=",
        good.substr(0, 10), good.substr(0, 10) + "!", std::string(11, ' ')}) {
    EXPECT_EQ(ReadEtag(bad), -1) << bad;
  }
}

TEST(Etag, TheSpareBitsOfBase64AreNoSecondForm) {
  const std::string good = FormatEtag(7);
  int forms = 0;
  for (const char last :
       std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")) {
    if (ReadEtag(good.substr(0, 10) + last) == 7) ++forms;
  }
  EXPECT_EQ(forms, 1);
}

TEST(Etag, NothingIsExpectedWhereNoneWasSent) { EXPECT_EQ(ReadEtag(""), std::nullopt); }

}  // namespace
}  // namespace copperplate::api
