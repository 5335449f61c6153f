#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "copperplate/governance/v1/paper_service.grpc.pb.h"
#include "libs/rpc/grpc_status.h"
#include "libs/testing/told.h"
#include "services/governance/transport/testing/meeting_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::Told;

class PaperServiceTest : public MeetingTest {
 protected:
  using Stub = v1::PaperService::Stub;
  using Result = absl::StatusOr<v1::Paper>;
  static constexpr char kReport[] = "forces/essex/bodies/bcb/meetings/may/papers/report";

  void SetUp() override {
    MeetingTest::SetUp();
    ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
    ABSL_ASSERT_OK(CreateItem(kMay, "traffic", Item("2")));
  }

  static v1::Paper Report() {
    v1::Paper paper;
    paper.set_title("A report on Road Safety");
    paper.set_date("2018-04-30");
    paper.add_recommendations("To note the report");
    paper.add_contact_officers("Somebody");
    v1::Paper::Submission& submission = *paper.add_submissions();
    submission.set_agenda_item("traffic");
    submission.set_authoritative(true);
    return paper;
  }
  static std::string Pdf(const std::string& text) { return "%PDF-1.4\n" + text; }

  Result Create(const std::string& id, const v1::Paper& paper) {
    v1::CreatePaperRequest request;
    request.set_parent(kMay);
    request.set_paper_id(id);
    *request.mutable_paper() = paper;
    return Call(*papers_, &Stub::CreatePaper, request, Analyst("essex"));
  }
  Result Get(const Caller& caller) {
    v1::GetPaperRequest request;
    request.set_name(kReport);
    return Call(*papers_, &Stub::GetPaper, request, caller);
  }
  static v1::UploadPaperRequest Head(const std::string& printed = "") {
    v1::UploadPaperRequest head;
    head.set_name(kReport);
    head.set_content_type("application/pdf");
    head.set_printed_marking(printed);
    return head;
  }
  Result Bring(const v1::UploadPaperRequest& head, const std::string& content) {
    return Upload(*papers_, &Stub::UploadPaper, head, content, Analyst("essex"), /*piece=*/7);
  }
  Result Replace(const std::string& content, const std::string& printed_marking = "",
                 const std::string& attachment = "") {
    v1::ReplacePaperRequest head;
    head.set_printed_marking(printed_marking);
    head.set_attachment(attachment);
    head.set_name(kReport);
    head.set_reason("A figure was wrong");
    head.set_content_type("application/pdf");
    return Upload(*papers_, &Stub::ReplacePaper, head, content, Publisher("essex"));
  }
  Result Submit() {
    v1::SubmitPaperRequest request;
    request.set_name(kReport);
    return Call(*papers_, &Stub::SubmitPaper, request, Analyst("essex"));
  }
  Result Clear(v1::Paper::Marking marking) {
    v1::ClearPaperRequest request;
    request.set_name(kReport);
    request.set_marking(marking);
    return Call(*papers_, &Stub::ClearPaper, request, Publisher("essex"));
  }
  Result Issue(const std::string& urgency = "") {
    v1::IssuePaperRequest request;
    request.set_name(kReport);
    request.set_urgency_reason(urgency);
    return Call(*papers_, &Stub::IssuePaper, request, Publisher("essex"));
  }
  // What comes of a download; the type and the digest of the first message before it.
  absl::StatusOr<std::string> Download(int version, const Caller& caller,
                                       const std::string& attachment = "") {
    testing_rpc::CallAs context(caller.subject, caller.roles);
    v1::DownloadPaperRequest request;
    request.set_name(kReport);
    request.set_version(version);
    request.set_attachment(attachment);
    const auto reader = papers_->DownloadPaper(&context, request);
    std::string content;
    v1::DownloadPaperResponse piece;
    while (reader->Read(&piece)) content += piece.content_type() + piece.content();
    const grpc::Status status = reader->Finish();
    if (!status.ok()) return rpc::FromGrpcStatus(status);
    return content;
  }
  std::vector<std::string> Listed(const Caller& caller, const std::string& item = "") {
    v1::ListPapersRequest request;
    request.set_parent(kMay);
    request.set_agenda_item(item);
    std::vector<std::string> titles;
    const auto listed = Call(*papers_, &Stub::ListPapers, request, caller);
    ABSL_EXPECT_OK(listed.status());
    if (!listed.ok()) return titles;
    for (const auto& paper : listed->papers()) titles.push_back(paper.title());
    return titles;
  }
  // A PDF, with what is printed on it, issued as of the marking.
  void IssueReport(v1::Paper::Marking marking, const std::string& printed = "") {
    ABSL_ASSERT_OK(Create("report", Report()));
    ABSL_ASSERT_OK(Bring(Head(printed), Pdf("first")));
    ABSL_ASSERT_OK(Submit());
    ABSL_ASSERT_OK(Clear(marking));
    ABSL_ASSERT_OK(Issue());
  }
  absl::StatusOr<v1::MeetingPublicRecord> PublicRecord() {
    v1::GetMeetingPublicRecordRequest request;
    request.set_name(std::string(kMay) + "/publicRecord");
    return Call(*meetings_, &v1::MeetingService::Stub::GetMeetingPublicRecord, request,
                Viewer("essex"));
  }

  std::unique_ptr<Stub> papers_ = v1::PaperService::NewStub(channel());
};

TEST_F(PaperServiceTest, WhatIsCreatedIsReadBack) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Paper created, Create("report", Report()));
  EXPECT_EQ(created.state(), v1::Paper::DRAFT);
  EXPECT_THAT(Create("report", Report()), HasReason("PAPER_EXISTS"));
  EXPECT_EQ(created.submissions(0).agenda_item(), std::string(kMay) + "/agendaItems/traffic");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Paper read, Get(Analyst("essex")));
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
  EXPECT_THAT(Listed(Analyst("essex"), "traffic"), ElementsAre("A report on Road Safety"));
  v1::Paper other = Report();
  other.clear_date();
  EXPECT_EQ(Told(Create("other", other)),
            "AUTHORITATIVE_PAPER_TAKEN paper.submissions[0].authoritative");
  other.mutable_submissions(0)->set_agenda_item("none");
  EXPECT_EQ(Told(Create("other", other)), "AGENDA_ITEM_UNKNOWN paper.submissions[0].agenda_item");
  EXPECT_THAT(Submit(), HasReason("PAPER_WITHOUT_CONTENT"));
}

TEST_F(PaperServiceTest, AFileIsKeptByteByByte) {
  ABSL_ASSERT_OK(Create("report", Report()));
  const std::string first = Pdf(std::string("\0\x1f\\'", 4));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Paper one, Bring(Head("Official"), first));
  ASSERT_EQ(one.versions_size(), 1);
  EXPECT_EQ(one.versions(0).bytes(), static_cast<int64_t>(first.size()));
  EXPECT_EQ(one.versions(0).printed_marking(), v1::Paper::OFFICIAL);
  EXPECT_EQ(one.versions(0).created_by(), "analyst-1");
  ABSL_ASSERT_OK(Bring(Head(), Pdf("second")));
  EXPECT_EQ(Told(Bring(Head(), Pdf("second"))), "VERSION_UNCHANGED content");
  v1::UploadPaperRequest appendix = Head();
  appendix.set_attachment("appendix-a");
  EXPECT_EQ(Told(Bring(appendix, Pdf("third"))), "FIELD_REQUIRED label");
  appendix.set_label("Appendix A");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Paper with, Bring(appendix, Pdf("third")));
  ASSERT_EQ(with.attachments_size(), 1);
  EXPECT_EQ(with.attachments(0).label(), "Appendix A");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Paper read, Get(Analyst("essex")));
  EXPECT_EQ(read.SerializeAsString(), with.SerializeAsString());

  const Caller reader = Analyst("essex");
  EXPECT_EQ(Download(1, reader).value_or(""), "application/pdf" + first);
  EXPECT_EQ(Download(0, reader).value_or(""), "application/pdf" + Pdf("second"));
  EXPECT_EQ(Download(0, reader, "appendix-a").value_or(""), "application/pdf" + Pdf("third"));
  EXPECT_THAT(Download(3, reader), HasReason("PAPER_VERSION_UNKNOWN"));
  EXPECT_THAT(Download(0, reader, "none"), HasReason("PAPER_ATTACHMENT_UNKNOWN"));
}

TEST_F(PaperServiceTest, ALargeFileIsSentInPieces) {
  ABSL_ASSERT_OK(Create("report", Report()));
  std::string content = Pdf("");
  for (int i = 0; i < 100'000; ++i) content += std::to_string(i);
  ABSL_ASSERT_OK(
      Upload(*papers_, &Stub::UploadPaper, Head(), content, Analyst("essex"), size_t{64} * 1024));
  EXPECT_EQ(Download(0, Analyst("essex")).value_or(""), "application/pdf" + content);
}

TEST_F(PaperServiceTest, WhatIsNotTakenIsNotKept) {
  ABSL_ASSERT_OK(Create("report", Report()));
  v1::UploadPaperRequest head = Head("Secret");
  head.set_content_type("text/html");
  head.set_sha256("ABC");
  EXPECT_EQ(Told(Bring(head, "x")), "CONTENT_TYPE_NOT_ALLOWED content_type sha256 printed_marking");
  EXPECT_EQ(Told(Bring(Head(), "")), "CONTENT_EMPTY content");
  EXPECT_EQ(Told(Bring(Head(), "<html>")), "CONTENT_NOT_OF_TYPE content");
  head = Head();
  head.set_sha256(std::string(64, 'a'));
  EXPECT_EQ(Told(Bring(head, Pdf("x"))), "SHA256_MISMATCH sha256");
  head = Head();
  head.set_validate_only(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Paper looked, Bring(head, Pdf("x")));
  EXPECT_EQ(looked.versions_size(), 1);
  EXPECT_EQ(Value("SELECT count(*) FROM governance.paper_content"), "0");
  head = Head();
  head.set_name(std::string(kMay) + "/papers/none");
  EXPECT_THAT(Bring(head, Pdf("x")), HasReason("PAPER_UNKNOWN"));
}

TEST_F(PaperServiceTest, WhatIsMarkedTooHighIsRefusedAndNowhere) {
  ABSL_ASSERT_OK(Create("report", Report()));
  const auto kept = [&] {
    return Value("SELECT count(*) FROM governance.paper_content") + " " +
           Value("SELECT count(*) FROM governance.event_out");
  };
  const std::string before = kept();
  EXPECT_EQ(Told(Bring(Head("SECRET"), Pdf("x"))), "MARKING_TOO_HIGH printed_marking");
  EXPECT_EQ(kept(), before);
  ABSL_ASSERT_OK(Bring(Head(), Pdf("first")));
  ABSL_ASSERT_OK(Submit());
  ABSL_ASSERT_OK(Clear(v1::Paper::OFFICIAL));
  ABSL_ASSERT_OK(Issue());
  const std::string issued = kept();
  EXPECT_EQ(Told(Replace(Pdf("x"), "Top Secret")), "MARKING_TOO_HIGH printed_marking");
  EXPECT_EQ(kept(), issued);
}

TEST_F(PaperServiceTest, AnUpdateLeavesWhenItWasIssued) {
  ABSL_ASSERT_OK(Create("report", Report()));
  ABSL_ASSERT_OK(Bring(Head(), Pdf("first")));
  ABSL_ASSERT_OK(Submit());
  ABSL_ASSERT_OK(Clear(v1::Paper::OFFICIAL));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Paper issued, Issue());
  ASSERT_TRUE(issued.has_issue_time());
  v1::UpdatePaperRequest same;
  same.mutable_paper()->set_name(kReport);
  same.mutable_paper()->set_title(issued.title());
  same.mutable_update_mask()->add_paths("title");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Paper updated,
                            Call(*papers_, &Stub::UpdatePaper, same, Analyst("essex")));
  EXPECT_EQ(updated.issue_time().SerializeAsString(), issued.issue_time().SerializeAsString());
}

TEST_F(PaperServiceTest, FromADraftToTheAgenda) {
  ABSL_ASSERT_OK(Create("report", Report()));
  ABSL_ASSERT_OK(Bring(Head("OFFICIAL-SENSITIVE"), Pdf("first")));
  ABSL_ASSERT_OK(Submit());
  EXPECT_EQ(Told(Clear(v1::Paper::OFFICIAL)), "MARKING_BELOW_PRINTED marking");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Paper cleared, Clear(v1::Paper::OFFICIAL_SENSITIVE));
  EXPECT_EQ(cleared.marking(), v1::Paper::OFFICIAL_SENSITIVE);
  EXPECT_THAT(Bring(Head(), Pdf("late")), HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  EXPECT_EQ(Told(Issue()), "URGENCY_REASON_REQUIRED urgency_reason");
  ABSL_ASSERT_OK(Issue("The inspection ended yesterday"));
  EXPECT_EQ(Told(Replace(Pdf("first"))), "VERSION_UNCHANGED content");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Paper replaced, Replace(Pdf("second")));
  EXPECT_EQ(replaced.state(), v1::Paper::REPLACED);
  EXPECT_EQ(replaced.replacement_reason(), "A figure was wrong");
  EXPECT_EQ(Download(1, Analyst("essex")).value_or(""), "application/pdf" + Pdf("first"));
  v1::WithdrawPaperRequest withdraw;
  withdraw.set_name(kReport);
  EXPECT_EQ(Told(Call(*papers_, &Stub::WithdrawPaper, withdraw, Publisher("essex"))),
            "FIELD_REQUIRED reason");
  withdraw.set_reason("Of another meeting");
  ABSL_ASSERT_OK(Call(*papers_, &Stub::WithdrawPaper, withdraw, Publisher("essex")));
  EXPECT_EQ(Value("SELECT string_agg(type, ',' ORDER BY seq) FROM governance.event_out "
                  "WHERE type LIKE 'paper.%' AND type <> 'paper.read'"),
            "paper.created,paper.uploaded,paper.submitted,paper.cleared,paper.issued,"
            "paper.replaced,paper.withdrawn");
  v1::DeletePaperRequest erase;
  erase.set_name(kReport);
  EXPECT_THAT(Call(*papers_, &Stub::DeletePaper, erase, Analyst("essex")),
              HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(PaperServiceTest, AnAttachmentIsReplacedToo) {
  ABSL_ASSERT_OK(Create("report", Report()));
  ABSL_ASSERT_OK(Bring(Head(), Pdf("first")));
  v1::UploadPaperRequest appendix = Head();
  appendix.set_attachment("appendix-a");
  appendix.set_label("Appendix A");
  ABSL_ASSERT_OK(Bring(appendix, Pdf("appendix")));
  ABSL_ASSERT_OK(Submit());
  ABSL_ASSERT_OK(Clear(v1::Paper::OFFICIAL));
  ABSL_ASSERT_OK(Issue());
  EXPECT_THAT(Replace(Pdf("new"), "", "appendix-b"), HasReason("PAPER_ATTACHMENT_UNKNOWN"));
  EXPECT_EQ(Told(Replace(Pdf("new"), "OFFICIAL-SENSITIVE", "appendix-a")),
            "MARKING_BELOW_PRINTED printed_marking");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Paper replaced, Replace(Pdf("new"), "", "appendix-a"));
  EXPECT_EQ(replaced.state(), v1::Paper::REPLACED);
  EXPECT_EQ(replaced.versions_size(), 1);
  ASSERT_EQ(replaced.attachments(0).versions_size(), 2);
  EXPECT_EQ(replaced.attachments(0).label(), "Appendix A");
  EXPECT_EQ(Download(1, Viewer("essex"), "appendix-a").value_or(""),
            "application/pdf" + Pdf("appendix"));
  EXPECT_EQ(Download(0, Viewer("essex"), "appendix-a").value_or(""),
            "application/pdf" + Pdf("new"));
  EXPECT_EQ(Download(0, Viewer("essex")).value_or(""), "application/pdf" + Pdf("first"));
}

TEST_F(PaperServiceTest, APostponedMeetingTakesItsPapersAlong) {
  ABSL_ASSERT_OK(Create("gone", Report()));
  v1::Paper other = Report();
  other.clear_submissions();
  ABSL_ASSERT_OK(Create("other", other));
  Value(
      "UPDATE governance.paper SET state = 6, withdrawn_at = now() WHERE id = 'gone' RETURNING id");
  IssueReport(v1::Paper::OFFICIAL);
  ABSL_ASSERT_OK(Replace(Pdf("second")));
  v1::PostponeMeetingRequest postpone;
  postpone.set_name(kMay);
  postpone.set_reason("Snow");
  postpone.set_meeting_id("later");
  *postpone.mutable_meeting() = Meeting("2018-05-17");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Meeting later,
      Call(*meetings_, &v1::MeetingService::Stub::PostponeMeeting, postpone, Publisher("essex")));
  v1::ListPapersRequest list;
  list.set_parent(later.name());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListPapersResponse listed,
                            Call(*papers_, &Stub::ListPapers, list, Analyst("essex")));
  ASSERT_EQ(listed.papers_size(), 2);
  EXPECT_EQ(listed.papers(0).state(), v1::Paper::DRAFT);
  const v1::Paper& carried = listed.papers(1);
  EXPECT_EQ(carried.name(), later.name() + "/papers/report");
  EXPECT_EQ(carried.carried_from(), kMay);
  EXPECT_EQ(carried.state(), v1::Paper::CLEARED);
  EXPECT_EQ(carried.marking(), v1::Paper::OFFICIAL);
  EXPECT_EQ(carried.submissions(0).agenda_item(), later.name() + "/agendaItems/traffic");
  EXPECT_TRUE(carried.submissions(0).authoritative());
  EXPECT_EQ(carried.versions_size(), 2);
  EXPECT_FALSE(carried.has_issue_time());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Paper kept, Get(Analyst("essex")));
  EXPECT_EQ(kept.state(), v1::Paper::REPLACED);
  EXPECT_EQ(kept.carried_from(), "");
  EXPECT_EQ(Value("SELECT string_agg(convert_from(content, 'UTF8'), '|' ORDER BY number) "
                  "FROM governance.paper_content WHERE meeting = 'later' AND paper = 'report'"),
            Pdf("first") + "|" + Pdf("second"));
  EXPECT_EQ(Value("SELECT count(*) FROM governance.event_out WHERE type = 'paper.created' "
                  "AND subject LIKE '%/later/papers/%' AND after LIKE '%carriedFrom%'"),
            "2");
  v1::IssuePaperRequest issue;
  issue.set_name(carried.name());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Paper issued,
                            Call(*papers_, &Stub::IssuePaper, issue, Publisher("essex")));
  EXPECT_EQ(issued.state(), v1::Paper::ISSUED);
  EXPECT_EQ(issued.carried_from(), kMay);
}

TEST_F(PaperServiceTest, WhatWasSubmittedIsWithdrawnBeforeItIsIssued) {
  ABSL_ASSERT_OK(Create("report", Report()));
  v1::WithdrawPaperRequest withdraw;
  withdraw.set_name(kReport);
  withdraw.set_reason("Sent in error");
  EXPECT_THAT(Call(*papers_, &Stub::WithdrawPaper, withdraw, Publisher("essex")),
              HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK(Bring(Head(), Pdf("first")));
  ABSL_ASSERT_OK(Submit());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Paper withdrawn,
                            Call(*papers_, &Stub::WithdrawPaper, withdraw, Publisher("essex")));
  EXPECT_EQ(withdrawn.state(), v1::Paper::WITHDRAWN);
  EXPECT_EQ(withdrawn.withdrawal_reason(), "Sent in error");
  // Nobody said how it is to be handled.
  EXPECT_THAT(Get(Viewer("essex")), HasReason("PAPER_UNKNOWN"));
}

TEST_F(PaperServiceTest, NothingChangesOnceTheMeetingIsMinuted) {
  ABSL_ASSERT_OK(Create("report", Report()));
  Value(
      "UPDATE governance.meeting SET state = 5, pack_fixed_at = now() WHERE id = 'may' RETURNING "
      "id");
  v1::UpdatePaperRequest update;
  *update.mutable_paper() = Report();
  update.mutable_paper()->set_name(kReport);
  update.mutable_update_mask()->add_paths("title");
  EXPECT_THAT(Call(*papers_, &Stub::UpdatePaper, update, Analyst("essex")),
              HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(Bring(Head(), Pdf("first")), HasReason("STATE_NOT_ALLOWED"));
  v1::DeletePaperRequest erase;
  erase.set_name(kReport);
  EXPECT_THAT(Call(*papers_, &Stub::DeletePaper, erase, Analyst("essex")),
              HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(PaperServiceTest, ADraftIsDeletedWithItsFiles) {
  ABSL_ASSERT_OK(Create("report", Report()));
  ABSL_ASSERT_OK(Bring(Head(), Pdf("first")));
  v1::DeletePaperRequest erase;
  erase.set_name(kReport);
  ABSL_ASSERT_OK(Call(*papers_, &Stub::DeletePaper, erase, Analyst("essex")));
  EXPECT_EQ(Value("SELECT count(*) FROM governance.paper_content"), "0");
}

TEST_F(PaperServiceTest, ASensitivePaperIsToAViewerNotThere) {
  IssueReport(v1::Paper::OFFICIAL_SENSITIVE);
  EXPECT_THAT(Get(Viewer("essex")), HasReason("PAPER_UNKNOWN"));
  EXPECT_THAT(Download(0, Viewer("essex")), HasReason("PAPER_UNKNOWN"));
  EXPECT_THAT(Listed(Viewer("essex")), IsEmpty());
  EXPECT_EQ(Value("SELECT count(*) FROM governance.event_out WHERE type = 'paper.read'"), "0");
  ABSL_EXPECT_OK(Get(Analyst("essex")));
  EXPECT_THAT(Listed(Analyst("essex")), ElementsAre("A report on Road Safety"));
  EXPECT_EQ(Value("SELECT count(*) FROM governance.event_out WHERE type = 'paper.read' AND "
                  "subject = 'forces/essex/bodies/bcb/meetings/may/papers/report'"),
            "2");
}

TEST_F(PaperServiceTest, SoIsOneThatIsPrintedSoOrForARestrictedItem) {
  ABSL_ASSERT_OK(Create("report", Report()));
  EXPECT_THAT(Get(Viewer("essex")), HasReason("PAPER_UNKNOWN")) << "nobody has cleared it";
  Value("UPDATE governance.paper SET marking = 1 RETURNING id");
  ABSL_EXPECT_OK(Get(Viewer("essex")));
  v1::UploadPaperRequest appendix = Head("OFFICIAL-SENSITIVE COMMERCIAL");
  appendix.set_attachment("appendix-a");
  appendix.set_label("Appendix A");
  ABSL_ASSERT_OK(Bring(appendix, Pdf("x")));
  EXPECT_THAT(Get(Viewer("essex")), HasReason("PAPER_UNKNOWN"));

  v1::AgendaItem item = Item("3");
  item.set_restricted(true);
  item.set_restriction_reason("Names of witnesses");
  ABSL_ASSERT_OK(CreateItem(kMay, "closed", item));
  v1::Paper paper = Report();
  paper.mutable_submissions(0)->set_agenda_item("closed");
  ABSL_ASSERT_OK(Create("other", paper));
  EXPECT_THAT(Listed(Viewer("essex")), IsEmpty());
  EXPECT_EQ(Listed(Analyst("essex")).size(), 2u);
}

TEST_F(PaperServiceTest, ThePublicRecordHoldsWhatMayBePublished) {
  IssueReport(v1::Paper::OFFICIAL);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::MeetingPublicRecord before, PublicRecord());
  EXPECT_EQ(before.agenda_items_size(), 0) << "the agenda is not published";
  EXPECT_EQ(before.papers_size(), 0);
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::MeetingPublicRecord record, PublicRecord());
  EXPECT_EQ(record.meeting().name(), kMay);
  EXPECT_EQ(record.meeting().created_by(), "");
  ASSERT_EQ(record.agenda_items_size(), 1);
  EXPECT_EQ(record.agenda_items(0).title(), "Item 2");
  EXPECT_EQ(record.agenda_items(0).created_by(), "");
  ASSERT_EQ(record.papers_size(), 1);
  EXPECT_EQ(record.papers(0).versions(0).created_by(), "");
  EXPECT_FALSE(record.has_minutes());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Meeting meeting, GetMeeting(kMay));
  EXPECT_THAT(meeting.warnings(), ElementsAre(v1::Meeting::NOT_OPENED)) << "its item has a paper";
}

TEST_F(PaperServiceTest, ThePublicRecordOfAPrivateMeetingDoesNotSayWhenItIs) {
  Value(
      "UPDATE governance.meeting SET is_public = false, end_reason = 'The chair is ill' "
      "RETURNING id");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::MeetingPublicRecord hidden, PublicRecord());
  EXPECT_EQ(hidden.name(), std::string(kMay) + "/publicRecord");
  EXPECT_FALSE(hidden.has_meeting());
  Value("UPDATE governance.meeting SET is_public = true RETURNING id");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::MeetingPublicRecord shown, PublicRecord());
  EXPECT_EQ(shown.meeting().date(), "2018-05-10");
  EXPECT_EQ(shown.meeting().end_reason(), "");
}

TEST_F(PaperServiceTest, ThePublicRecordHoldsNothingSensitive) {
  IssueReport(v1::Paper::OFFICIAL_SENSITIVE);
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::MeetingPublicRecord record, PublicRecord());
  EXPECT_EQ(record.agenda_items_size(), 1);
  EXPECT_EQ(record.papers_size(), 0);
}

TEST_F(PaperServiceTest, ADateFarFromTheMeetingIsWorthALook) {
  v1::Paper paper = Report();
  paper.set_date("2019-04-30");
  ABSL_ASSERT_OK(Create("report", paper));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Paper read, Get(Analyst("essex")));
  EXPECT_THAT(read.warnings(), ElementsAre(v1::Paper::DATE_FAR_FROM_MEETING));
}

}  // namespace
}  // namespace copperplate::governance
