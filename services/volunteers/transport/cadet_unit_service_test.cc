#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/cadet_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::NeedsTold;
using ::testing::StartsWith;

constexpr char kRequestId[] = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

using CadetUnitServiceTest = CadetTest;

TEST_F(CadetUnitServiceTest, WhatIsCreatedIsReadBack) {
  AddLeader("l-1");
  AddLeader("l-2");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::CadetUnit created,
                            CreateUnit("sawston", Unit("Sawston", 15, {"l-1", "l-2"})));
  EXPECT_EQ(created.name(), "forces/essex/cadetUnits/sawston");
  EXPECT_EQ(created.created_by(), "analyst-1");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::CadetUnit read, GetUnit("sawston"));
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
  EXPECT_EQ(read.title(), "Sawston");
  EXPECT_EQ(read.school(), "Village College");
  EXPECT_EQ(read.capacity(), 15);
  EXPECT_EQ(read.meeting_day(), v1::CadetUnit::TUESDAY);
  EXPECT_THAT(read.leaders(),
              ElementsAre("forces/essex/volunteers/l-1", "forces/essex/volunteers/l-2"));
  EXPECT_FALSE(read.closed());
  EXPECT_EQ(Value("SELECT subject || ' ' || actor FROM volunteers.event_out WHERE type = "
                  "'cadet_unit.created'"),
            "forces/essex/cadetUnits/sawston analyst-1");
}

TEST_F(CadetUnitServiceTest, EveryFaultIsTold) {
  v1::CadetUnit unit;
  unit.add_leaders("forces/kent/volunteers/l-1");
  unit.add_leaders("l-1");
  EXPECT_THAT(
      FieldsTold(CreateUnit("Not an id", unit)),
      ElementsAre(HasSubstr("cadet_unit.capacity: must be given"),
                  HasSubstr("cadet_unit.meeting_day: must be given"),
                  StartsWith("cadet_unit.leaders[0]: "), StartsWith("cadet_unit.leaders[1]: "),
                  StartsWith("cadet_unit_id: "), HasSubstr("cadet_unit.title: must be given")));
  EXPECT_THAT(CreateUnit("sawston", Unit("Sawston", 1001)), HasReason("NUMBER_OUT_OF_RANGE"));
  EXPECT_THAT(CreateUnit("sawston", Unit("Sawston", 0)), HasReason("NUMBER_OUT_OF_RANGE"));
  EXPECT_THAT(CreateUnit("sawston", Unit("Sawston", 9, {"l-1", "l-1"})), HasReason("DUPLICATE"));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.cadet_unit"), "0");
}

TEST_F(CadetUnitServiceTest, NoTwoHaveOneTitleOrId) {
  ABSL_ASSERT_OK(CreateUnit("sawston", Unit("Sawston", 15)));
  EXPECT_THAT(CreateUnit("other", Unit("SAWSTON", 15)), HasReason("TITLE_TAKEN"));
  EXPECT_THAT(CreateUnit("sawston", Unit("Other", 15)), HasReason("CADET_UNIT_EXISTS"));
  ABSL_ASSERT_OK(CreateUnit("ely", Unit("Ely", 15)));
  EXPECT_THAT(UpdateUnit("ely", Unit("sawston", 15), {"title"}), HasReason("TITLE_TAKEN"));
}

TEST_F(CadetUnitServiceTest, LeadersAreOfAgeInForceAndNoCadets) {
  AddLeader("l-1");
  AddInducted("l-2", "e1");
  // Under 18.
  ABSL_ASSERT_OK(
      Import("l-3,Lea Okafor,2009-05-17,clerk,e1,,APPLIED,2025-06-01,,,,,,,,\n"
             "l-3,,,,e1,,VETTING,2025-06-02,,,,,,,,\nl-3,,,,e1,,INDUCTION,2025-06-03,,,,,,,,\n"
             "l-3,,,,e1,,ACTIVE,2025-06-04,,,,,,,,\n"));
  ABSL_ASSERT_OK(CreateUnit("sawston", Unit("Sawston", 15, {"l-1"})));
  ABSL_ASSERT_OK(AddCadet("b", "sawston"));
  const auto refused = SetLeaders("sawston", {"nobody", "l-1", "l-2", "l-3", "b"});
  EXPECT_THAT(refused, HasReason("LEADER_INVALID"));
  EXPECT_THAT(
      FieldsTold(refused),
      ElementsAre(StartsWith("cadet_unit.leaders[0]: "), StartsWith("cadet_unit.leaders[2]: "),
                  StartsWith("cadet_unit.leaders[3]: "), StartsWith("cadet_unit.leaders[4]: ")));
  EXPECT_THAT(CreateUnit("ely", Unit("Ely", 15, {"nobody"})), HasReason("LEADER_INVALID"));
  DutyTest::Activate(EngagementOf("l-2"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::CadetUnit led, SetLeaders("sawston", {"l-2", "l-1"}));
  EXPECT_THAT(led.leaders(),
              ElementsAre("forces/essex/volunteers/l-2", "forces/essex/volunteers/l-1"));
}

TEST_F(CadetUnitServiceTest, KeepsAPlaceForEachOfItsCadets) {
  ABSL_ASSERT_OK(CreateUnit("sawston", Unit("Sawston", 3)));
  ABSL_ASSERT_OK(AddCadet("a", "sawston"));
  ABSL_ASSERT_OK(AddCadet("b", "sawston"));
  ABSL_ASSERT_OK(AddCadet("c", "sawston", v1::Engagement::INDUCTION));
  v1::CadetUnit unit = Unit("Sawston", 1);
  unit.set_closed(true);
  EXPECT_THAT(FieldsTold(UpdateUnit("sawston", unit, {"capacity", "closed"})),
              ElementsAre(HasSubstr("cadet_unit.capacity: must be at least 2"),
                          HasSubstr("cadet_unit.closed: must wait until none of its 2")));
  EXPECT_THAT(UpdateUnit("sawston", unit, {"capacity"}), HasReason("CAPACITY_BELOW_MEMBERS"));
  EXPECT_THAT(UpdateUnit("sawston", unit, {"closed"}), HasReason("UNIT_HAS_MEMBERS"));
  ABSL_ASSERT_OK(UpdateUnit("sawston", Unit("", 2), {"capacity"}));
  for (const char* const id : {"a", "b"}) {
    ABSL_ASSERT_OK(MoveEngagement(Leaving(EngagementOf(id), v1::Engagement::MOVED, "2026-06-01")));
  }
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::CadetUnit closed, UpdateUnit("sawston", unit, {"closed"}));
  EXPECT_TRUE(closed.closed());
  EXPECT_THAT(NeedsTold(Activate(EngagementOf("c"), "2026-06-02")),
              ElementsAre(HasSubstr("CADET_UNIT_CLOSED")));
}

TEST_F(CadetUnitServiceTest, TheLeadersOfAClosedUnitAreNotLookedAt) {
  AddLeader("l-1");
  ABSL_ASSERT_OK(CreateUnit("sawston", Unit("Sawston", 3, {"l-1"})));
  ABSL_ASSERT_OK(
      MoveEngagement(Leaving(EngagementOf("l-1"), v1::Engagement::DECEASED, "2026-06-01")));
  EXPECT_THAT(UpdateUnit("sawston", Unit("Sawston", 4), {"capacity"}), HasReason("LEADER_INVALID"));
  v1::CadetUnit unit;
  unit.set_closed(true);
  ABSL_EXPECT_OK(UpdateUnit("sawston", unit, {"closed"}));
  EXPECT_THAT(UpdateUnit("sawston", v1::CadetUnit(), {"closed"}), HasReason("LEADER_INVALID"));
}

TEST_F(CadetUnitServiceTest, IsDeletedWhereNobodyEverWasInIt) {
  ABSL_ASSERT_OK(CreateUnit("sawston", Unit("Sawston", 3)));
  ABSL_ASSERT_OK(AddCadet("a", "sawston"));
  ABSL_ASSERT_OK(MoveEngagement(Leaving(EngagementOf("a"), v1::Engagement::MOVED, "2026-06-01")));
  EXPECT_THAT(NeedsTold(DeleteUnit("sawston")), ElementsAre(HasSubstr("UNIT_IN_USE sawston")));
  ABSL_ASSERT_OK(CreateUnit("ely", Unit("Ely", 3)));
  ABSL_ASSERT_OK(DeleteUnit("ely"));
  EXPECT_THAT(GetUnit("ely"), HasReason("CADET_UNIT_UNKNOWN"));
  EXPECT_THAT(DeleteUnit("ely"), HasReason("CADET_UNIT_UNKNOWN"));
  EXPECT_EQ(Value("SELECT subject FROM volunteers.event_out WHERE type = 'cadet_unit.deleted'"),
            "forces/essex/cadetUnits/ely");
}

TEST_F(CadetUnitServiceTest, ARepeatIsAnsweredAsAtFirstAndAPreviewWritesNothing) {
  v1::CreateCadetUnitRequest request;
  request.set_parent("forces/essex");
  request.set_cadet_unit_id("sawston");
  *request.mutable_cadet_unit() = Unit("Sawston", 3);
  request.set_validate_only(true);
  const auto create = [&] {
    return Call(*units_, &UnitStub::CreateCadetUnit, request, Analyst("essex"));
  };
  ABSL_ASSERT_OK(create());
  EXPECT_THAT(GetUnit("sawston"), HasReason("CADET_UNIT_UNKNOWN"));
  *request.mutable_cadet_unit() = Unit("Sawston", 3, {"nobody"});
  EXPECT_THAT(create(), HasReason("LEADER_INVALID"));
  *request.mutable_cadet_unit() = Unit("Sawston", 3);
  request.set_validate_only(false);
  request.set_request_id(kRequestId);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::CadetUnit first, create());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::CadetUnit again, create());
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  request.mutable_cadet_unit()->set_capacity(4);
  EXPECT_THAT(create(), HasReason("REQUEST_ID_REUSED"));
}

TEST_F(CadetUnitServiceTest, ViewersReadAndWhatIsNotThereIsTold) {
  ABSL_ASSERT_OK_AND_ASSIGN(v1::CadetUnit unit, CreateUnit("sawston", Unit("Sawston", 3)));
  ABSL_EXPECT_OK(GetUnit("sawston", Viewer("essex")));
  for (const Caller& caller : {Publisher("essex"), Admin("essex")}) {
    ABSL_EXPECT_OK(CreateUnit(caller.subject, Unit(caller.subject, 3), caller));
  }
  EXPECT_THAT(GetUnit("sawston", Viewer("kent")), HasReason("ROLE_MISSING"));
  EXPECT_THAT(CreateUnit("ely", Unit("Ely", 3), Viewer("essex")), HasReason("ROLE_MISSING"));
  EXPECT_THAT(GetUnit("none"), HasReason("CADET_UNIT_UNKNOWN"));
  EXPECT_THAT(UpdateUnit("none", Unit("None", 3), {"title"}), HasReason("CADET_UNIT_UNKNOWN"));
  v1::GetCadetUnitRequest elsewhere;
  elsewhere.set_name("forces/atlantis/cadetUnits/none");
  EXPECT_THAT(Call(*units_, &UnitStub::GetCadetUnit, elsewhere, Viewer("atlantis")),
              HasReason("FORCE_UNKNOWN"));
  ABSL_ASSERT_OK(UpdateUnit("sawston", Unit("Sawston", 4), {"capacity"}));
  unit.set_capacity(5);
  EXPECT_THAT(UpdateUnit("sawston", unit, {"capacity"}), HasReason("ETAG_MISMATCH"));
}

TEST_F(CadetUnitServiceTest, AreListedByPages) {
  for (const char* const id : {"c", "a", "b"}) ABSL_ASSERT_OK(CreateUnit(id, Unit(id, 3)));
  v1::ListCadetUnitsRequest request;
  request.set_parent("forces/essex");
  request.set_page_size(2);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto first,
                            Call(*units_, &UnitStub::ListCadetUnits, request, Viewer("essex")));
  ASSERT_EQ(first.cadet_units_size(), 2);
  EXPECT_EQ(first.cadet_units(1).title(), "b");
  request.set_page_token(first.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(const auto second,
                            Call(*units_, &UnitStub::ListCadetUnits, request, Viewer("essex")));
  ASSERT_EQ(second.cadet_units_size(), 1);
  EXPECT_EQ(second.cadet_units(0).title(), "c");
  EXPECT_EQ(second.next_page_token(), "");
}

}  // namespace
}  // namespace copperplate::volunteers
