#include "services/governance/domain/publication.h"

#include <gtest/gtest.h>

#include <string>

#include "libs/testing/told.h"

namespace copperplate::governance {
namespace {

using copperplate::testing::Told;

std::string UrlTold(const std::string& url) {
  Faults faults;
  CheckUrl(url, "url", faults);
  return Told(faults);
}

TEST(PublicationTest, AnAddressIsHttpOrHttps) {
  EXPECT_EQ(UrlTold("https://www.cambridgeshire-pcc.gov.uk/decisions/2018-012"), "");
  EXPECT_EQ(UrlTold("http://a"), "");
  EXPECT_EQ(UrlTold(""), "FIELD_REQUIRED url");
  for (const std::string& url :
       {std::string("www.example.org"), std::string("https://"), std::string("https:///a"),
        std::string("ftp://example.org"), std::string("https://a b"), std::string("https://a\n"),
        std::string("javascript:alert(1)"), "https://" + std::string(1'993, 'a')}) {
    EXPECT_EQ(UrlTold(url), "URL_INVALID url") << url;
  }
}

TEST(ExemptionTest, SaysWhyAndWhenItIsAskedAgain) {
  const absl::CivilDay day(2018, 5, 10);
  const auto told = [&](const Exemption& exemption) {
    Faults faults;
    CheckExemption(exemption, day, faults);
    return Told(faults);
  };
  EXPECT_EQ(told({"Commercial interests", "Tender under way", day + 1}), "");
  EXPECT_EQ(told({"", "", day + 1}), "FIELD_REQUIRED exemption.category exemption.reason");
  EXPECT_EQ(told({"Commercial interests", "Tender under way", day}),
            "REVIEW_NOT_AHEAD exemption.review_on");
}

}  // namespace
}  // namespace copperplate::governance
