// Which unit a cadet is in, and that it has a place for each.
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

// `sawston` has one place, `ely` three, `shut` is closed.
class CadetMembersTest : public CadetTest {
 protected:
  void SetUp() override {
    CadetTest::SetUp();
    ABSL_ASSERT_OK(CreateUnit("sawston", Unit("Sawston", 1)));
    ABSL_ASSERT_OK(CreateUnit("ely", Unit("Ely", 3)));
    v1::CadetUnit shut = Unit("Shut", 3);
    shut.set_closed(true);
    ABSL_ASSERT_OK(CreateUnit("shut", shut));
  }
  absl::StatusOr<v1::Engagement> Apply(const std::string& unit) {
    v1::CreateVolunteerRequest person;
    person.set_parent("forces/essex");
    person.set_volunteer_id("z");
    person.mutable_volunteer()->set_full_name("Zed Okafor");
    person.mutable_volunteer()->set_date_of_birth("2011-01-17");
    (void)Call(*volunteers_, &v1::VolunteerService::Stub::CreateVolunteer, person,
               Analyst("essex"));
    v1::CreateEngagementRequest request;
    request.set_parent(VolunteerName("z"));
    request.set_engagement_id("e1");
    request.mutable_engagement()->set_role("forces/essex/roles/cadet");
    request.mutable_engagement()->set_applied_on("2026-01-01");
    request.mutable_engagement()->set_unit_or_group(unit);
    return Call(*engagements_, &v1::EngagementService::Stub::CreateEngagement, request,
                Analyst("essex"));
  }
  absl::StatusOr<v1::Engagement> Transfer(const std::string& engagement, const std::string& unit) {
    v1::TransferEngagementRequest transfer;
    transfer.set_name(engagement);
    transfer.set_engagement_id("e2");
    transfer.set_role("forces/essex/roles/cadet");
    transfer.set_unit_or_group(unit);
    transfer.set_effective_on("2026-06-01");
    transfer.set_exit_interview_offered_on("2026-05-20");
    transfer.set_kit_returned(false);
    return Call(*engagements_, &v1::EngagementService::Stub::TransferEngagement, transfer,
                Analyst("essex"));
  }
};

TEST_F(CadetMembersTest, AnApplicationNamesAUnitThatIsOpen) {
  EXPECT_THAT(Apply("Sawston"), HasReason("CADET_UNIT_UNKNOWN"));
  EXPECT_THAT(FieldsTold(Apply(UnitName("none"))),
              ElementsAre("engagement.unit_or_group: is none of the force's units of cadets"));
  EXPECT_THAT(Apply(UnitName("shut")), HasReason("CADET_UNIT_CLOSED"));
  EXPECT_THAT(Apply("forces/kent/cadetUnits/ely"), HasReason("CADET_UNIT_NOT_OF_FORCE"));
  EXPECT_THAT(Apply("forces/essex/roles/cadet"), HasReason("RESOURCE_NAME_INVALID"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement applied, Apply("ely"));
  EXPECT_EQ(applied.unit_or_group(), UnitName("ely"));
  EXPECT_EQ(Value("SELECT unit_or_group FROM volunteers.engagement"), "ely");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement none, SetUnit(applied.name(), ""));
  EXPECT_EQ(none.unit_or_group(), "");
  ABSL_EXPECT_OK(SetUnit(applied.name(), UnitName("ely")));
}

TEST_F(CadetMembersTest, WhoComesIntoForceNeedsAPlace) {
  ABSL_ASSERT_OK(AddCadet("a", "sawston", v1::Engagement::INDUCTION));
  ABSL_ASSERT_OK(AddCadet("b", "sawston", v1::Engagement::INDUCTION));
  ABSL_ASSERT_OK(Activate(EngagementOf("a"), "2026-03-01"));
  EXPECT_THAT(NeedsTold(Activate(EngagementOf("b"), "2026-02-25")),
              ElementsAre(StartsWith("UNIT_FULL forces/essex/volunteers/b/engagements/e1")));
  // On leave and suspended it is kept.
  v1::MoveEngagementRequest leave;
  leave.set_name(EngagementOf("a"));
  leave.set_to(v1::Engagement::ON_LEAVE);
  leave.set_effective_on("2026-04-01");
  leave.set_expected_return("2026-05-01");
  ABSL_ASSERT_OK(MoveEngagement(leave));
  EXPECT_THAT(Activate(EngagementOf("b"), "2026-04-02"), HasReason("UNIT_FULL"));
  ABSL_ASSERT_OK(Activate(EngagementOf("a"), "2026-05-01"));
  ABSL_ASSERT_OK(MoveEngagement(Leaving(EngagementOf("a"), v1::Engagement::MOVED, "2026-06-01")));
  ABSL_EXPECT_OK(Activate(EngagementOf("b"), "2026-06-01"));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.engagement WHERE unit_or_group = 'sawston'"),
            "2");
}

TEST_F(CadetMembersTest, WhoIsInForceIsGivenAnotherUnitThatHasAPlace) {
  ABSL_ASSERT_OK(AddCadet("a", "sawston"));
  ABSL_ASSERT_OK(AddCadet("b", "ely"));
  ABSL_ASSERT_OK(AddCadet("c", "ely", v1::Engagement::INDUCTION));
  const auto refused = SetUnit(EngagementOf("b"), UnitName("sawston"));
  EXPECT_THAT(refused, HasReason("UNIT_FULL"));
  EXPECT_THAT(FieldsTold(refused), ElementsAre("engagement.unit_or_group: has no place left"));
  EXPECT_THAT(SetUnit(EngagementOf("b"), "none"), HasReason("CADET_UNIT_UNKNOWN"));
  EXPECT_THAT(SetUnit(EngagementOf("b"), "shut"), HasReason("CADET_UNIT_CLOSED"));
  EXPECT_THAT(SetUnit(EngagementOf("b"), ""), HasReason("UNIT_REQUIRED"));
  ABSL_EXPECT_OK(SetUnit(EngagementOf("c"), "sawston")) << "who is not in force takes none";
  ABSL_ASSERT_OK(SetUnit(EngagementOf("a"), "ely"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement moved, SetUnit(EngagementOf("b"), "sawston"));
  EXPECT_EQ(moved.unit_or_group(), UnitName("sawston"));
}

TEST_F(CadetMembersTest, ATransferBetweenUnitsNeedsAPlaceWhereItGoes) {
  ABSL_ASSERT_OK(AddCadet("a", "sawston"));
  ABSL_ASSERT_OK(AddCadet("b", "ely"));
  EXPECT_THAT(NeedsTold(Transfer(EngagementOf("b"), "sawston")),
              ElementsAre(StartsWith("UNIT_FULL forces/essex/volunteers/b/engagements/e2")));
  EXPECT_THAT(Transfer(EngagementOf("b"), "none"), HasReason("CADET_UNIT_UNKNOWN"));
  EXPECT_THAT(Transfer(EngagementOf("b"), "shut"), HasReason("CADET_UNIT_CLOSED"));
  EXPECT_THAT(Transfer(EngagementOf("b"), ""), HasReason("UNIT_REQUIRED"));
  // The place that is given up is there for who gives it up.
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement same, Transfer(EngagementOf("a"), "sawston"));
  EXPECT_EQ(same.state(), v1::Engagement::ACTIVE);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Engagement moved,
      MoveEngagement(Leaving(same.name(), v1::Engagement::MOVED, "2026-06-02")));
  EXPECT_EQ(moved.state(), v1::Engagement::LEFT);
  ABSL_EXPECT_OK(Transfer(EngagementOf("b"), UnitName("sawston")));
}

TEST_F(CadetMembersTest, WhoDidNotLeaveNeedsThePlaceAgain) {
  ABSL_ASSERT_OK(AddCadet("a", "sawston"));
  ABSL_ASSERT_OK(AddCadet("b", "ely"));
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Engagement left,
      MoveEngagement(Leaving(EngagementOf("a"), v1::Engagement::MOVED, "2026-06-01")));
  ABSL_ASSERT_OK(SetUnit(EngagementOf("b"), "sawston"));
  v1::CorrectEngagementRequest request;
  request.set_name(EngagementOf("a"));
  request.set_corrects_seq(left.events_size());
  request.set_to(v1::Engagement::ACTIVE);
  request.set_effective_on("2026-06-01");
  request.set_reason("Somebody else's letter");
  const auto correct = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement, request,
                Analyst("essex"));
  };
  EXPECT_THAT(NeedsTold(correct()), ElementsAre(StartsWith("UNIT_FULL ")));
  ABSL_ASSERT_OK(SetUnit(EngagementOf("b"), "ely"));
  ABSL_EXPECT_OK(correct());
  // What is in the past of a unit that has changed since is corrected all the same.
  request.set_corrects_seq(4);
  request.set_effective_on("2026-03-02");
  request.set_reason("The form was of the day after");
  ABSL_EXPECT_OK(correct());
}

TEST_F(CadetMembersTest, AnImportObeysTheSame) {
  ABSL_ASSERT_OK(AddCadet("a", "ely"));
  const auto row = [](const std::string& id, const std::string& unit, const std::string& state,
                      const std::string& on, const std::string& engagement = "e1") {
    return absl::StrCat(id, ",Cy Okafor,2011-01-17,cadet,", engagement, ",", unit, ",", state, ",",
                        on, ",,,,,,,Chidi Okafor,2026-01-01\n");
  };
  const auto active = [&](const std::string& id, const std::string& unit) {
    return absl::StrCat(
        row(id, unit, "APPLIED", "2026-01-01"), row(id, "", "VETTING", "2026-01-02"),
        row(id, "", "INDUCTION", "2026-02-01"), row(id, "", "ACTIVE", "2026-03-01"));
  };
  const auto refused = Import(absl::StrCat(
      active("b", "ely"), active("c", "ely"), active("d", "ely"), active("e", "shut"),
      row("f", "Ely", "APPLIED", "2026-01-01"), row("g", "shut", "APPLIED", "2026-01-01"),
      row("g", "", "WITHDRAWN", "2026-02-01"), row("h", "ely", "APPLIED", "2026-01-01")));
  EXPECT_THAT(refused, HasReason("IMPORT_REFUSED"));
  EXPECT_THAT(FieldsTold(refused),
              ElementsAre("rows[10].unit_or_group: has no place left (UNIT_FULL)",
                          "rows[14].unit_or_group: nobody new joins it (CADET_UNIT_CLOSED)",
                          "rows[18].unit_or_group: is none of the force's units of cadets "
                          "(CADET_UNIT_UNKNOWN)"));
  ABSL_ASSERT_OK(Import(absl::StrCat(active("b", "ely"), active("c", "ely"))));
  EXPECT_THAT(AddCadet("d", "ely"), HasReason("IMPORT_REFUSED"));
}

}  // namespace
}  // namespace copperplate::volunteers
