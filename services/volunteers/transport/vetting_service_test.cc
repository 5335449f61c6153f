// Vetting checks.
#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/engagement_test.h"

namespace copperplate::volunteers {
namespace {

using testing::HasReason;

using VettingServiceTest = EngagementTest;

TEST_F(VettingServiceTest, WhatWasClearedIsNotMadeAnotherLevelByAnUpdate) {
  Vet(v1::Role::NPPV1, "2021-02-01", "2031-02-01");
  v1::UpdateVettingCheckRequest request;
  request.mutable_vetting_check()->set_name(absl::StrCat(kAda, "/vettingChecks/c1"));
  request.mutable_vetting_check()->set_level(v1::Role::MV);
  request.mutable_update_mask()->add_paths("level");
  const auto update = [&] {
    return Call(*vetting_, &v1::VettingService::Stub::UpdateVettingCheck, request,
                Analyst("essex"));
  };
  EXPECT_THAT(update(), HasReason("FIELD_IMMUTABLE"));
  request.mutable_update_mask()->set_paths(0, "external_ref");
  EXPECT_THAT(update(), HasReason("FIELD_REQUIRED"));
}

TEST_F(VettingServiceTest, ToAViewerThereIsNoVetting) {
  Vet(v1::Role::NPPV1, "2021-02-01", "2031-02-01");
  v1::ListVettingChecksRequest list;
  list.set_parent(kAda);
  const auto checks = [&](const Caller& caller) {
    return Call(*vetting_, &v1::VettingService::Stub::ListVettingChecks, list, caller)
        ->vetting_checks_size();
  };
  EXPECT_EQ(checks(Viewer("essex")), 0);
  EXPECT_EQ(checks(Analyst("essex")), 1);
  v1::GetVettingCheckRequest get;
  get.set_name(absl::StrCat(kAda, "/vettingChecks/c1"));
  EXPECT_THAT(Call(*vetting_, &v1::VettingService::Stub::GetVettingCheck, get, Viewer("essex")),
              HasReason("VETTING_CHECK_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::volunteers
