#include "services/governance/domain/minutes_draft.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/governance/domain/test_meeting.h"

namespace copperplate::governance {
namespace {

using ::copperplate::testing::Told;
using ::testing::ElementsAre;

std::vector<std::string> Written(const std::vector<MinutesParagraph>& paragraphs) {
  std::vector<std::string> written;
  written.reserve(paragraphs.size());
  for (const MinutesParagraph& one : paragraphs) {
    written.push_back(one.item + " " + one.number + " " + one.text);
  }
  return written;
}

Outcome Recorded(std::string id, std::string item, std::string paragraph, std::string text) {
  Outcome outcome = TestOutcome(std::move(id), std::move(item));
  outcome.paragraph = std::move(paragraph);
  outcome.text = std::move(text);
  return outcome;
}

MeetingContent ClosedMeeting() {
  MeetingContent content = TestContent(MeetingState::kClosed);
  // 4.3 of the minutes of 12 April 2018 tells two outcomes in one paragraph.
  content.outcomes = {Recorded("c", "custody", "", "The Board commended the team."),
                      Recorded("b", "custody", "10.3", "The Board approved the plan."),
                      Recorded("a", "custody", "10.3", "The Board noted the report."),
                      Recorded("d", "custody", "10.1", "The report was presented."),
                      Recorded("e", "traffic", "", "The Board noted the report.")};
  return content;
}

TEST(MinutesDraftTest, WrittenFromOutcomesAsPrinted) {
  EXPECT_THAT(Written(ParagraphsDrafted(ClosedMeeting())),
              ElementsAre("traffic 2.1 The Board noted the report.",
                          "custody 10.1 The report was presented.",
                          "custody 10.2 The Board commended the team.",
                          "custody 10.3 The Board noted the report. The Board approved the plan."));
}

TEST(MinutesDraftTest, WordsOfASentenceDoNotRunIntoOneAnother) {
  MeetingContent content = TestContent(MeetingState::kClosed);
  content.outcomes = {Recorded("a", "custody", "10.3", "noted the contents of the report"),
                      Recorded("b", "custody", "10.3", "approved the recommendation")};
  EXPECT_THAT(
      Written(ParagraphsDrafted(content)),
      ElementsAre("custody 10.3 noted the contents of the report; approved the recommendation"));
}

TEST(MinutesDraftTest, VersionsAreNumberedAndBeginWithTheLast) {
  MeetingContent content = ClosedMeeting();
  auto minutes = NextMinutes(content, kTestMeeting, {});
  ASSERT_TRUE(minutes.ok()) << minutes.status();
  EXPECT_EQ(minutes->id, "version-1");
  EXPECT_EQ(minutes->version, 1);
  EXPECT_EQ(minutes->state, MinutesState::kDraft);
  EXPECT_EQ(minutes->paragraphs.size(), 4U);
  minutes->paragraphs[0].text = "The Board noted the report and thanked its author.";
  content.minutes = {*minutes};
  const auto second = NextMinutes(content, kTestMeeting, {});
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(second->id, "version-2");
  EXPECT_EQ(second->paragraphs[0].text, "The Board noted the report and thanked its author.");
  const auto own = NextMinutes(content, kTestMeeting, {{"traffic", "2.1", "Noted."}});
  ASSERT_TRUE(own.ok()) << own.status();
  EXPECT_THAT(Written(own->paragraphs), ElementsAre("traffic 2.1 Noted."));
  EXPECT_EQ(Told(NextMinutes(content, kTestMeeting, {{"traffic", "3.1", "Noted."}})),
            "PARAGRAPH_NOT_OF_ITEM paragraphs[0].number");
}

TEST(MinutesDraftTest, OfAClosedMeetingUntilTheyAreApproved) {
  EXPECT_EQ(Told(NextMinutes(TestContent(MeetingState::kInSession), kTestMeeting, {})),
            "STATE_NOT_ALLOWED");
  MeetingContent content = ClosedMeeting();
  content.minutes.emplace_back();
  for (const MinutesState state :
       {MinutesState::kApproved, MinutesState::kSigned, MinutesState::kPublished}) {
    content.minutes[0].state = state;
    EXPECT_EQ(Told(NextMinutes(content, kTestMeeting, {})), "MINUTES_APPROVED");
  }
}

}  // namespace
}  // namespace copperplate::governance
