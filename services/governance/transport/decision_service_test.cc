#include <gmock/gmock.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/told.h"
#include "services/governance/transport/testing/decision_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using testing::NeedsTold;
using testing::Told;

using DecisionServiceTest = DecisionTest;

constexpr int kDecisionClients = 16;

// How many of as many clients at once succeed.
template <class Attempt>
int Succeeding(const Attempt& attempt) {
  std::atomic<int> succeeded = 0;
  std::vector<std::thread> clients;
  clients.reserve(kDecisionClients);
  for (int client = 0; client < kDecisionClients; ++client) {
    clients.emplace_back([&, client] {
      if (attempt(client).ok()) ++succeeded;
    });
  }
  for (std::thread& client : clients) client.join();
  return succeeded;
}

TEST_F(DecisionServiceTest, OneIsAddedAndRead) {
  v1::Decision asked = Agreement();
  asked.set_reasons("The programme has been extended.");
  asked.set_options("To leave it:\n\tnot advised");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Decision added, Add("s22a", asked));
  EXPECT_EQ(added.name(), "forces/essex/decisions/s22a");
  EXPECT_EQ(added.state(), v1::Decision::PROPOSED);
  EXPECT_EQ(added.options(), asked.options());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Decision read, Get("s22a"));
  EXPECT_EQ(read.SerializeAsString(), added.SerializeAsString());
  EXPECT_THAT(Add("s22a", asked), HasReason("DECISION_EXISTS"));
  EXPECT_THAT(Add("mine", asked, Viewer("essex")), HasReason("ROLE_MISSING"));
  EXPECT_THAT(Get("none"), HasReason("DECISION_UNKNOWN"));
}

TEST_F(DecisionServiceTest, EveryFaultIsTold) {
  ABSL_ASSERT_OK(Add("s22a", Agreement()));
  v1::Decision wrong = Agreement();
  wrong.set_agenda_item(kTraffic);
  wrong.clear_spi_basis();
  EXPECT_THAT(FieldsTold(Add("other", wrong)),
              ElementsAre("decision.reference: is that of another decision",
                          "decision.spi_basis: must say why the decision is, or is not, of "
                          "significant public interest",
                          "decision.agenda_item: is not there"));
  EXPECT_THAT(Add("other", wrong), HasReason("REFERENCE_TAKEN"));
  wrong = Agreement("CPCC 2018-013");
  wrong.clear_significant_public_interest();
  EXPECT_EQ(Told(Add("other", wrong)),
            "SPI_NOT_DETERMINED decision.spi_basis decision.spi_determined_by");
  wrong.set_agenda_item("forces/kent/bodies/bcb/meetings/may/agendaItems/traffic");
  EXPECT_EQ(Told(Add("other", wrong)), "AGENDA_ITEM_NOT_OF_FORCE decision.agenda_item");
}

TEST_F(DecisionServiceTest, ItIsChangedWhileItIsProposed) {
  ABSL_ASSERT_OK(Add("first", Agreement("CPCC 2018-011")));
  ABSL_ASSERT_OK(Add("s22a", Agreement()));
  v1::Decision patch = Agreement("CPCC 2018-011");
  EXPECT_THAT(Update("s22a", patch, {"reference"}), HasReason("REFERENCE_TAKEN"));
  patch.set_title("Section 22A Agreement");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Decision updated, Update("s22a", patch, {"title"}));
  EXPECT_EQ(updated.title(), "Section 22A Agreement");
  EXPECT_EQ(updated.reference(), "CPCC 2018-012");
  patch.set_etag("W/\"stale\"");
  EXPECT_THAT(Update("s22a", patch, {"title"}), HasReason("ETAG_MISMATCH"));
  patch.clear_etag();
  ABSL_ASSERT_OK(Take("s22a"));
  EXPECT_THAT(Update("s22a", patch, {"title"}), HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(DecisionServiceTest, ItIsTakenAtItsMeeting) {
  MakeMay();
  v1::Decision decision = Agreement();
  decision.clear_significant_public_interest();
  decision.clear_spi_basis();
  decision.clear_spi_determined_by();
  decision.set_agenda_item(kTraffic);
  ABSL_ASSERT_OK(Add("s22a", decision));
  ABSL_ASSERT_OK(Leave("Alan Baldwin"));
  EXPECT_THAT(Take("s22a", "2018-05-09", "Alan Baldwin"), HasReason("DATE_NOT_OF_MEETING"));
  EXPECT_THAT(NeedsTold(Take("s22a", "2018-05-10", "alan  baldwin")),
              ElementsAre("SPI_REQUIRED forces/essex/decisions/s22a: needs to be determined to be "
                          "of significant public interest or not",
                          "DECIDER_LEFT_ITEM forces/essex/decisions/s22a: is not taken by somebody "
                          "who declared an interest and left for its item",
                          "MEETING_NOT_HELD forces/essex/bodies/bcb/meetings/may: has not begun, "
                          "or does not take place"));
  ABSL_ASSERT_OK(Open(kMay));
  ABSL_ASSERT_OK(Update("s22a", Agreement(),
                        {"significant_public_interest", "spi_basis", "spi_determined_by"}));
  EXPECT_THAT(Take("s22a", "2018-05-10", "Alan Baldwin"), HasReason("DECIDER_LEFT_ITEM"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Decision taken, Take("s22a"));
  EXPECT_EQ(taken.state(), v1::Decision::TAKEN);
  EXPECT_EQ(taken.taken_on(), "2018-05-10");
  EXPECT_EQ(taken.taken_by(), "Jason Ablewhite");
  ASSERT_EQ(taken.transitions_size(), 1);
  EXPECT_EQ(taken.transitions(0).to_state(), v1::Decision::TAKEN);
  EXPECT_THAT(Take("s22a"), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_EQ(Value("SELECT string_agg(type, ' ' ORDER BY seq) FROM governance.event_out WHERE "
                  "subject = 'forces/essex/decisions/s22a'"),
            "decision.created decision.updated decision.take");
}

TEST_F(DecisionServiceTest, WhoTookItDidNotLeaveForItsItem) {
  BeginMay();
  v1::Decision decision = Agreement();
  decision.set_agenda_item(kTraffic);
  ABSL_ASSERT_OK(Add("s22a", decision));
  ABSL_ASSERT_OK(Take("s22a"));
  EXPECT_EQ(Told(Leave("Jason Ablewhite")), "LEFT_FOR_ITEM declaration.action");
  ABSL_EXPECT_OK(Leave("Alan Baldwin"));
}

TEST_F(DecisionServiceTest, WhoLeftDoesNotTakeItUnderTheNameOfAnOffice) {
  BeginMay();
  AddCommissioner();
  v1::Decision decision = Agreement();
  decision.set_agenda_item(kTraffic);
  ABSL_ASSERT_OK(Add("s22a", decision));
  ABSL_ASSERT_OK(Leave("Jason Ablewhite"));
  for (const char* by : {"Police and Crime Commissioner", "forces/essex/offices/commissioner"}) {
    EXPECT_THAT(Take("s22a", "2018-05-10", by), HasReason("DECIDER_LEFT_ITEM")) << by;
  }
  ABSL_EXPECT_OK(Take("s22a", "2018-05-10", "Alan Baldwin"));
}

TEST_F(DecisionServiceTest, WhoTookItUnderTheNameOfAnOfficeDidNotLeave) {
  BeginMay();
  AddCommissioner();
  v1::Decision decision = Agreement();
  decision.set_agenda_item(kTraffic);
  ABSL_ASSERT_OK(Add("s22a", decision));
  ABSL_ASSERT_OK(Take("s22a", "2018-05-10", "Police and Crime Commissioner"));
  EXPECT_EQ(Told(Leave("Jason Ablewhite")), "LEFT_FOR_ITEM declaration.action");
}

TEST_F(DecisionServiceTest, AnItemThatIsDecidedOnIsNotDeleted) {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  ABSL_ASSERT_OK(CreateItem(kMay, "traffic", Item("2")));
  v1::Decision decision = Agreement();
  decision.set_agenda_item(kTraffic);
  ABSL_ASSERT_OK(Add("s22a", decision));
  v1::DeleteAgendaItemRequest erase;
  erase.set_name(kTraffic);
  EXPECT_THAT(
      Call(*items_, &v1::AgendaItemService::Stub::DeleteAgendaItem, erase, Analyst("essex")),
      HasReason("AGENDA_ITEM_IN_USE"));
}

TEST_F(DecisionServiceTest, OneOfPublicInterestIsPublishedOrExempt) {
  ABSL_ASSERT_OK(Add("s22a", Agreement()));
  ABSL_ASSERT_OK(Take("s22a"));
  v1::PublishDecisionRequest nowhere;
  nowhere.set_url("on the site");
  EXPECT_THAT(Step(&Decisions::PublishDecision, "s22a", "2018-05-18", nowhere),
              HasReason("URL_INVALID"));
  EXPECT_THAT(Publish("s22a", "2018-05-09"), HasReason("DATE_OUT_OF_ORDER"));
  EXPECT_THAT(Publish("s22a", "2199-05-09"), HasReason("DATE_IN_FUTURE"));
  EXPECT_THAT(Step(&Decisions::RecordDecision, "s22a", "2018-05-18", v1::RecordDecisionRequest()),
              HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Decision published, Publish("s22a", "2018-05-18"));
  EXPECT_EQ(published.state(), v1::Decision::PUBLISHED);
  EXPECT_EQ(published.publication().on(), "2018-05-18");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Decision read, Get("s22a"));
  EXPECT_EQ(read.publication_standing().days_to_publish(), 6);
  EXPECT_EQ(read.publication_standing().target_on(), "2018-05-24");
  EXPECT_TRUE(read.publication_standing().within_target());
  EXPECT_FALSE(read.publication_standing().owed());

  ABSL_ASSERT_OK(Add("tender", Agreement("CPCC 2018-013")));
  ABSL_ASSERT_OK(Take("tender"));
  EXPECT_EQ(Told(Exempt("tender", "2018-05-11", "2018-05-11")),
            "REVIEW_NOT_AHEAD exemption.review_on");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Decision exempt,
                            Exempt("tender", "2018-05-11", "2018-11-01"));
  EXPECT_EQ(exempt.state(), v1::Decision::EXEMPT_RECORDED);
  EXPECT_EQ(exempt.exemption().category(), "Commercial interests");
}

TEST_F(DecisionServiceTest, AnotherIsRecorded) {
  v1::Decision small = Agreement();
  small.set_significant_public_interest(false);
  ABSL_ASSERT_OK(Add("small", small));
  ABSL_ASSERT_OK(Take("small"));
  EXPECT_THAT(Publish("small", "2018-05-18"), HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Decision recorded,
      Step(&Decisions::RecordDecision, "small", "2018-05-11", v1::RecordDecisionRequest()));
  EXPECT_EQ(recorded.state(), v1::Decision::RECORDED);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Decision read, Get("small"));
  EXPECT_FALSE(read.has_publication_standing());
}

TEST_F(DecisionServiceTest, ALaterDecisionRevokes) {
  ABSL_ASSERT_OK(Add("first", Agreement("CPCC 2018-011")));
  ABSL_ASSERT_OK(Add("second", Agreement("CPCC 2018-012")));
  ABSL_ASSERT_OK(Take("first"));
  EXPECT_THAT(Revoke("first", "2018-05-20", "second"), HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK(Publish("first", "2018-05-18"));
  for (const char* const wrong : {"first", "second", "none"}) {
    EXPECT_THAT(Revoke("first", "2018-05-20", wrong), HasReason("REVOKING_DECISION_INVALID"))
        << wrong;
  }
  EXPECT_THAT(Revoke("first", "2018-05-20", "forces/kent/decisions/second"),
              HasReason("DECISION_NOT_OF_FORCE"));
  EXPECT_THAT(Revoke("first", "2018-05-20", ""), HasReason("FIELD_REQUIRED"));
  ABSL_ASSERT_OK(Take("second", "2018-05-19"));
  EXPECT_EQ(Told(Revoke("first", "2018-05-18", "second")), "REVOKED_BEFORE_LATER_DECISION on");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Decision revoked, Revoke("first", "2018-05-20", "second"));
  EXPECT_EQ(revoked.state(), v1::Decision::REVOKED);
  EXPECT_EQ(revoked.revoked_by(), NameOf("second"));
  EXPECT_TRUE(revoked.has_publication());
  EXPECT_THAT(Revoke("second", "2018-05-21", "first"), HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK(Publish("second", "2018-05-19"));
  ABSL_ASSERT_OK(Add("third", Agreement("CPCC 2018-013")));
  ABSL_ASSERT_OK(Take("third", "2018-05-19"));
  EXPECT_EQ(Told(Revoke("second", "2018-05-19", "third")), "REVOKED_BEFORE_LATER_DECISION on")
      << "it revoked the first on the 20th";
  ABSL_EXPECT_OK(Revoke("second", "2018-05-20", "third"));
}

TEST_F(DecisionServiceTest, AViewerIsNotToldWhichSensitiveDecisionRevoked) {
  ABSL_ASSERT_OK(Add("first", Agreement("CPCC 2018-011")));
  v1::Decision later = Agreement("CPCC 2018-012");
  later.set_marking(v1::Decision::OFFICIAL_SENSITIVE);
  ABSL_ASSERT_OK(Add("dismissal-of-x", later));
  ABSL_ASSERT_OK(Take("first"));
  ABSL_ASSERT_OK(Publish("first", "2018-05-18"));
  ABSL_ASSERT_OK(Take("dismissal-of-x", "2018-05-19"));
  ABSL_ASSERT_OK(Revoke("first", "2018-05-20", "dismissal-of-x"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Decision shown, Get("first"));
  EXPECT_EQ(shown.state(), v1::Decision::REVOKED);
  EXPECT_EQ(shown.revoked_by(), "");
  EXPECT_EQ(shown.transitions().rbegin()->to_state(), v1::Decision::REVOKED);
  EXPECT_EQ(shown.transitions().rbegin()->reason(), "");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Decision whole, Get("first", Analyst("essex")));
  EXPECT_EQ(whole.revoked_by(), NameOf("dismissal-of-x"));
  EXPECT_NE(whole.transitions().rbegin()->reason(), "");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListDecisionsResponse listed, List({}));
  ASSERT_EQ(listed.decisions_size(), 1);
  EXPECT_EQ(listed.decisions(0).revoked_by(), "");
  EXPECT_EQ(listed.decisions(0).transitions().rbegin()->reason(), "");
  Value(
      "SET session_replication_role = replica; "  // what is written once
      "UPDATE governance.decision SET marking = 1 RETURNING id");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Decision open, Get("first"));
  EXPECT_EQ(open.revoked_by(), NameOf("dismissal-of-x"));
}

TEST_F(DecisionServiceTest, WhatIsSensitiveIsNotThereForViewersNorPublished) {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  v1::AgendaItem restricted = Item("2");
  restricted.set_restricted(true);
  restricted.set_restriction_reason("Names individuals");
  ABSL_ASSERT_OK(CreateItem(kMay, "traffic", restricted));
  ABSL_ASSERT_OK(Attend(kMay, "ablewhite", "Jason Ablewhite"));
  ABSL_ASSERT_OK(Attend(kMay, "baldwin", "Alan Baldwin"));
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  ABSL_ASSERT_OK(Open(kMay));
  v1::Decision marked = Agreement("CPCC 2018-011");
  marked.set_marking(v1::Decision::OFFICIAL_SENSITIVE);
  v1::Decision behind = Agreement("CPCC 2018-012");
  behind.set_agenda_item(kTraffic);
  ABSL_ASSERT_OK(Add("marked", marked));
  ABSL_ASSERT_OK(Add("behind", behind));
  ABSL_ASSERT_OK(Add("open", Agreement("CPCC 2018-013")));
  EXPECT_THAT(Get("marked"), HasReason("DECISION_UNKNOWN"));
  EXPECT_THAT(Get("behind"), HasReason("DECISION_UNKNOWN"));
  ABSL_ASSERT_OK(Get("behind", Analyst("essex")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListDecisionsResponse seen, List({}));
  ASSERT_EQ(seen.decisions_size(), 1);
  EXPECT_EQ(seen.decisions(0).name(), NameOf("open"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListDecisionsResponse all, List({}, Analyst("essex")));
  EXPECT_EQ(all.decisions_size(), 3);
  EXPECT_EQ(Value("SELECT string_agg(subject, ' ' ORDER BY seq) FROM governance.event_out WHERE "
                  "type = 'decision.read'"),
            absl::StrCat(NameOf("behind"), " ", NameOf("behind"), " ", NameOf("marked")));
  ABSL_ASSERT_OK(Take("marked"));
  ABSL_ASSERT_OK(Take("behind"));
  EXPECT_THAT(Publish("marked", "2018-05-11"), HasReason("MARKED_OFFICIAL_SENSITIVE"));
  EXPECT_THAT(Publish("behind", "2018-05-11"), HasReason("ITEM_RESTRICTED"));
  ABSL_EXPECT_OK(Exempt("behind", "2018-05-11", "2018-11-01"));
}

TEST_F(DecisionServiceTest, ListsAreNarrowedAndPaged) {
  for (const char* const id : {"a", "b", "c"}) {
    ABSL_ASSERT_OK(Add(id, Agreement(absl::StrCat("CPCC ", id))));
  }
  ABSL_ASSERT_OK(Take("b"));
  ABSL_ASSERT_OK(Take("c"));
  ABSL_ASSERT_OK(Publish("c", "2018-05-11"));
  v1::ListDecisionsRequest request;
  request.set_publication_owed(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListDecisionsResponse owed, List(request));
  ASSERT_EQ(owed.decisions_size(), 1);
  EXPECT_EQ(owed.decisions(0).name(), NameOf("b"));
  EXPECT_TRUE(owed.decisions(0).publication_standing().overdue());
  request = {};
  request.set_state(v1::Decision::PUBLISHED);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListDecisionsResponse published, List(request));
  ASSERT_EQ(published.decisions_size(), 1);
  EXPECT_EQ(published.decisions(0).name(), NameOf("c"));
  request = {};
  request.set_page_size(2);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListDecisionsResponse first, List(request));
  ASSERT_EQ(first.decisions_size(), 2);
  request.set_page_token(first.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListDecisionsResponse last, List(request));
  ASSERT_EQ(last.decisions_size(), 1);
  EXPECT_EQ(last.decisions(0).name(), NameOf("c"));
}

TEST_F(DecisionServiceTest, OneOfManyClientsTakesItAndOneHasTheReference) {
  EXPECT_EQ(Succeeding([&](int client) { return Add(absl::StrCat("d", client), Agreement()); }), 1);
  ABSL_ASSERT_OK(Add("s22a", Agreement("CPCC 2018-013")));
  EXPECT_EQ(Succeeding([&](int) { return Take("s22a"); }), 1);
}

}  // namespace
}  // namespace copperplate::governance
