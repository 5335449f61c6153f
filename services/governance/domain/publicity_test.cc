#include "services/governance/domain/publicity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/testing/told.h"
#include "services/governance/domain/test_meeting.h"

namespace copperplate::governance {
namespace {

using ::copperplate::testing::Told;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

MeetingContent PublishedMeeting() {
  MeetingContent content = TestContent(MeetingState::kAgendaPublished);
  content.meeting.agenda_published_at = TestInstant(2018, 5, 3, 12);
  content.papers = {TestPaper("traffic")};
  return content;
}

void RestrictTraffic(MeetingContent& content) {
  content.items[1].restricted = true;
  content.items[1].restriction_reason = "Commercially confidential";
}

TEST(PublicityTest, AnIssuedOfficialPaperOfAPublicMeetingIsPublishable) {
  MeetingContent content = PublishedMeeting();
  EXPECT_TRUE(IsPublishable(content, content.papers[0]));
  content.papers[0].state = PaperState::kReplaced;
  EXPECT_TRUE(IsPublishable(content, content.papers[0]));
  for (const PaperState state :
       {PaperState::kDraft, PaperState::kSubmitted, PaperState::kCleared, PaperState::kWithdrawn}) {
    content.papers[0].state = state;
    EXPECT_FALSE(IsPublishable(content, content.papers[0]));
  }
}

TEST(PublicityTest, NothingSensitiveIsPublic) {
  MeetingContent content = PublishedMeeting();
  EXPECT_FALSE(IsSensitive(content, content.papers[0]));
  content.papers[0].marking.reset();
  EXPECT_TRUE(IsSensitive(content, content.papers[0])) << "nobody has cleared it";
  content.papers[0].marking = Marking::kOfficialSensitive;
  EXPECT_FALSE(IsPublishable(content, content.papers[0]));
  EXPECT_TRUE(IsSensitive(content, content.papers[0]));
  EXPECT_THAT(PublicRecordOf(content).papers, IsEmpty());
  content.papers[0].marking = Marking::kOfficial;
  content.papers[0].attachments = {{"a", "A", {TestVersion()}}};
  content.papers[0].attachments[0].versions[0].printed_marking = Marking::kOfficialSensitive;
  EXPECT_FALSE(IsPublishable(content, content.papers[0]));
  content.papers[0].attachments.clear();
  content.papers[0].versions[0].printed_marking = Marking::kOfficialSensitive;
  EXPECT_TRUE(IsSensitive(content, content.papers[0]));
}

TEST(PublicityTest, NothingOfARestrictedItemIsPublic) {
  MeetingContent content = PublishedMeeting();
  RestrictTraffic(content);
  EXPECT_FALSE(IsPublishable(content, content.papers[0]));
  EXPECT_TRUE(IsSensitive(content, content.papers[0]));
  const PublicRecord record = PublicRecordOf(content);
  EXPECT_THAT(record.papers, IsEmpty());
  ASSERT_EQ(record.items.size(), 3U);
  const AgendaItem& shown = record.items[1];
  EXPECT_EQ(shown.id, "traffic");
  EXPECT_EQ(shown.number, "2");
  EXPECT_TRUE(shown.restricted);
  EXPECT_EQ(shown.restriction_reason, "Commercially confidential");
  EXPECT_EQ(shown.title, "");
  EXPECT_EQ(shown.report_from, "");
  EXPECT_EQ(record.items[2].title, "Road Safety Partnership");
}

TEST(PublicityTest, APaperForOneRestrictedItemAmongOthersIsNotPublic) {
  MeetingContent content = PublishedMeeting();
  RestrictTraffic(content);
  content.papers[0].submissions = {{"custody", true}, {"traffic", false}};
  EXPECT_FALSE(IsPublishable(content, content.papers[0]));
  content.papers[0].submissions = {{"gone", true}};
  EXPECT_FALSE(IsPublishable(content, content.papers[0]));
}

TEST(PublicityTest, AnAgendaIsPublicOnceItIsPublished) {
  MeetingContent content = PublishedMeeting();
  content.meeting.state = MeetingState::kCancelled;
  EXPECT_TRUE(IsAgendaPublic(content.meeting));
  content.meeting.agenda_published_at.reset();
  EXPECT_FALSE(IsAgendaPublic(content.meeting));
  for (const MeetingState state : {MeetingState::kAgendaPublished, MeetingState::kInSession,
                                   MeetingState::kClosed, MeetingState::kMinuted}) {
    content.meeting.state = state;
    EXPECT_TRUE(IsAgendaPublic(content.meeting)) << Name(state);
  }
  content.meeting.state = MeetingState::kPlanned;
  EXPECT_FALSE(IsPublishable(content, content.papers[0]));
  EXPECT_THAT(PublicRecordOf(content).items, IsEmpty());
  content.meeting.state = MeetingState::kClosed;
  content.meeting.is_public = false;
  EXPECT_FALSE(IsPublishable(content, content.papers[0]));
}

TEST(PublicityTest, PapersAreShownInTheVersionThatHolds) {
  MeetingContent content = PublishedMeeting();
  content.papers[0].versions.push_back(TestVersion('b'));
  content.papers.push_back(TestPaper("appendix"));
  const PublicRecord record = PublicRecordOf(content);
  ASSERT_EQ(record.papers.size(), 2U);
  EXPECT_EQ(record.papers[0].id, "appendix");
  ASSERT_EQ(record.papers[1].versions.size(), 1U);
  EXPECT_EQ(record.papers[1].versions[0].sha256, std::string(64, 'b'));
}

MeetingContent MeetingWithMinutes() {
  MeetingContent content = PublishedMeeting();
  content.meeting.state = MeetingState::kMinuted;
  Minutes minutes;
  minutes.id = "version-1";
  minutes.state = MinutesState::kPublished;
  minutes.paragraphs = {{"traffic", "2.1", "Restricted."}, {"custody", "10.1", "Noted."}};
  minutes.amendments = {{"2.1", "Was", "Restricted."}, {"10.1", "Was", "Noted."}};
  minutes.corrections = {{"2.1", "Restricted too.", "clerk", {}}, {"10.1", "Also.", "clerk", {}}};
  content.minutes = {minutes};
  return content;
}

std::vector<std::string> NumbersOf(const Minutes& minutes) {
  std::vector<std::string> numbers;
  for (const MinutesParagraph& one : minutes.paragraphs) numbers.push_back(one.number);
  for (const MinutesAmendment& one : minutes.amendments) numbers.push_back(one.number);
  for (const MinutesCorrection& one : minutes.corrections) numbers.push_back(one.number);
  return numbers;
}

TEST(PublicityTest, PublishedMinutesAreShownWithoutRestrictedItems) {
  MeetingContent content = MeetingWithMinutes();
  PublicRecord record = PublicRecordOf(content);
  ASSERT_TRUE(record.minutes.has_value());
  EXPECT_THAT(NumbersOf(*record.minutes), ElementsAre("2.1", "10.1", "2.1", "10.1", "2.1", "10.1"));
  RestrictTraffic(content);
  record = PublicRecordOf(content);
  ASSERT_TRUE(record.minutes.has_value());
  EXPECT_THAT(NumbersOf(*record.minutes), ElementsAre("10.1", "10.1", "10.1"));
  content.minutes[0].state = MinutesState::kSigned;
  EXPECT_FALSE(PublicRecordOf(content).minutes.has_value());
  EXPECT_FALSE(IsPublishable(content, content.minutes[0]));
}

TEST(PublicityTest, OfWhatIsOfARestrictedItemNoWordsAreShown) {
  MeetingContent content = PublishedMeeting();
  Outcome outcome = TestOutcome("agreed", "traffic", OutcomeKind::kAgreed);
  outcome.paragraph = "2.1";
  outcome.moved_by = "Ray Bisby";
  outcome.decided_by = "Jason Ablewhite";
  Declaration declaration = TestInterest("interest", "Ray Bisby", "traffic");
  declaration.action = DeclarationAction::kStayed;
  EXPECT_EQ(WithoutRestricted(content, outcome).text, outcome.text);
  EXPECT_EQ(WithoutRestricted(content, declaration).nature, declaration.nature);
  RestrictTraffic(content);
  const Outcome shown = WithoutRestricted(content, outcome);
  EXPECT_EQ(shown.id, "agreed");
  EXPECT_EQ(shown.item, "traffic");
  EXPECT_EQ(shown.kind, OutcomeKind::kAgreed);
  EXPECT_EQ(shown.paragraph, "2.1");
  EXPECT_EQ(shown.text + shown.moved_by + shown.decided_by, "");
  const Declaration declared = WithoutRestricted(content, declaration);
  EXPECT_EQ(declared.id, "interest");
  EXPECT_EQ(declared.item, "traffic");
  EXPECT_EQ(declared.kind, DeclarationKind::kPecuniary);
  EXPECT_EQ(declared.action, DeclarationAction::kStayed);
  EXPECT_EQ(declared.person + declared.nature, "");
  declaration.item = "";
  EXPECT_EQ(WithoutRestricted(content, declaration).person, "Ray Bisby");
}

TEST(PublicityTest, APrivateMeetingOwesMinutesOfWhatIsOfPublicInterest) {
  MeetingContent content = MeetingWithMinutes();
  content.meeting.is_public = false;
  EXPECT_FALSE(OwesPublicMinutes(content));
  EXPECT_FALSE(IsPublishable(content, content.minutes[0]));
  content.items[0].significant_public_interest = true;
  EXPECT_TRUE(OwesPublicMinutes(content));
  const PublicRecord record = PublicRecordOf(content);
  EXPECT_THAT(record.items, IsEmpty());
  EXPECT_THAT(record.papers, IsEmpty());
  EXPECT_TRUE(record.minutes.has_value());
  content.items[0].significant_public_interest = false;
  content.decisions.push_back({"cpcc-2018-012", content.items[0].id, "Jason Ablewhite", false});
  EXPECT_FALSE(OwesPublicMinutes(content));
  content.decisions[0].significant_public_interest = true;
  EXPECT_TRUE(OwesPublicMinutes(content)) << "of what was decided, whatever the agenda said";
}

}  // namespace
}  // namespace copperplate::governance
