#include <gmock/gmock.h>

#include <string>

#include "libs/testing/told.h"
#include "services/governance/transport/testing/decision_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using testing::NeedsTold;
using testing::Told;

// The decision `s22a` is proposed at the item `traffic` of `may`, which is in session.
class DecisionNoticeServiceTest : public DecisionTest {
 protected:
  using Result = absl::StatusOr<v1::DecisionNotice>;
  static constexpr char kNotice[] = "forces/essex/decisionNotices/dn-12";
  static constexpr char kAgreed[] = "forces/essex/bodies/bcb/meetings/may/outcomes/agreed";

  void SetUp() override {
    DecisionTest::SetUp();
    AddCommissioner();
    BeginMay();
    v1::Decision decision = Agreement();
    decision.set_agenda_item(kTraffic);
    ABSL_ASSERT_OK(DecisionTest::Add("s22a", decision));
  }

  static v1::DecisionNotice Notice() {
    v1::DecisionNotice notice;
    notice.set_reference("DN 2018-012");
    notice.set_decision("s22a");
    notice.set_title("Modern Slavery Police Transformation Fund Programme");
    notice.set_instrument("S22A Agreement");
    notice.set_signatory("forces/essex/offices/commissioner");
    return notice;
  }
  Result Add(const std::string& id = "dn-12", const v1::DecisionNotice& notice = Notice()) {
    v1::CreateDecisionNoticeRequest request;
    request.set_parent("forces/essex");
    request.set_decision_notice_id(id);
    *request.mutable_decision_notice() = notice;
    return Call(*notices_, &Notices::CreateDecisionNotice, request, Analyst("essex"));
  }
  Result Get(const Caller& caller = Viewer("essex")) {
    v1::GetDecisionNoticeRequest request;
    request.set_name(kNotice);
    return Call(*notices_, &Notices::GetDecisionNotice, request, caller);
  }
  Result Update(const v1::DecisionNotice& patch, const std::string& path) {
    v1::UpdateDecisionNoticeRequest request;
    *request.mutable_decision_notice() = patch;
    request.mutable_decision_notice()->set_name(kNotice);
    request.mutable_update_mask()->add_paths(path);
    return Call(*notices_, &Notices::UpdateDecisionNotice, request, Analyst("essex"));
  }
  Result Agree(const std::string& outcome = kAgreed, const std::string& on = "2018-05-10") {
    v1::AgreeDecisionNoticeRequest request;
    request.set_name(kNotice);
    request.set_on(on);
    request.set_outcome(outcome);
    return Call(*notices_, &Notices::AgreeDecisionNotice, request, Publisher("essex"));
  }
  Result Sign(const std::string& by = "Jason Ablewhite", const std::string& on = "2018-05-11") {
    v1::SignDecisionNoticeRequest request;
    request.set_name(kNotice);
    request.set_on(on);
    request.set_signed_by(by);
    return Call(*notices_, &Notices::SignDecisionNotice, request, Publisher("essex"));
  }
  Result PublishNotice(const std::string& url = "https://www.essex.pfcc.police.uk/dn/12") {
    v1::PublishDecisionNoticeRequest request;
    request.set_name(kNotice);
    request.set_on("2018-05-14");
    request.set_url(url);
    return Call(*notices_, &Notices::PublishDecisionNotice, request, Publisher("essex"));
  }
  Result Withdraw(const std::string& reason) {
    v1::WithdrawDecisionNoticeRequest request;
    request.set_name(kNotice);
    request.set_on("2018-05-14");
    request.set_reason(reason);
    return Call(*notices_, &Notices::WithdrawDecisionNotice, request, Publisher("essex"));
  }
  // The name of an outcome that the panel, another body, agreed to on the same day.
  std::string PanelAgrees() {
    v1::CreateBodyRequest body;
    body.set_parent("forces/essex");
    body.mutable_body()->set_code("PANEL");
    body.mutable_body()->set_title("Police and Crime Panel");
    body.mutable_body()->set_kind(v1::Body::PANEL);
    ABSL_EXPECT_OK(Call(*bodies_, &v1::BodyService::Stub::CreateBody, body, Analyst("essex")));
    v1::CreateMeetingRequest meeting;
    meeting.set_parent("forces/essex/bodies/panel");
    meeting.set_meeting_id("may");
    *meeting.mutable_meeting() = Meeting("2018-05-10");
    const std::string name = "forces/essex/bodies/panel/meetings/may";
    ABSL_EXPECT_OK(
        Call(*meetings_, &v1::MeetingService::Stub::CreateMeeting, meeting, Analyst("essex")));
    ABSL_EXPECT_OK(CreateItem(name, "traffic", Item("2")));
    ABSL_EXPECT_OK(PublishAgenda(name));
    ABSL_EXPECT_OK(Open(name));
    ABSL_EXPECT_OK(Determine(name, "agreed", "traffic", v1::Outcome::AGREED));
    return name + "/outcomes/agreed";
  }
  // Decided, agreed to and signed.
  void MakeSigned() {
    ABSL_ASSERT_OK(Take("s22a"));
    ABSL_ASSERT_OK(Determine(kMay, "agreed", "traffic", v1::Outcome::AGREED));
    ABSL_ASSERT_OK(Add());
    ABSL_ASSERT_OK(Agree());
    ABSL_ASSERT_OK(Sign());
  }
};

TEST_F(DecisionNoticeServiceTest, OneIsAddedChangedAndRead) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::DecisionNotice added, Add());
  EXPECT_EQ(added.name(), kNotice);
  EXPECT_EQ(added.decision(), NameOf("s22a"));
  EXPECT_EQ(added.state(), v1::DecisionNotice::DRAFT);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::DecisionNotice read, Get());
  EXPECT_EQ(read.SerializeAsString(), added.SerializeAsString());
  EXPECT_THAT(Add(), HasReason("DECISION_NOTICE_EXISTS"));
  v1::DecisionNotice patch = Notice();
  patch.set_instrument("");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::DecisionNotice updated, Update(patch, "instrument"));
  EXPECT_EQ(updated.instrument(), "");
  EXPECT_THAT(Update(patch, "decision"), HasReason("FIELD_IMMUTABLE"));
}

TEST_F(DecisionNoticeServiceTest, TheBodyThatDecidesAgrees) {
  const std::string outcome = PanelAgrees();
  ABSL_ASSERT_OK(Add());
  EXPECT_EQ(Told(Agree(outcome)), "OUTCOME_OF_OTHER_BODY outcome");
  // One that is taken outside meetings may be agreed to by any body.
  ABSL_ASSERT_OK(DecisionTest::Add("outside", Agreement("CPCC 2018-013")));
  v1::DecisionNotice notice = Notice();
  notice.set_reference("DN 2018-013");
  notice.set_decision("outside");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::DecisionNotice added, Add("dn-13", notice));
  v1::AgreeDecisionNoticeRequest request;
  request.set_name(added.name());
  request.set_on("2018-05-10");
  request.set_outcome(outcome);
  ABSL_EXPECT_OK(Call(*notices_, &Notices::AgreeDecisionNotice, request, Publisher("essex")));
}

TEST_F(DecisionNoticeServiceTest, EveryFaultIsTold) {
  ABSL_ASSERT_OK(Add());
  v1::DecisionNotice wrong = Notice();
  wrong.set_decision("none");
  wrong.set_signatory("forces/essex/offices/none");
  EXPECT_EQ(Told(Add("other", wrong)),
            "REFERENCE_TAKEN decision_notice.reference decision_notice.decision "
            "decision_notice.signatory");
  wrong.set_reference("DN 2018-013");
  EXPECT_THAT(Add("other", wrong), HasReason("DECISION_UNKNOWN"));
  wrong.set_decision("s22a");
  EXPECT_THAT(Add("other", wrong), HasReason("OFFICE_UNKNOWN"));
  wrong.set_signatory("forces/kent/offices/commissioner");
  EXPECT_THAT(Add("other", wrong), HasReason("OFFICE_NOT_OF_FORCE"));
  v1::GetDecisionNoticeRequest get;
  get.set_name("forces/essex/decisionNotices/none");
  EXPECT_THAT(Call(*notices_, &Notices::GetDecisionNotice, get, Viewer("essex")),
              HasReason("DECISION_NOTICE_UNKNOWN"));
}

TEST_F(DecisionNoticeServiceTest, AnOutcomeAgreesToIt) {
  ABSL_ASSERT_OK(Add());
  ABSL_ASSERT_OK(Determine(kMay, "agreed", "traffic", v1::Outcome::NOTED));
  EXPECT_THAT(Agree("forces/essex/bodies/bcb/meetings/may/outcomes/none"),
              HasReason("OUTCOME_UNKNOWN"));
  EXPECT_THAT(Agree("forces/kent/bodies/bcb/meetings/may/outcomes/agreed"),
              HasReason("OUTCOME_NOT_OF_FORCE"));
  EXPECT_THAT(Agree(""), HasReason("FIELD_REQUIRED"));
  EXPECT_THAT(Agree(), HasReason("OUTCOME_NOT_AGREED"));
  ABSL_ASSERT_OK(Determine(kMay, "yes", "traffic", v1::Outcome::AGREED));
  const std::string yes = "forces/essex/bodies/bcb/meetings/may/outcomes/yes";
  EXPECT_EQ(Told(Agree(yes, "2018-05-11")), "DATE_NOT_OF_MEETING on");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::DecisionNotice agreed, Agree(yes));
  EXPECT_EQ(agreed.state(), v1::DecisionNotice::AGREED_TO_SIGN);
  EXPECT_EQ(agreed.agreed_by(), yes);
  EXPECT_EQ(agreed.transitions(0).decided_at(), yes);
  EXPECT_THAT(Update(Notice(), "title"), HasReason("STATE_NOT_ALLOWED"));
  v1::DeleteOutcomeRequest erase;
  erase.set_name(yes);
  EXPECT_THAT(Call(*outcomes_, &v1::OutcomeService::Stub::DeleteOutcome, erase, Analyst("essex")),
              HasReason("OUTCOME_IN_USE"));
}

TEST_F(DecisionNoticeServiceTest, TheHolderOfTheOfficeSigns) {
  ABSL_ASSERT_OK(Determine(kMay, "agreed", "traffic", v1::Outcome::AGREED));
  ABSL_ASSERT_OK(Add());
  EXPECT_THAT(Sign(), HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK(Agree());
  EXPECT_THAT(NeedsTold(Sign("Ray Bisby")),
              ElementsAre("DECISION_NOT_TAKEN forces/essex/decisionNotices/dn-12: needs its "
                          "decision to be taken before it is signed",
                          "SIGNATORY_NOT_HOLDER forces/essex/decisionNotices/dn-12: is signed by "
                          "who holds the signatory's office on that day"));
  ABSL_ASSERT_OK(Take("s22a"));
  EXPECT_THAT(Sign("Jason Ablewhite", "2021-05-13"), HasReason("SIGNATORY_NOT_HOLDER"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::DecisionNotice is_signed, Sign());
  EXPECT_EQ(is_signed.signed_on(), "2018-05-11");
  EXPECT_EQ(is_signed.signed_by(), "Jason Ablewhite");
  EXPECT_THAT(Withdraw("Too late"), HasReason("STATE_NOT_ALLOWED"));
  v1::UpdateOfficeRequest update;
  update.mutable_office()->set_name("forces/essex/offices/commissioner");
  update.mutable_update_mask()->add_paths("tenures");
  v1::Office::Tenure& tenure = *update.mutable_office()->add_tenures();
  tenure.set_holder("Ray Bisby");
  tenure.set_from_date("2018-05-11");
  EXPECT_EQ(Told(Call(*offices_, &v1::OfficeService::Stub::UpdateOffice, update, Analyst("essex"))),
            "TENURE_IN_USE office.tenures");
  tenure.set_holder("Jason Ablewhite");
  ABSL_EXPECT_OK(Call(*offices_, &v1::OfficeService::Stub::UpdateOffice, update, Analyst("essex")));
  v1::DeleteOfficeRequest erase;
  erase.set_name("forces/essex/offices/commissioner");
  EXPECT_THAT(Call(*offices_, &v1::OfficeService::Stub::DeleteOffice, erase, Analyst("essex")),
              HasReason("OFFICE_IN_USE"));
}

TEST_F(DecisionNoticeServiceTest, NothingIsSignedBeforeItIsDecidedNorOnceThatIsRevoked) {
  ABSL_ASSERT_OK(DecisionTest::Add("free", Agreement("CPCC 2018-014")));
  ABSL_ASSERT_OK(Take("free", "2018-05-12"));
  ABSL_ASSERT_OK(Determine(kMay, "agreed", "traffic", v1::Outcome::APPROVED));
  v1::DecisionNotice notice = Notice();
  notice.set_decision(NameOf("free"));
  ABSL_ASSERT_OK(Add("dn-12", notice));
  ABSL_ASSERT_OK(Agree());
  EXPECT_THAT(Sign(), HasReason("SIGNED_BEFORE_DECISION"));
  ABSL_ASSERT_OK(Publish("free", "2018-05-14"));
  ABSL_ASSERT_OK(DecisionTest::Add("later", Agreement("CPCC 2018-015")));
  ABSL_ASSERT_OK(Take("later", "2018-05-15"));
  ABSL_ASSERT_OK(Revoke("free", "2018-05-15", "later"));
  EXPECT_THAT(Sign("Jason Ablewhite", "2018-05-16"), HasReason("DECISION_REVOKED"));
}

TEST_F(DecisionNoticeServiceTest, ItIsPublished) {
  MakeSigned();
  EXPECT_THAT(PublishNotice("dn/12"), HasReason("URL_INVALID"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::DecisionNotice published, PublishNotice());
  EXPECT_EQ(published.state(), v1::DecisionNotice::PUBLISHED);
  EXPECT_EQ(published.publication().on(), "2018-05-14");
  EXPECT_EQ(published.transitions_size(), 3);
}

TEST_F(DecisionNoticeServiceTest, OneOfAnExemptDecisionIsNot) {
  MakeSigned();
  ABSL_ASSERT_OK(Exempt("s22a", "2018-05-11", "2018-11-01"));
  EXPECT_THAT(PublishNotice(), HasReason("DECISION_EXEMPT"));
}

TEST_F(DecisionNoticeServiceTest, OneOfASensitiveDecisionIsNotThereForViewers) {
  v1::Decision patch;
  patch.set_marking(v1::Decision::OFFICIAL_SENSITIVE);
  ABSL_ASSERT_OK(DecisionTest::Update("s22a", patch, {"marking"}));
  MakeSigned();
  EXPECT_THAT(PublishNotice(), HasReason("MARKED_OFFICIAL_SENSITIVE"));
  EXPECT_THAT(Get(), HasReason("DECISION_NOTICE_UNKNOWN"));
  ABSL_ASSERT_OK(Get(Analyst("essex")));
  v1::ListDecisionNoticesRequest list;
  list.set_parent("forces/essex");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListDecisionNoticesResponse seen,
                            Call(*notices_, &Notices::ListDecisionNotices, list, Viewer("essex")));
  EXPECT_EQ(seen.decision_notices_size(), 0);
  EXPECT_EQ(Value("SELECT string_agg(subject, ' ') FROM governance.event_out WHERE type = "
                  "'decision_notice.read'"),
            kNotice);
}

TEST_F(DecisionNoticeServiceTest, OneAtARestrictedItemIsNotPublished) {
  MakeSigned();
  Value(
      "UPDATE governance.agenda_item SET restricted = true, restriction_reason = 'Names people' "
      "WHERE id = 'traffic' RETURNING id");
  EXPECT_THAT(PublishNotice(), HasReason("ITEM_RESTRICTED"));
  EXPECT_THAT(Get(), HasReason("DECISION_NOTICE_UNKNOWN"));
}

TEST_F(DecisionNoticeServiceTest, OneAgreedToAtARestrictedItemIsNotPublicEither) {
  ABSL_ASSERT_OK(DecisionTest::Add("outside", Agreement("CPCC 2018-013")));
  ABSL_ASSERT_OK(Take("outside"));
  ABSL_ASSERT_OK(Determine(kMay, "agreed", "traffic", v1::Outcome::AGREED));
  v1::DecisionNotice notice = Notice();
  notice.set_decision("outside");
  ABSL_ASSERT_OK(Add("dn-12", notice));
  ABSL_ASSERT_OK(Agree());
  ABSL_ASSERT_OK(Sign());
  ABSL_ASSERT_OK(Get());
  Value(
      "UPDATE governance.agenda_item SET restricted = true, restriction_reason = 'Names people' "
      "WHERE id = 'traffic' RETURNING id");
  EXPECT_THAT(PublishNotice(), HasReason("ITEM_RESTRICTED"));
  EXPECT_THAT(Get(), HasReason("DECISION_NOTICE_UNKNOWN"));
  v1::ListDecisionNoticesRequest list;
  list.set_parent("forces/essex");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListDecisionNoticesResponse seen,
                            Call(*notices_, &Notices::ListDecisionNotices, list, Viewer("essex")));
  EXPECT_EQ(seen.decision_notices_size(), 0);
  ABSL_EXPECT_OK(Get(Analyst("essex")));
}

TEST_F(DecisionNoticeServiceTest, ItIsWithdrawnWithAReason) {
  ABSL_ASSERT_OK(Add());
  EXPECT_THAT(Withdraw(""), HasReason("FIELD_REQUIRED"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::DecisionNotice withdrawn, Withdraw("Not needed"));
  EXPECT_EQ(withdrawn.state(), v1::DecisionNotice::WITHDRAWN);
  EXPECT_EQ(withdrawn.transitions(0).reason(), "Not needed");
  EXPECT_THAT(Agree(), HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(DecisionNoticeServiceTest, ListsAreNarrowed) {
  ABSL_ASSERT_OK(Add());
  ABSL_ASSERT_OK(Withdraw("Not needed"));
  ABSL_ASSERT_OK(DecisionTest::Add("other", Agreement("CPCC 2018-013")));
  v1::DecisionNotice second = Notice();
  second.set_reference("DN 2018-013");
  second.set_decision("other");
  ABSL_ASSERT_OK(Add("dn-13", second));
  v1::ListDecisionNoticesRequest list;
  list.set_parent("forces/essex");
  list.set_decision("other");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListDecisionNoticesResponse of_other,
                            Call(*notices_, &Notices::ListDecisionNotices, list, Viewer("essex")));
  ASSERT_EQ(of_other.decision_notices_size(), 1);
  EXPECT_EQ(of_other.decision_notices(0).reference(), "DN 2018-013");
  list.clear_decision();
  list.set_state(v1::DecisionNotice::WITHDRAWN);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListDecisionNoticesResponse withdrawn,
                            Call(*notices_, &Notices::ListDecisionNotices, list, Viewer("essex")));
  ASSERT_EQ(withdrawn.decision_notices_size(), 1);
  EXPECT_EQ(withdrawn.decision_notices(0).name(), kNotice);
}

}  // namespace
}  // namespace copperplate::governance
