#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "libs/testing/told.h"
#include "services/governance/transport/testing/meeting_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using testing::NeedsTold;
using testing::Told;

class MinutesServiceTest : public MeetingTest {
 protected:
  using Stub = v1::MinutesService::Stub;
  using Result = absl::StatusOr<v1::Minutes>;

  static std::string Version(int number) {
    return std::string(kMay) + "/minutes/version-" + std::to_string(number);
  }
  Result Create(const v1::Minutes& minutes = {}) {
    v1::CreateMinutesRequest request;
    request.set_parent(kMay);
    *request.mutable_minutes() = minutes;
    return Call(*minutes_, &Stub::CreateMinutes, request, Analyst("essex"));
  }
  Result Get(const std::string& name, const Caller& caller) {
    v1::GetMinutesRequest request;
    request.set_name(name);
    return Call(*minutes_, &Stub::GetMinutes, request, caller);
  }
  Result Update(const v1::Minutes& minutes) {
    v1::UpdateMinutesRequest request;
    *request.mutable_minutes() = minutes;
    request.mutable_update_mask()->add_paths("paragraphs");
    return Call(*minutes_, &Stub::UpdateMinutes, request, Analyst("essex"));
  }
  Result Circulate(int version) {
    v1::CirculateMinutesRequest request;
    request.set_name(Version(version));
    return Call(*minutes_, &Stub::CirculateMinutes, request, Analyst("essex"));
  }
  Result Approve(int version, const std::string& outcome, const std::string& amended = "") {
    v1::ApproveMinutesRequest request;
    request.set_name(Version(version));
    request.set_outcome(outcome);
    if (!amended.empty()) {
      v1::Minutes::Amendment& amendment = *request.add_amendments();
      amendment.set_paragraph("2.1");
      amendment.set_text(amended);
    }
    return Call(*minutes_, &Stub::ApproveMinutes, request, Publisher("essex"));
  }
  Result Sign(int version, const std::string& signed_on) {
    v1::SignMinutesRequest request;
    request.set_name(Version(version));
    request.set_signed_by("Jason Ablewhite");
    request.set_signed_on(signed_on);
    return Call(*minutes_, &Stub::SignMinutes, request, Publisher("essex"));
  }
  Result Publish(int version, const std::string& url = "https://www.essex.pfcc.police.uk/may") {
    v1::PublishMinutesRequest request;
    request.set_name(Version(version));
    request.set_url(url);
    request.set_on("2018-07-13");
    return Call(*minutes_, &Stub::PublishMinutes, request, Publisher("essex"));
  }
  Result Correct(int version, const std::string& paragraph) {
    v1::CorrectMinutesRequest request;
    request.set_name(Version(version));
    request.set_paragraph(paragraph);
    request.set_text("It was 21 per cent.");
    return Call(*minutes_, &Stub::CorrectMinutes, request, Publisher("essex"));
  }
  // `may` is over, the item `traffic` being noted.
  void EndMay() {
    BeginMay();
    ABSL_ASSERT_OK(Determine(kMay, "noted", "traffic"));
    ABSL_ASSERT_OK(Close(kMay));
  }
  // `july` is to approve the minutes of `may`, and does in `approved`.
  void BeginJuly() {
    v1::Meeting july = Meeting("2018-07-12");
    july.add_previous_minutes_of("may");
    ABSL_ASSERT_OK(CreateMeeting("july", july));
    ABSL_ASSERT_OK(CreateItem(kJuly, "minutes", Item("1", v1::AgendaItem::PROCEDURAL)));
    ABSL_ASSERT_OK(Attend(kJuly, "ablewhite", "Jason Ablewhite"));
    ABSL_ASSERT_OK(Attend(kJuly, "bisby", "Ray Bisby"));
    ABSL_ASSERT_OK(PublishAgenda(kJuly));
    ABSL_ASSERT_OK(Open(kJuly));
    ABSL_ASSERT_OK(Determine(kJuly, "noted", "minutes"));
    ABSL_ASSERT_OK(Determine(kJuly, "approved", "minutes", v1::Outcome::APPROVED));
  }
  const std::string approving_ = std::string(kJuly) + "/outcomes/approved";
};

TEST_F(MinutesServiceTest, TheFirstAreDraftedFromTheOutcomes) {
  BeginMay();
  EXPECT_THAT(Create(), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(Get(Version(1), Viewer("essex")), HasReason("MINUTES_UNKNOWN"));
  ABSL_ASSERT_OK(Determine(kMay, "noted", "traffic"));
  ABSL_ASSERT_OK(Close(kMay));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Minutes drafted, Create());
  EXPECT_EQ(drafted.name(), Version(1));
  EXPECT_EQ(drafted.version(), 1);
  EXPECT_EQ(drafted.state(), v1::Minutes::DRAFT);
  ASSERT_EQ(drafted.paragraphs_size(), 1);
  EXPECT_EQ(drafted.paragraphs(0).number(), "2.1");
  EXPECT_EQ(drafted.paragraphs(0).agenda_item(), std::string(kMay) + "/agendaItems/traffic");
  EXPECT_EQ(drafted.paragraphs(0).text(), "The Board noted the report.");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Minutes read, Get(Version(1), Viewer("essex")));
  EXPECT_EQ(read.SerializeAsString(), drafted.SerializeAsString());
  v1::Minutes given;
  given.add_paragraphs()->set_agenda_item("none");
  EXPECT_EQ(Told(Create(given)),
            "FIELD_REQUIRED minutes.paragraphs[0].number minutes.paragraphs[0].text");
}

TEST_F(MinutesServiceTest, WhatWasCirculatedIsFollowedByAnotherVersion) {
  EndMay();
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Minutes first, Create());
  first.mutable_paragraphs(0)->set_text("The Board noted the report with thanks.");
  ABSL_ASSERT_OK_AND_ASSIGN(first, Update(first));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Minutes circulated, Circulate(1));
  EXPECT_EQ(circulated.state(), v1::Minutes::CIRCULATED);
  first.clear_etag();
  EXPECT_THAT(Update(first), HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Minutes second, Create());
  EXPECT_EQ(second.name(), Version(2));
  EXPECT_EQ(second.paragraphs(0).text(), "The Board noted the report with thanks.");
  v1::ListMinutesRequest request;
  request.set_parent(kMay);
  request.set_page_size(1);
  std::vector<int> versions;
  do {
    ABSL_ASSERT_OK_AND_ASSIGN(const auto page,
                              Call(*minutes_, &Stub::ListMinutes, request, Viewer("essex")));
    for (const auto& minutes : page.minutes()) versions.push_back(minutes.version());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(versions, ElementsAre(2, 1));
  BeginJuly();
  EXPECT_THAT(Approve(1, approving_), HasReason("MINUTES_SUPERSEDED"));
}

TEST_F(MinutesServiceTest, ALaterMeetingApprovesThem) {
  EndMay();
  ABSL_ASSERT_OK(Create());
  ABSL_ASSERT_OK(Circulate(1));
  BeginJuly();
  EXPECT_THAT(Approve(1, approving_), HasReason("DECLARATIONS_MISSING"));
  ABSL_ASSERT_OK(DeclareNil(kMay));
  EXPECT_EQ(Told(Approve(1, std::string(kJuly) + "/outcomes/none")), "OUTCOME_UNKNOWN outcome");
  EXPECT_EQ(Told(Approve(1, std::string(kJuly) + "/outcomes/noted")),
            "OUTCOME_NOT_APPROVED outcome");
  EXPECT_EQ(Told(Approve(1, std::string(kMay) + "/outcomes/noted")).substr(0, 23),
            "OUTCOME_OF_SAME_MEETING");
  EXPECT_THAT(Minute(kMay), HasReason("MINUTES_NOT_APPROVED"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Minutes approved,
                            Approve(1, approving_, "The Board noted the annual report."));
  EXPECT_EQ(approved.state(), v1::Minutes::APPROVED);
  EXPECT_EQ(approved.approving_outcome(), approving_);
  EXPECT_EQ(approved.approved_on(), "2018-07-12");
  EXPECT_EQ(approved.paragraphs(0).text(), "The Board noted the annual report.");
  ASSERT_EQ(approved.amendments_size(), 1);
  EXPECT_EQ(approved.amendments(0).circulated_text(), "The Board noted the report.");

  EXPECT_THAT(Create(), HasReason("MINUTES_APPROVED"));
  EXPECT_THAT(Determine(kMay, "late", "traffic"), HasReason("MINUTES_APPROVED"));
  v1::DeleteOutcomeRequest erase;
  erase.set_name(approving_);
  EXPECT_THAT(
      NeedsTold(Call(*outcomes_, &v1::OutcomeService::Stub::DeleteOutcome, erase, Analyst("essex")))
          .size(),
      1);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Meeting minuted, Minute(kMay));
  EXPECT_EQ(minuted.state(), v1::Meeting::MINUTED);
}

TEST_F(MinutesServiceTest, SignedPublishedAndCorrected) {
  EndMay();
  ABSL_ASSERT_OK(Create());
  ABSL_ASSERT_OK(Circulate(1));
  EXPECT_THAT(Correct(1, "2.1"), HasReason("STATE_NOT_ALLOWED"));
  BeginJuly();
  ABSL_ASSERT_OK(DeclareNil(kMay));
  ABSL_ASSERT_OK(Approve(1, approving_));
  EXPECT_THAT(Publish(1), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_EQ(Told(Sign(1, "2018-07-11")), "DATES_REVERSED signed_on");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Minutes was_signed, Sign(1, "2018-07-12"));
  EXPECT_EQ(was_signed.signed_by(), "Jason Ablewhite");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Meeting owing, GetMeeting(kMay));
  EXPECT_THAT(owing.warnings(), ElementsAre(v1::Meeting::MINUTES_OWED, v1::Meeting::PAPER_MISSING));
  EXPECT_EQ(Told(Publish(1, "")), "FIELD_REQUIRED url");
  EXPECT_EQ(Told(Publish(1, "may.pdf")), "URL_INVALID url");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Minutes published, Publish(1));
  EXPECT_TRUE(published.has_publish_time());
  EXPECT_EQ(published.publication().url(), "https://www.essex.pfcc.police.uk/may");
  EXPECT_EQ(published.publication().on(), "2018-07-13");
  EXPECT_EQ(published.publication().published_by(), "publisher-1");
  v1::GetMeetingPublicRecordRequest record;
  record.set_name(std::string(kMay) + "/publicRecord");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::MeetingPublicRecord shown,
      Call(*meetings_, &v1::MeetingService::Stub::GetMeetingPublicRecord, record, Viewer("essex")));
  EXPECT_EQ(shown.minutes().publication().url(), published.publication().url());
  EXPECT_EQ(shown.minutes().publication().published_by(), "");
  EXPECT_EQ(Told(Correct(1, "9.9")), "PARAGRAPH_UNKNOWN paragraph");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Minutes corrected, Correct(1, "2.1"));
  ASSERT_EQ(corrected.corrections_size(), 1);
  EXPECT_EQ(corrected.corrections(0).created_by(), "publisher-1");
  EXPECT_EQ(corrected.paragraphs(0).text(), "The Board noted the report.");
  EXPECT_EQ(Value("SELECT string_agg(type, ',' ORDER BY seq) FROM governance.event_out "
                  "WHERE type LIKE 'minutes.%'"),
            "minutes.created,minutes.circulated,minutes.approved,minutes.signed,"
            "minutes.published,minutes.corrected");
}

TEST_F(MinutesServiceTest, AViewerSeesNothingOfARestrictedItem) {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  v1::AgendaItem item = Item("2");
  item.set_restricted(true);
  item.set_restriction_reason("Names of witnesses");
  ABSL_ASSERT_OK(CreateItem(kMay, "traffic", item));
  ABSL_ASSERT_OK(CreateItem(kMay, "open", Item("3")));
  ABSL_ASSERT_OK(Attend(kMay, "ablewhite", "Jason Ablewhite"));
  ABSL_ASSERT_OK(Attend(kMay, "baldwin", "Alan Baldwin"));
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  ABSL_ASSERT_OK(Open(kMay));
  ABSL_ASSERT_OK(Determine(kMay, "noted", "traffic"));
  ABSL_ASSERT_OK(Determine(kMay, "noted-too", "open"));
  ABSL_ASSERT_OK(Close(kMay));
  ABSL_ASSERT_OK(Create());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Minutes shown, Get(Version(1), Viewer("essex")));
  ASSERT_EQ(shown.paragraphs_size(), 1);
  EXPECT_EQ(shown.paragraphs(0).number(), "3.1");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Minutes whole, Get(Version(1), Analyst("essex")));
  EXPECT_EQ(whole.paragraphs_size(), 2);
}

}  // namespace
}  // namespace copperplate::governance
