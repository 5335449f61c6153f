#include "services/delivery/domain/names.h"

#include <optional>

#include "gtest/gtest.h"

namespace copperplate::delivery {
namespace {

TEST(NamesTest, EachListIsInTheOrderOfItsEnumeration) {
  EXPECT_EQ(Name(PlanKind::kPoliceAndCrime), "POLICE_AND_CRIME");
  EXPECT_EQ(Name(PlanKind::kActionPlan), "ACTION_PLAN");
  EXPECT_EQ(Name(PlanState::kDraft), "DRAFT");
  EXPECT_EQ(Name(PlanState::kSuperseded), "SUPERSEDED");
  EXPECT_EQ(Name(LeadRole::kOpcc), "OPCC");
  EXPECT_EQ(Name(LeadRole::kDelivery), "DELIVERY");
  EXPECT_EQ(Name(LinkKind::kSeeAlso), "SEE_ALSO");
  EXPECT_EQ(Name(LinkKind::kDepends), "DEPENDS");
  EXPECT_EQ(Name(DirectionOfTravel::kNone), "NONE");
  EXPECT_EQ(Name(DirectionOfTravel::kImproved), "IMPROVED");
  EXPECT_EQ(Name(DirectionOfTravel::kNoChange), "NO_CHANGE");
  EXPECT_EQ(Name(DirectionOfTravel::kDeteriorated), "DETERIORATED");
  EXPECT_EQ(Name(IterationState::kDraft), "DRAFT");
  EXPECT_EQ(Name(IterationState::kWithdrawn), "WITHDRAWN");
  EXPECT_EQ(Name(PublicationBody::kBoard), "BOARD");
  EXPECT_EQ(Name(PublicationBody::kWeb), "WEB");
}

TEST(NamesTest, AColourIsReadAsItIsWritten) {
  for (const Rag rag : {Rag::kRed, Rag::kYellow, Rag::kWhite, Rag::kGreen}) {
    EXPECT_EQ(ParseRag(Name(rag)), rag);
  }
  EXPECT_EQ(Name(Rag::kYellow), "YELLOW");
  EXPECT_EQ(ParseRag("AMBER"), std::nullopt);  // only an import says that
  EXPECT_EQ(ParseRag("green"), std::nullopt);
  EXPECT_EQ(ParseRag(""), std::nullopt);
}

}  // namespace
}  // namespace copperplate::delivery
