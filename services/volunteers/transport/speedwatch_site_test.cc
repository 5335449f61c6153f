// Sites of Speedwatch.
#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/speedwatch_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::NeedsTold;
using testing::Told;

using SpeedwatchSiteTest = SpeedwatchTest;

TEST_F(SpeedwatchSiteTest, ASiteIsReadBackListedAndChanged) {
  v1::GetSiteRequest get;
  get.set_name(kStation);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Site site,
                            Call(*watch_, &Stub::GetSite, get, Analyst("essex")));
  EXPECT_EQ(site.name(), kStation);
  EXPECT_EQ(site.limit_mph(), 30);
  EXPECT_EQ(site.risk_assessed_on(), "2018-05-01");
  EXPECT_EQ(site.approved_by(), "PC 1234 Marsh");
  EXPECT_EQ(site.approved_to(), "2018-06-30");
  v1::ListSitesRequest list;
  list.set_parent(kHiston);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page,
                            Call(*watch_, &Stub::ListSites, list, Analyst("essex")));
  ASSERT_EQ(page.sites_size(), 1);
  EXPECT_EQ(page.sites(0).SerializeAsString(), site.SerializeAsString());
  v1::Site next;
  next.set_approved_to("2019-06-30");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Site changed, UpdateSite(next, {"approved_to"}));
  EXPECT_EQ(changed.approved_to(), "2019-06-30");
  next.set_limit_mph(40);
  EXPECT_EQ(Told(UpdateSite(next, {"limit_mph"})), "FIELD_IMMUTABLE site.limit_mph");
  get.set_name(kStation);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Site seen,
                            Call(*watch_, &Stub::GetSite, get, Viewer("essex")));
  EXPECT_EQ(seen.approved_by(), "");
  EXPECT_EQ(seen.limit_mph(), 30);
}

TEST_F(SpeedwatchSiteTest, WhatIsWrongWithASite) {
  v1::Site site = Site();
  site.set_limit_mph(50);
  site.set_risk_assessed_on("2100-01-01");
  site.set_approved_to("");
  EXPECT_THAT(FieldsTold(CreateSite("s", site)),
              ElementsAre(HasSubstr("site.risk_assessed_on: "), HasSubstr("site.approved_to: ")));
  site = Site();
  site.set_limit_mph(50);
  EXPECT_EQ(Told(CreateSite("s", site)), "SPEED_LIMIT_NOT_ALLOWED site.limit_mph");
  EXPECT_THAT(CreateSite("station-road", Site()), HasReason("SITE_EXISTS"));
  EXPECT_THAT(CreateSite("s", Site(), "forces/essex/watchGroups/none"),
              HasReason("WATCH_GROUP_UNKNOWN"));
  EXPECT_THAT(NeedsTold(CreateSite("s", Site(), "forces/essex/watchGroups/bar-hill")),
              ElementsAre("GROUP_OF_OTHER_KIND forces/essex/watchGroups/bar-hill: does not watch "
                          "speed"));
  EXPECT_THAT(CreateSite("s", Site(), kHiston, Viewer("essex")), HasReason("ROLE_MISSING"));
  v1::GetSiteRequest get;
  get.set_name(absl::StrCat(kHiston, "/sites/none"));
  EXPECT_THAT(Call(*watch_, &Stub::GetSite, get, Analyst("essex")), HasReason("SITE_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::volunteers
