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

TEST_F(VettingServiceTest, AnAppealIsDecidedNoEarlierThanWhatItIsAgainst) {
  v1::CreateVettingCheckRequest create;
  create.set_parent(kAda);
  create.set_vetting_check_id("c1");
  create.mutable_vetting_check()->set_level(v1::Role::NPPV1);
  create.mutable_vetting_check()->set_requested_on("2021-01-01");
  create.mutable_vetting_check()->set_external_ref("V/1");
  ABSL_ASSERT_OK(
      Call(*vetting_, &v1::VettingService::Stub::CreateVettingCheck, create, Analyst("essex")));
  ABSL_ASSERT_OK(MoveCheck(v1::VettingCheck::IN_PROGRESS, "2021-01-02"));
  EXPECT_EQ(testing::Told(MoveCheck(v1::VettingCheck::REFUSED, "2020-12-31")), "DATES_REVERSED on");
  ABSL_ASSERT_OK(MoveCheck(v1::VettingCheck::REFUSED, "2021-02-01"));
  ABSL_ASSERT_OK(MoveCheck(v1::VettingCheck::APPEALED, "2021-02-02"));
  EXPECT_EQ(testing::Told(MoveCheck(v1::VettingCheck::CLEARED, "2021-01-31", "2031-01-01")),
            "DATES_REVERSED on");
  ABSL_EXPECT_OK(MoveCheck(v1::VettingCheck::CLEARED, "2021-03-01", "2031-01-01"));
}

TEST_F(VettingServiceTest, WhatMovesToldIsCorrectedWithAReason) {
  Vet(v1::Role::NPPV1, "2021-02-01", "2031-02-01");
  v1::CorrectVettingCheckRequest request;
  request.set_name(absl::StrCat(kAda, "/vettingChecks/c1"));
  request.set_expires_on("2021-02-01");
  request.set_withdrawn_on("2022-01-01");
  const auto correct = [&] {
    return Call(*vetting_, &v1::VettingService::Stub::CorrectVettingCheck, request,
                Analyst("essex"));
  };
  EXPECT_THAT(correct(), HasReason("FIELD_REQUIRED"));
  request.set_reason("The certificate says so");
  EXPECT_EQ(testing::Told(correct()), "FIELD_NOT_FOR_STATE withdrawn_on");
  request.clear_withdrawn_on();
  EXPECT_EQ(testing::Told(correct()), "EXPIRY_NOT_AFTER_DECISION expires_on");
  request.set_expires_on("2028-02-01");
  request.set_etag("stale");
  EXPECT_THAT(correct(), HasReason("ETAG_MISMATCH"));
  request.clear_etag();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VettingCheck corrected, correct());
  EXPECT_EQ(corrected.state(), v1::VettingCheck::CLEARED);
  EXPECT_EQ(corrected.decided_on() + " " + corrected.expires_on(), "2021-02-01 2028-02-01");
  EXPECT_EQ(corrected.correction_reason(), "The certificate says so");
  EXPECT_EQ(Value("SELECT string_agg(before::jsonb->>'expiresOn' || ' ' || "
                  "(after::jsonb->>'expiresOn'), ',') FROM volunteers.event_out WHERE type = "
                  "'vetting_check.corrected'"),
            "2031-02-01 2028-02-01");
  // What somebody else changes keeps it.
  v1::UpdateVettingCheckRequest update;
  update.mutable_vetting_check()->set_name(request.name());
  update.mutable_vetting_check()->set_external_ref("CV-2");
  update.mutable_update_mask()->add_paths("external_ref");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::VettingCheck updated,
      Call(*vetting_, &v1::VettingService::Stub::UpdateVettingCheck, update, Analyst("essex")));
  EXPECT_EQ(updated.correction_reason(), "The certificate says so");
}

// The days on which duties may be given follow.
TEST_F(VettingServiceTest, WhatIsCorrectedCountsForWhatMayBeGiven) {
  Attest();
  const std::string before = Deployable();
  v1::CorrectVettingCheckRequest request;
  request.set_name(absl::StrCat(kAda, "/vettingChecks/c1"));
  request.set_expires_on("2021-08-01");
  request.set_reason("Typed wrongly");
  ABSL_ASSERT_OK(
      Call(*vetting_, &v1::VettingService::Stub::CorrectVettingCheck, request, Analyst("essex")));
  EXPECT_NE(Deployable(), before);
  EXPECT_THAT(Deployable(), ::testing::HasSubstr("2021-07-31"));
}

}  // namespace
}  // namespace copperplate::volunteers
