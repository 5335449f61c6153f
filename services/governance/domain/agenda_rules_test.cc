#include "services/governance/domain/agenda_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "libs/testing/told.h"
#include "services/governance/domain/test_meeting.h"

namespace copperplate::governance {
namespace {

using ::copperplate::testing::Told;

std::string ToldOf(const MeetingContent& content, const AgendaItem& item) {
  Faults faults;
  CheckAmong(content, item, faults);
  return Told(faults);
}

std::string ToldOf(const MeetingContent& content, const Paper& paper) {
  Faults faults;
  CheckAmong(content, paper, faults);
  return Told(faults);
}

TEST(AgendaRulesTest, NumbersAreOfOneItemEach) {
  const MeetingContent content = TestContent();
  AgendaItem item = TestItem("fire", "10");
  EXPECT_EQ(ToldOf(content, item), "ITEM_NUMBER_TAKEN number");
  item.number = "11";
  EXPECT_EQ(ToldOf(content, item), "");
  EXPECT_EQ(ToldOf(content, content.items[0]), "");
}

TEST(AgendaRulesTest, WhatChangesAfterPublicationSaysWhyAndIsComplete) {
  for (const MeetingState state : {MeetingState::kAgendaPublished, MeetingState::kInSession}) {
    const MeetingContent content = TestContent(state);
    AgendaItem item = TestItem("fire", "11");
    EXPECT_EQ(ToldOf(content, item), "URGENCY_REASON_REQUIRED urgency_reason");
    item.urgency_reason = "The grant must be accepted by Friday";
    EXPECT_EQ(ToldOf(content, item), "");
    item.report_from = "";
    EXPECT_EQ(ToldOf(content, item), "REPORT_FROM_REQUIRED report_from");
    item.purpose = ItemPurpose::kProcedural;
    EXPECT_EQ(ToldOf(content, item), "");
    MeetingContent later = content;
    later.items.push_back(item);
    EXPECT_EQ(ToldOf(later, item), "URGENCY_REASON_REQUIRED urgency_reason") << "of another change";
    item.urgency_reason = "The grant was withdrawn";
    EXPECT_EQ(ToldOf(later, item), "");
  }
  AgendaItem planned = TestItem("fire", "11");
  planned.report_from = "";
  EXPECT_EQ(ToldOf(TestContent(), planned), "");
}

TEST(AgendaRulesTest, ANumberThatAParagraphBeginsWithStays) {
  MeetingContent content = TestContent(MeetingState::kInSession);
  content.outcomes = {TestOutcome("noted", "traffic")};
  AgendaItem traffic = content.items[1];
  traffic.urgency_reason = "Was misnumbered";
  traffic.number = "3";
  EXPECT_EQ(ToldOf(content, traffic), "");
  content.outcomes[0].paragraph = "2.1";
  EXPECT_EQ(ToldOf(content, traffic), "ITEM_NUMBER_IN_USE number");
  traffic.number = "2";
  EXPECT_EQ(ToldOf(content, traffic), "");
}

TEST(AgendaRulesTest, SoDoesOneThatAParagraphOfAnActionBeginsWith) {
  MeetingContent content = TestContent(MeetingState::kInSession);
  AgendaItem traffic = content.items[1];
  const std::string number = traffic.number;
  traffic.urgency_reason = "Was misnumbered";
  traffic.number = "3";
  content.action_paragraphs = {"99.1"};
  EXPECT_EQ(ToldOf(content, traffic), "");
  content.action_paragraphs = {number + ".3(i)"};
  EXPECT_EQ(ToldOf(content, traffic), "ITEM_NUMBER_IN_USE number");
  traffic.number = number;
  EXPECT_EQ(ToldOf(content, traffic), "");
}

TEST(AgendaRulesTest, APaperIsForItemsOfTheMeeting) {
  MeetingContent content = TestContent();
  Paper paper = TestPaper("traffic", PaperState::kDraft);
  EXPECT_EQ(ToldOf(content, paper), "");
  paper.submissions[0].item = "none";
  EXPECT_EQ(ToldOf(content, paper), "AGENDA_ITEM_UNKNOWN submissions[0].agenda_item");
}

TEST(AgendaRulesTest, AnItemHasOneAuthoritativePaper) {
  MeetingContent content = TestContent();
  content.papers = {TestPaper("traffic")};
  Paper paper = TestPaper("another", PaperState::kDraft);
  EXPECT_EQ(ToldOf(content, paper), "AUTHORITATIVE_PAPER_TAKEN submissions[0].authoritative");
  EXPECT_EQ(ToldOf(content, content.papers[0]), "");
  paper.submissions[0].authoritative = false;
  EXPECT_EQ(ToldOf(content, paper), "");
  paper.submissions[0].authoritative = true;
  content.papers[0].state = PaperState::kWithdrawn;
  EXPECT_EQ(ToldOf(content, paper), "");
}

TEST(AgendaRulesTest, WhatIsReferredToIsNotDeleted) {
  MeetingContent content = TestContent();
  const AgendaItem traffic = content.items[1];
  EXPECT_TRUE(CheckDeletion(content, traffic).empty());
  content.papers = {TestPaper("report")};
  content.attendances[0].left_at_item = "traffic";
  content.attendances[1].arrived_at_item = "traffic";
  content.declarations = {TestInterest("interest", "Ray Bisby", "traffic")};
  content.outcomes = {TestOutcome("noted", "traffic")};
  content.cited_items = {"traffic"};
  EXPECT_EQ(Told(CheckDeletion(content, traffic)),
            "AGENDA_ITEM_IN_USE papers/report, AGENDA_ITEM_IN_USE attendances/ablewhite, "
            "AGENDA_ITEM_IN_USE attendances/baldwin, AGENDA_ITEM_IN_USE declarations/interest, "
            "AGENDA_ITEM_IN_USE outcomes/noted, AGENDA_ITEM_IN_USE agendaItems/traffic");
  EXPECT_TRUE(CheckDeletion(content, content.items[0]).empty());
}

}  // namespace
}  // namespace copperplate::governance
