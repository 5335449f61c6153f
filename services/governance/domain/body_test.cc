#include "services/governance/domain/body.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/testing/told.h"

namespace copperplate::governance {
namespace {

using absl::CivilDay;
using ::copperplate::testing::Told;

Body BodyCalled(const std::string& code, const std::string& name) {
  Body body;
  body.id = BodyId(code);
  body.code = code;
  body.name = name;
  return body;
}

TEST(BodyTest, TheIdIsTheCodeInLowerCase) {
  EXPECT_EQ(BodyId("BCB"), "bcb");
  EXPECT_EQ(BodyId("A1"), "a1");
  for (const char* const code : {"", "B", "bcb", "1CB", "B-B", "ABCDEFGHIJKLM"}) {
    EXPECT_EQ(BodyId(code), "") << code;
  }
}

TEST(BodyTest, CodeNameQuorumAndAliasesAreLookedAt) {
  Body body = BodyCalled("BCB", "Business Coordination Board");
  body.quorum = 1;
  body.aliases = {{"Business Co-ordination Board", CivilDay(2016, 11, 1), CivilDay(2016, 11, 1)}};
  EXPECT_EQ(Told(Validate(body)), "");
  body.code = "";
  EXPECT_EQ(Told(Validate(body)), "FIELD_REQUIRED code");
  body.code = "bcb";
  EXPECT_EQ(Told(Validate(body)), "BODY_CODE_MALFORMED code");
  body.code = "BCB";
  body.name = "";
  EXPECT_EQ(Told(Validate(body)), "FIELD_REQUIRED title");
  body.name = "Board";
  for (const int quorum : {0, 101}) {
    body.quorum = quorum;
    EXPECT_EQ(Told(Validate(body)), "NUMBER_OUT_OF_RANGE quorum") << quorum;
  }
  body.quorum.reset();
  body.parent = "bcb";
  EXPECT_EQ(Told(Validate(body)), "BODY_PARENT_INVALID parent_body");
  body.parent.reset();
  body.aliases[0].to = CivilDay(2016, 10, 31);
  EXPECT_EQ(Told(Validate(body)), "DATES_REVERSED aliases[0].to_date");
  body.aliases = {{"The Board", {}, {}}, {"The Board", {}, {}}};
  EXPECT_EQ(Told(Validate(body)), "DUPLICATE aliases[1].name");
  body.aliases.assign(101, {"The Board", {}, {}});
  EXPECT_EQ(Told(Validate(body)), "TOO_MANY aliases");
}

TEST(BodyTest, TheParentIsAnotherBodyAboveIt) {
  Body board = BodyCalled("BCB", "Board");
  Body group = BodyCalled("SUB", "Group");
  Body part = BodyCalled("PART", "Part of the group");
  group.parent = "bcb";
  part.parent = "sub";
  const std::vector<Body> held = {board, group, part};
  Faults faults;
  CheckBodyAmong(held, part, faults);
  EXPECT_EQ(Told(faults), "");
  board.parent = "part";
  CheckBodyAmong(held, board, faults);
  EXPECT_EQ(Told(faults), "BODY_PARENT_INVALID parent_body");
  Faults unknown;
  board.parent = "other";
  CheckBodyAmong(held, board, unknown);
  EXPECT_EQ(Told(unknown), "BODY_PARENT_UNKNOWN parent_body");
}

TEST(BodyTest, NoTwoAreCalledTheSameOnADay) {
  Body board = BodyCalled("BCB", "Business Coordination Board");
  board.aliases = {{"Strategic Board", {}, CivilDay(2016, 5, 11)}};
  Body other = BodyCalled("SB", "Strategic board");
  Faults taken;
  CheckBodyAmong({board}, other, taken);
  EXPECT_EQ(Told(taken), "BODY_NAME_TAKEN title");
  other.name = "Another";
  other.aliases = {{"STRATEGIC  BOARD", CivilDay(2016, 5, 12), {}}};
  Faults free;
  CheckBodyAmong({board}, other, free);
  EXPECT_EQ(Told(free), "");
}

TEST(BodyTest, IsFoundByWhatThePapersOfADayCallIt) {
  Body board = BodyCalled("BCB", "Business Coordination Board");
  board.aliases = {{"Business Co-ordination Board", {}, CivilDay(2018, 12, 31)}};
  const std::vector<Body> bodies = {board};
  const CivilDay day(2018, 5, 10);
  for (const char* const text :
       {"bcb", "business coordination board", "Business Co-ordination Board"}) {
    EXPECT_EQ(FindBodyCalled(bodies, text, day), &bodies[0]) << text;
  }
  EXPECT_EQ(FindBodyCalled(bodies, "Business Co-ordination Board", CivilDay(2019, 1, 1)), nullptr);
  EXPECT_EQ(FindBodyCalled(bodies, "Panel", day), nullptr);
}

TEST(BodyTest, TheChairIsAnOfficeOfTheForce) {
  Body board = BodyCalled("BCB", "Board");
  Faults none;
  CheckChair({}, board, none);
  board.chair = "commissioner";
  CheckChair({"chief-executive", "commissioner"}, board, none);
  EXPECT_EQ(Told(none), "");
  Faults faults;
  CheckChair({"chief-executive"}, board, faults);
  EXPECT_EQ(Told(faults), "OFFICE_UNKNOWN chair");
}

TEST(BodyTest, WhatIsReferredToIsNotDeleted) {
  EXPECT_TRUE(CheckBodyDeletion({}).empty());
  EXPECT_EQ(Told(CheckBodyDeletion({"forces/a/bodies/sub", "forces/a/bodies/bcb/meetings/m"})),
            "BODY_IN_USE forces/a/bodies/sub, BODY_IN_USE forces/a/bodies/bcb/meetings/m");
}

TEST(BodyTest, TheCodeStays) {
  const Body board = BodyCalled("BCB", "Board");
  Body next = board;
  next.name = "Another name";
  Faults faults;
  CheckBodyUpdate(board, next, faults);
  EXPECT_EQ(Told(faults), "");
  next.code = "BB";
  CheckBodyUpdate(board, next, faults);
  EXPECT_EQ(Told(faults), "FIELD_IMMUTABLE code");
}

TEST(BodyTest, KindsAreCalledAsTheApiDoes) {
  EXPECT_EQ(Name(BodyKind::kBoard), "BOARD");
  EXPECT_EQ(Name(BodyKind::kManagementMeeting), "MANAGEMENT_MEETING");
  EXPECT_EQ(Name(BodyKind::kPartnership), "PARTNERSHIP");
}

}  // namespace
}  // namespace copperplate::governance
