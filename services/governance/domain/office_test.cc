#include "services/governance/domain/office.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "libs/testing/told.h"

namespace copperplate::governance {
namespace {

using absl::CivilDay;
using ::copperplate::testing::Told;

Office TestOffice() {
  Office office;
  office.id = "commissioner";
  office.title = "Police and Crime Commissioner";
  office.tenures = {{"Graham Bright", CivilDay(2012, 11, 22), CivilDay(2016, 5, 11)},
                    {"Jason Ablewhite", CivilDay(2016, 5, 12), {}}};
  return office;
}

TEST(OfficeTest, OneHolderOnADay) {
  Office office = TestOffice();
  EXPECT_EQ(Told(Validate(office)), "");
  office.tenures[1].from = CivilDay(2016, 5, 11);
  EXPECT_EQ(Told(Validate(office)), "TENURE_OUT_OF_ORDER tenures[1].from_date");
  office.tenures[1].from = CivilDay(2016, 5, 12);
  office.tenures[0].to.reset();
  EXPECT_EQ(Told(Validate(office)), "TENURE_OUT_OF_ORDER tenures[1].from_date");
  office.tenures[0].to = CivilDay(2012, 11, 21);
  EXPECT_EQ(Told(Validate(office)), "DATES_REVERSED tenures[0].to_date");
  office.tenures = {{"", CivilDay(2016, 5, 12), {}}};
  EXPECT_EQ(Told(Validate(office)), "FIELD_REQUIRED tenures[0].holder");
  office.tenures.assign(101, {"Jason Ablewhite", CivilDay(2016, 5, 12), {}});
  EXPECT_EQ(Told(Validate(office)), "TOO_MANY tenures");
}

TEST(OfficeTest, WhoSignedHeldItThen) {
  Office office = TestOffice();
  const std::vector<OfficeSignature> signatures = {
      {"forces/a/decisionNotices/dn1", "Graham Bright", CivilDay(2016, 5, 11)}};
  const auto told = [&] {
    Faults faults;
    CheckOfficeUpdate(TestOffice(), office, signatures, faults);
    return Told(faults);
  };
  EXPECT_EQ(told(), "");
  office.tenures[0].to = CivilDay(2016, 5, 10);
  EXPECT_EQ(told(), "TENURE_IN_USE tenures");
  office.tenures[0].to = CivilDay(2016, 5, 11);
  office.tenures[0].holder = "Somebody Else";
  EXPECT_EQ(told(), "TENURE_IN_USE tenures");
}

TEST(OfficeTest, ATenureThatASignatureContradictsAlreadyMayChange) {
  Office office = TestOffice();
  office.tenures[0].to = CivilDay(2016, 5, 10);
  Faults faults;
  CheckOfficeUpdate(TestOffice(), office,
                    std::vector<OfficeSignature>{
                        {"forces/a/decisionNotices/dn1", "Ray Bisby", CivilDay(2016, 5, 11)}},
                    faults);
  EXPECT_EQ(Told(faults), "");
}

TEST(OfficeTest, WhatIsReferredToIsNotDeleted) {
  EXPECT_TRUE(CheckOfficeDeletion({}).empty());
  EXPECT_EQ(Told(CheckOfficeDeletion({"forces/a/bodies/bcb"})),
            "OFFICE_IN_USE forces/a/bodies/bcb");
}

TEST(OfficeTest, TheHolderOfADay) {
  const Office office = TestOffice();
  EXPECT_EQ(HolderOn(office, CivilDay(2012, 11, 21)), nullptr);
  EXPECT_EQ(HolderOn(office, CivilDay(2016, 5, 11)), &office.tenures[0]);
  EXPECT_EQ(HolderOn(office, CivilDay(2018, 5, 10)), &office.tenures[1]);
}

}  // namespace
}  // namespace copperplate::governance
