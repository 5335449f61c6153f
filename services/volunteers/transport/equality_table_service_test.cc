// The tables in which declarations are counted.
#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "copperplate/volunteers/v1/volunteer_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/equality_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;

using EqualityTableServiceTest = EqualityTest;

TEST_F(EqualityTableServiceTest, ASingleSmallCellTakesTheNextSmallestWithIt) {
  Declare({{"WHITE", 41}, {"BME", 3}, {"MIXED", 12}});
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage table, Table());
  EXPECT_THAT(Cells(table), ElementsAre("WHITE 40 73% 73%", "BME c", "MIXED c",
                                        "PREFER_NOT_TO_SAY 0 0%", "NOT_STATED 0 0%"));
  EXPECT_EQ(table.total(), 55);
}

TEST_F(EqualityTableServiceTest, WhatIsLargeOrNoughtIsShown) {
  Declare({{"WHITE", 60}, {"MIXED", 20}});
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage table, Table());
  EXPECT_THAT(Cells(table), ElementsAre("WHITE 60 75% 75%", "BME 0 0% 0%", "MIXED 20 25% 25%",
                                        "PREFER_NOT_TO_SAY 0 0%", "NOT_STATED 0 0%"));
  EXPECT_EQ(table.total(), 80);
  EXPECT_EQ(table.stated_rate_percent(), 100);
}

TEST_F(EqualityTableServiceTest, PercentagesThatWouldTellAreMissing) {
  Declare({{"WHITE", 2}, {"BME", 1}, {"MIXED", 30}});
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage table, Table());
  EXPECT_THAT(Cells(table),
              ElementsAre("WHITE c", "BME c", "MIXED 30", "PREFER_NOT_TO_SAY 0", "NOT_STATED 0"));
  EXPECT_FALSE(table.has_stated_rate_percent());
}

TEST_F(EqualityTableServiceTest, PreferNotToSayAndNotStatedAreToldApart) {
  Declare({{"WHITE", 60}, {"BME", 20}, {"PREFER_NOT_TO_SAY", 8}, {"NOT_STATED", 12}});
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage table, Table());
  EXPECT_THAT(Cells(table), ElementsAre("WHITE 60 60% 75%", "BME 20 20% 25%", "MIXED 0 0% 0%",
                                        "PREFER_NOT_TO_SAY 10 8%", "NOT_STATED 10 12%"));
  EXPECT_EQ(table.stated_rate_percent(), 80);
}

TEST_F(EqualityTableServiceTest, ASmallTableIsWithheldFromEverybody) {
  Declare({{"WHITE", 9}});
  for (const Caller& caller :
       {Viewer("essex"), Analyst("essex"), Publisher("essex"), Admin("essex")}) {
    ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage table, Table("2018-03-31", caller));
    EXPECT_TRUE(table.withheld()) << caller.subject;
    EXPECT_EQ(table.cells_size(), 0);
    EXPECT_FALSE(table.has_total());
  }
  AddPeople("more", 1);
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage viewers, Table());
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage admins, Table("2018-03-31", Admin("essex")));
  EXPECT_FALSE(viewers.withheld());
  EXPECT_EQ(viewers.SerializeAsString(), admins.SerializeAsString()) << "the same for everybody";
}

TEST_F(EqualityTableServiceTest, OneIsComparedByItsOwnDefinitionAlone) {
  ABSL_ASSERT_OK(AddBenchmark("county", "9.7", "BME, census 2011"));
  ABSL_ASSERT_OK(AddBenchmark("plan", "18.6", "not white British", 2017));
  ABSL_ASSERT_OK(AddBenchmark("later", "12", "BME, census 2011", 2021));
  Declare({{"WHITE", 75}, {"BME", 5}, {"MIXED", 20}});
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage table, Table());
  const auto& bme = table.cells(1);
  EXPECT_EQ(bme.benchmark(), "forces/essex/equalityBenchmarks/county");
  EXPECT_EQ(bme.benchmark_percent() + " " + bme.ratio(), "9.7 0.5");
  EXPECT_EQ(table.cells(0).benchmark(), "");
  EXPECT_EQ(table.definition(), "BME, census 2011");
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage later, Table("2021-03-31"));
  EXPECT_EQ(later.cells(1).benchmark_percent() + " " + later.cells(1).ratio(), "12 0.4");
}

TEST_F(EqualityTableServiceTest, ATableIsAskedForByNothingElse) {
  EXPECT_THAT(Table("2018-03-30"), HasReason("QUARTER_END_INVALID"));
  EXPECT_THAT(Table("2199-03-31"), HasReason("DATE_IN_FUTURE"));
  EXPECT_THAT(Table("2018"), HasReason("DATE_MALFORMED"));
  v1::GetVolunteerEqualityTableRequest request;
  request.set_name("forces/essex/volunteerEqualityTable");
  const auto get = [&] {
    return Call(*equality_, &Stub::GetVolunteerEqualityTable, request, Viewer("essex"));
  };
  EXPECT_THAT(FieldsTold(get()),
              ElementsAre(HasSubstr("kind: "), "characteristic: must not be empty",
                          HasSubstr("quarter_end: ")));
  request.set_kind(v1::Role::PSV);
  request.set_characteristic("religion");
  request.set_quarter_end("2018-03-31");
  EXPECT_THAT(get(), HasReason("EQUALITY_CHARACTERISTIC_UNKNOWN"));
  request.set_characteristic("ethnicity");
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage nobody, get());
  EXPECT_TRUE(nobody.withheld());
}

TEST_F(EqualityTableServiceTest, WhoHasTwoRecordsIsCountedOnceByWhatTheyDeclared) {
  Declare({{"WHITE", 40}, {"BME", 22}});
  AddPeople("kept", 2);
  AddPeople("silent", 11);
  // Declared under the record that is kept, that counts; else what was under the other one.
  ABSL_ASSERT_OK(Declare("kept-1", "WHITE"));
  Value(R"(
      INSERT INTO volunteers.engagement_event (force, volunteer, engagement, seq, from_state,
                                               to_state, effective_on, reason, actor, revision)
      SELECT 'essex', v, 'e1', 2, 5, 8, '2019-01-01', 'MOVED', 'a', 1
      FROM unnest('{bme-1,bme-2}'::text[]) v; SELECT '')");
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage before, Table());
  EXPECT_THAT(Cells(before), ElementsAre("WHITE 40 55% 65%", "BME 20 29% 35%", "MIXED 0 0% 0%",
                                         "PREFER_NOT_TO_SAY 0 0%", "NOT_STATED 10 16%"))
      << "41, 22 and 12";
  const auto volunteers = v1::VolunteerService::NewStub(channel());
  for (const char* const n : {"1", "2"}) {
    v1::MergeVolunteerRequest merge;
    merge.set_name(absl::StrCat("forces/essex/volunteers/bme-", n));
    merge.set_into(absl::StrCat("forces/essex/volunteers/kept-", n));
    merge.set_reason("One person");
    ABSL_ASSERT_OK(
        Call(*volunteers, &v1::VolunteerService::Stub::MergeVolunteer, merge, Admin("essex")));
  }
  EXPECT_THAT(Declare("bme-1", "MIXED"), HasReason("VOLUNTEER_MERGED"));
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage after, Table());
  EXPECT_THAT(Cells(after), ElementsAre("WHITE 40 56% 66%", "BME 20 29% 34%", "MIXED 0 0% 0%",
                                        "PREFER_NOT_TO_SAY 0 0%", "NOT_STATED 10 15%"))
      << "41, 21 and 11: kept-2 has said what bme-2 had";
}

}  // namespace
}  // namespace copperplate::volunteers
