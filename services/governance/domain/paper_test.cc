#include "services/governance/domain/paper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/governance/domain/test_meeting.h"

namespace copperplate::governance {
namespace {

using ::copperplate::testing::FieldsOf;
using ::copperplate::testing::Told;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(PaperTest, FieldsAreLookedAt) {
  Paper paper = TestPaper("traffic", PaperState::kDraft);
  paper.recommendations = {"The Board to note the contents of the paper"};
  paper.contact_officers = {"Chief Supt Vicky Skeels"};
  EXPECT_EQ(Told(Validate(paper)), "");
  paper.title = "";
  EXPECT_EQ(Told(Validate(paper)), "FIELD_REQUIRED title");
  paper = TestPaper("traffic", PaperState::kDraft);
  paper.submissions = {{"traffic", true}, {"traffic", false}, {"", false}};
  EXPECT_THAT(FieldsOf(Validate(paper)),
              ElementsAre("submissions[1].agenda_item", "submissions[2].agenda_item"));
  EXPECT_EQ(Validate(paper).reason(), "DUPLICATE");
  paper.submissions.assign(101, {"traffic", false});
  EXPECT_EQ(Told(Validate(paper)), "TOO_MANY submissions");
  paper.submissions.clear();
  paper.recommendations.assign(101, "To note");
  EXPECT_EQ(Told(Validate(paper)), "TOO_MANY recommendations");
  paper.recommendations = {""};
  EXPECT_EQ(Told(Validate(paper)), "FIELD_REQUIRED recommendations[0]");
}

TEST(PaperTest, WhatWasClearedStays) {
  Paper present = TestPaper("traffic");
  Paper next = present;
  next.title = "Another";
  next.report_from = "Chief Executive";
  next.date.reset();
  next.purpose = "To decide";
  next.recommendations = {"To decide"};
  next.contact_officers = {"Somebody"};
  next.source_documents = {"Something"};
  next.submissions = {{"traffic", false}};
  const auto fields = [&](PaperState state) {
    present.state = state;
    Faults faults;
    CheckPaperUpdate(present, next, faults);
    EXPECT_TRUE(faults.empty() || faults.reason() == "FIELD_IMMUTABLE");
    return FieldsOf(faults);
  };
  EXPECT_THAT(fields(PaperState::kDraft), IsEmpty());
  EXPECT_THAT(fields(PaperState::kSubmitted), IsEmpty());
  for (const PaperState state :
       {PaperState::kCleared, PaperState::kIssued, PaperState::kReplaced, PaperState::kWithdrawn}) {
    EXPECT_THAT(fields(state),
                ElementsAre("title", "report_from", "date", "purpose", "recommendations",
                            "contact_officers", "source_documents", "submissions"));
  }
  next = present;
  EXPECT_THAT(fields(PaperState::kIssued), IsEmpty());
}

TEST(PaperTest, AVersionIsFoundByItsNumber) {
  Paper paper = TestPaper("traffic");
  paper.versions.push_back(TestVersion('b'));
  paper.versions[1].number = 2;
  paper.attachments = {{"a", "Appendix A", {TestVersion('c')}}};
  EXPECT_THAT(VersionOf(paper, "", 0), testing::IsOkAndHolds(&paper.versions[1]));
  EXPECT_THAT(VersionOf(paper, "", 1), testing::IsOkAndHolds(&paper.versions[0]));
  EXPECT_THAT(VersionOf(paper, "a", 0), testing::IsOkAndHolds(&paper.attachments[0].versions[0]));
  EXPECT_EQ(Told(VersionOf(paper, "", 3)), "PAPER_VERSION_UNKNOWN");
  EXPECT_EQ(Told(VersionOf(paper, "b", 0)), "PAPER_ATTACHMENT_UNKNOWN");
  paper.versions.clear();
  EXPECT_EQ(Told(VersionOf(paper, "", 0)), "PAPER_VERSION_UNKNOWN");
}

TEST(PaperTest, TheLastVersionHolds) {
  Paper paper = TestPaper("traffic");
  paper.versions.push_back(TestVersion('b'));
  paper.attachments = {{"a", "Appendix A", {}}};
  EXPECT_EQ(LastVersion(paper.versions), &paper.versions[1]);
  EXPECT_EQ(FindAttachment(paper, "a"), &paper.attachments[0]);
  EXPECT_EQ(LastVersion(paper.attachments[0].versions), nullptr);
  EXPECT_EQ(FindAttachment(paper, "b"), nullptr);
}

}  // namespace
}  // namespace copperplate::governance
