#include "services/governance/domain/paper_moves.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/governance/domain/test_meeting.h"

namespace copperplate::governance {
namespace {

const absl::Time kIssuedAt = absl::FromUnixSeconds(1'525'255'200);

using ::copperplate::testing::Told;

constexpr absl::string_view kTestPaper =
    "forces/cambridgeshire/bodies/bcb/meetings/m-2018-05-10/papers/traffic";

constexpr PaperState kEveryPaperState[] = {PaperState::kDraft,    PaperState::kSubmitted,
                                           PaperState::kCleared,  PaperState::kIssued,
                                           PaperState::kReplaced, PaperState::kWithdrawn};

TEST(PaperMovesTest, NineArrowsAndEveryOtherPairIsRefused) {
  int allowed = 0;
  for (const PaperState state : kEveryPaperState) {
    for (const absl::string_view verb : {"submit", "clear", "issue", "replace", "withdraw"}) {
      const auto next = StateAfter(kTestPaper, state, verb);
      if (next.ok()) {
        ++allowed;
      } else {
        EXPECT_EQ(Told(next), "STATE_NOT_ALLOWED");
      }
    }
  }
  EXPECT_EQ(allowed, 9);
  EXPECT_EQ(StateAfter(kTestPaper, PaperState::kDraft, "issue").status().message(),
            "the paper is DRAFT: it may become SUBMITTED (by :submit)");
}

TEST(PaperMovesTest, AFurtherVersionHasTheNextNumber) {
  Paper paper = TestPaper("traffic", PaperState::kDraft);
  paper.versions.clear();
  auto next = ContentAdded(paper, kTestPaper, {}, TestVersion('a'));
  ASSERT_TRUE(next.ok()) << next.status();
  next = ContentAdded(*next, kTestPaper, {}, TestVersion('b'));
  ASSERT_TRUE(next.ok()) << next.status();
  ASSERT_EQ(next->versions.size(), 2U);
  EXPECT_EQ(next->versions[0].number, 1);
  EXPECT_EQ(next->versions[1].number, 2);
  EXPECT_EQ(next->state, PaperState::kDraft);
  EXPECT_EQ(Told(ContentAdded(*next, kTestPaper, {}, TestVersion('b'))),
            "VERSION_UNCHANGED content");
  EXPECT_TRUE(ContentAdded(*next, kTestPaper, {}, TestVersion('a')).ok());
  next->versions.assign(100, TestVersion('a'));
  EXPECT_EQ(Told(ContentAdded(*next, kTestPaper, {}, TestVersion('b'))), "TOO_MANY content");
}

TEST(PaperMovesTest, AttachmentsHaveVersionsOfTheirOwn) {
  const Paper paper = TestPaper("traffic", PaperState::kSubmitted);
  EXPECT_EQ(Told(ContentAdded(paper, kTestPaper, {"appendix-a", ""}, TestVersion())),
            "FIELD_REQUIRED label");
  EXPECT_EQ(Told(ContentAdded(paper, kTestPaper, {"Appendix", "Appendix A"}, TestVersion())),
            "ID_INVALID attachment");
  EXPECT_EQ(Told(ContentAdded(paper, kTestPaper, {"", "Appendix A"}, TestVersion())),
            "FIELD_REQUIRED attachment");
  auto next = ContentAdded(paper, kTestPaper, {"appendix-a", "Appendix A"}, TestVersion('a'));
  ASSERT_TRUE(next.ok()) << next.status();
  next = ContentAdded(*next, kTestPaper, {"appendix-a", ""}, TestVersion('b'));
  ASSERT_TRUE(next.ok()) << next.status();
  ASSERT_EQ(next->attachments.size(), 1U);
  EXPECT_EQ(next->attachments[0].label, "Appendix A");
  EXPECT_EQ(next->attachments[0].versions.size(), 2U);
  EXPECT_EQ(next->versions.size(), 1U);
  Paper full = paper;
  full.attachments.assign(100, {"a", "A", {}});
  EXPECT_EQ(Told(ContentAdded(full, kTestPaper, {"b", "B"}, TestVersion())), "TOO_MANY attachment");
}

TEST(PaperMovesTest, ContentStaysFromItsClearing) {
  for (const PaperState state : kEveryPaperState) {
    const bool open = state == PaperState::kDraft || state == PaperState::kSubmitted;
    EXPECT_EQ(Told(ContentAdded(TestPaper("traffic", state), kTestPaper, {}, TestVersion('b'))),
              open ? "" : "STATE_NOT_ALLOWED");
  }
}

TEST(PaperMovesTest, WhatIsSubmittedIsThereAndForAnItem) {
  Paper paper = TestPaper("traffic", PaperState::kDraft);
  const auto submitted = Submitted(paper, kTestPaper);
  ASSERT_TRUE(submitted.ok()) << submitted.status();
  EXPECT_EQ(submitted->state, PaperState::kSubmitted);
  paper.submissions.clear();
  EXPECT_EQ(Told(Submitted(paper, kTestPaper)), "SUBMISSION_REQUIRED");
  paper.versions.clear();
  EXPECT_EQ(Told(Submitted(paper, kTestPaper)), "PAPER_WITHOUT_CONTENT");
  EXPECT_EQ(Told(Submitted(TestPaper("traffic"), kTestPaper)), "STATE_NOT_ALLOWED");
}

TEST(PaperMovesTest, ClearingSetsAMarkingNotBelowWhatIsPrinted) {
  Paper paper = TestPaper("traffic", PaperState::kSubmitted);
  const auto cleared = Cleared(paper, kTestPaper, Marking::kOfficial);
  ASSERT_TRUE(cleared.ok()) << cleared.status();
  EXPECT_EQ(cleared->state, PaperState::kCleared);
  EXPECT_EQ(cleared->marking, Marking::kOfficial);
  paper.versions[0].printed_marking = Marking::kOfficialSensitive;
  EXPECT_EQ(Told(Cleared(paper, kTestPaper, Marking::kOfficial)), "MARKING_BELOW_PRINTED marking");
  EXPECT_TRUE(Cleared(paper, kTestPaper, Marking::kOfficialSensitive).ok());
  paper.versions.push_back(TestVersion('b'));
  EXPECT_TRUE(Cleared(paper, kTestPaper, Marking::kOfficial).ok());
  paper.attachments = {{"a", "A", {TestVersion()}}};
  paper.attachments[0].versions[0].printed_marking = Marking::kOfficialSensitive;
  EXPECT_EQ(Told(Cleared(paper, kTestPaper, Marking::kOfficial)), "MARKING_BELOW_PRINTED marking");
}

TEST(PaperMovesTest, IssuedLateForAReason) {
  const Paper paper = TestPaper("traffic", PaperState::kCleared);
  const auto issued = Issued(TestContent(), paper, kTestPaper, kTestMeeting, "", kIssuedAt);
  ASSERT_TRUE(issued.ok()) << issued.status();
  EXPECT_EQ(issued->state, PaperState::kIssued);
  EXPECT_EQ(issued->issued_at, kIssuedAt);
  const MeetingContent published = TestContent(MeetingState::kAgendaPublished);
  EXPECT_EQ(Told(Issued(published, paper, kTestPaper, kTestMeeting, "", kIssuedAt)),
            "URGENCY_REASON_REQUIRED urgency_reason");
  const auto late =
      Issued(published, paper, kTestPaper, kTestMeeting, "Figures came on Monday", kIssuedAt);
  ASSERT_TRUE(late.ok()) << late.status();
  EXPECT_EQ(late->urgency_reason, "Figures came on Monday");
  const auto over =
      Issued(TestContent(MeetingState::kClosed), paper, kTestPaper, kTestMeeting, "", kIssuedAt);
  EXPECT_EQ(Told(over), "STATE_NOT_ALLOWED");
  EXPECT_EQ(over.status().message(), "the meeting is CLOSED: it may become MINUTED (by :minute)");
  EXPECT_EQ(Told(Issued(published, TestPaper("traffic", PaperState::kDraft), kTestPaper,
                        kTestMeeting, "", kIssuedAt)),
            "STATE_NOT_ALLOWED");
}

TEST(PaperMovesTest, AReplacementKeepsWhatWasIssued) {
  const Paper paper = TestPaper("traffic");
  auto replaced = Replaced(paper, kTestPaper, "", TestVersion('b'), "Table 2 was wrong");
  ASSERT_TRUE(replaced.ok()) << replaced.status();
  EXPECT_EQ(replaced->state, PaperState::kReplaced);
  EXPECT_EQ(replaced->replacement_reason, "Table 2 was wrong");
  ASSERT_EQ(replaced->versions.size(), 2U);
  EXPECT_EQ(replaced->versions[0].sha256, std::string(64, 'a'));
  EXPECT_EQ(replaced->versions[1].number, 2);
  EXPECT_TRUE(Replaced(*replaced, kTestPaper, "", TestVersion('c'), "Table 3 too").ok());
  EXPECT_EQ(Told(Replaced(paper, kTestPaper, "", TestVersion('a'), "The same")),
            "VERSION_UNCHANGED content");
  EXPECT_EQ(Told(Replaced(paper, kTestPaper, "", TestVersion('b'), "")), "FIELD_REQUIRED reason");
  ContentVersion sensitive = TestVersion('b');
  sensitive.printed_marking = Marking::kOfficialSensitive;
  EXPECT_EQ(Told(Replaced(paper, kTestPaper, "", sensitive, "Names were added")),
            "MARKING_BELOW_PRINTED printed_marking");
  EXPECT_EQ(Told(Replaced(TestPaper("traffic", PaperState::kCleared), kTestPaper, "",
                          TestVersion('b'), "Table 2 was wrong")),
            "STATE_NOT_ALLOWED");
}

TEST(PaperMovesTest, AnAttachmentIsReplacedToo) {
  Paper paper = TestPaper("traffic");
  paper.attachments = {{"appendix-a", "Appendix A", {TestVersion('c')}}};
  const auto replaced =
      Replaced(paper, kTestPaper, "appendix-a", TestVersion('d'), "Table 2 was wrong");
  ASSERT_TRUE(replaced.ok()) << replaced.status();
  EXPECT_EQ(replaced->state, PaperState::kReplaced);
  EXPECT_EQ(replaced->versions.size(), 1U);
  const PaperAttachment& attachment = replaced->attachments[0];
  EXPECT_EQ(attachment.label, "Appendix A");
  ASSERT_EQ(attachment.versions.size(), 2U);
  EXPECT_EQ(attachment.versions[0].sha256, std::string(64, 'c'));
  EXPECT_EQ(attachment.versions[1].number, 2);
  EXPECT_EQ(Told(Replaced(paper, kTestPaper, "appendix-a", TestVersion('c'), "The same")),
            "VERSION_UNCHANGED content");
  EXPECT_EQ(Told(Replaced(paper, kTestPaper, "appendix-b", TestVersion('d'), "A new one")),
            "PAPER_ATTACHMENT_UNKNOWN");
}

TEST(PaperMovesTest, IsWithdrawnForAReason) {
  for (const PaperState state :
       {PaperState::kSubmitted, PaperState::kCleared, PaperState::kIssued, PaperState::kReplaced}) {
    const auto withdrawn =
        Withdrawn(TestPaper("traffic", state), kTestPaper, "Sent in error", kIssuedAt);
    ASSERT_TRUE(withdrawn.ok()) << withdrawn.status();
    EXPECT_EQ(withdrawn->state, PaperState::kWithdrawn);
    EXPECT_EQ(withdrawn->withdrawal_reason, "Sent in error");
    EXPECT_EQ(withdrawn->withdrawn_at, kIssuedAt);
  }
  EXPECT_EQ(Told(Withdrawn(TestPaper("traffic"), kTestPaper, "", kIssuedAt)),
            "FIELD_REQUIRED reason");
  EXPECT_EQ(
      Told(Withdrawn(TestPaper("traffic", PaperState::kDraft), kTestPaper, "In error", kIssuedAt)),
      "STATE_NOT_ALLOWED");
}

}  // namespace
}  // namespace copperplate::governance
