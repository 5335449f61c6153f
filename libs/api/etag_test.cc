#include "libs/api/etag.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "libs/status/error.h"

namespace copperplate::api {
namespace {

RC_GTEST_PROP(Etag, GoesBothWays, (int64_t version)) {
  const std::string etag = FormatEtag(version);
  RC_ASSERT(etag.size() == 11u);
  RC_ASSERT(ParseEtag(etag).value() == version);
}

TEST(Etag, ShowsNoCountAndStaysTheSameForEver) {
  EXPECT_EQ(FormatEtag(1), FormatEtag(1));
  EXPECT_EQ(FormatEtag(1), "5QULEB0WklY");
  EXPECT_EQ(FormatEtag(2), "ihQrOpc40ts");
}

TEST(Etag, WhatIsNotOursIsAMismatch) {
  const std::string good = FormatEtag(7);
  for (const std::string& bad :
       {std::string("1"), std::string("*"), "\"" + good + "\"", "W/" + good, good + "=",
        good.substr(0, 10), good.substr(0, 10) + "!", std::string(11, ' ')}) {
    const auto version = ParseEtag(bad);
    EXPECT_EQ(version.status().code(), absl::StatusCode::kAborted) << bad;
    EXPECT_EQ(ErrorReason(version.status()), "ETAG_MISMATCH");
  }
}

TEST(Etag, TheSpareBitsOfBase64AreNoSecondForm) {
  const std::string good = FormatEtag(7);
  int forms = 0;
  for (const char last :
       std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")) {
    const auto version = ParseEtag(good.substr(0, 10) + last);
    if (version.ok() && *version == 7) ++forms;
  }
  EXPECT_EQ(forms, 1);
}

TEST(ReadEtag, NothingWhereNoneWasSent) {
  EXPECT_EQ(ReadEtag("").value(), std::nullopt);
  EXPECT_EQ(ReadEtag(FormatEtag(3)).value(), 3);
  EXPECT_EQ(ReadEtag("stale").status().code(), absl::StatusCode::kAborted);
}

}  // namespace
}  // namespace copperplate::api
