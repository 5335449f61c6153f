// Iterations from the proto to the rows, over the real pipeline.
#include <gmock/gmock.h>
#include <google/api/annotations.pb.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "copperplate/delivery/v1/iteration_service.grpc.pb.h"
#include "copperplate/delivery/v1/plan_service.grpc.pb.h"
#include "libs/api/record_image.h"
#include "libs/digest/sha256.h"
#include "libs/status/error.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/delivery/domain/moves.h"
#include "services/delivery/storage/testing/plan_data.h"
#include "services/delivery/transport/testing/service_test.h"

namespace copperplate::delivery {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

constexpr char kCambridgeshire[] = "cambridgeshire";
constexpr char kPcp[] = "forces/cambridgeshire/plans/pcp";
constexpr char kFirst[] = "forces/cambridgeshire/plans/pcp/iterations/iteration-1";
constexpr char kSecond[] = "forces/cambridgeshire/plans/pcp/iterations/iteration-2";

class IterationServiceTest : public ServiceTest {
 protected:
  using Stub = v1::IterationService::Stub;
  using Result = absl::StatusOr<v1::Iteration>;

  IterationServiceTest() { Value(kPlanData); }

  Result Create(const std::string& cut_off, const Caller& caller = Publisher(kCambridgeshire),
                const std::string& parent = kPcp) {
    v1::CreateIterationRequest request;
    request.set_parent(parent);
    request.mutable_iteration()->set_cut_off(cut_off);
    request.mutable_iteration()->set_label("WORK IN PROGRESS");
    return Call(*stub_, &Stub::CreateIteration, request, caller);
  }
  Result Get(const std::string& name, const Caller& caller = Viewer(kCambridgeshire)) {
    v1::GetIterationRequest request;
    request.set_name(name);
    return Call(*stub_, &Stub::GetIteration, request, caller);
  }
  Result Freeze(const std::string& name, const std::string& stale_accepted_reason = "") {
    v1::FreezeIterationRequest request;
    request.set_name(name);
    request.set_stale_accepted_reason(stale_accepted_reason);
    return Call(*stub_, &Stub::FreezeIteration, request, Publisher(kCambridgeshire));
  }
  Result Unfreeze(const std::string& name) {
    v1::UnfreezeIterationRequest request;
    request.set_name(name);
    return Call(*stub_, &Stub::UnfreezeIteration, request, Publisher(kCambridgeshire));
  }
  static v1::Publication Shown(v1::Publication::Body body, const std::string& on_date) {
    v1::Publication publication;
    publication.set_body(body);
    publication.set_on_date(on_date);
    publication.set_meeting_ref("BCB, item 5");
    publication.set_marking(v1::Plan::OFFICIAL);
    return publication;
  }
  Result Publish(const std::string& name, const std::string& on_date,
                 const std::string& etag = "") {
    v1::PublishIterationRequest request;
    request.set_name(name);
    request.set_etag(etag);
    *request.mutable_publication() = Shown(v1::Publication::BOARD, on_date);
    return Call(*stub_, &Stub::PublishIteration, request, Publisher(kCambridgeshire));
  }
  Result Withdraw(const std::string& name, const std::string& reason = "A wrong table") {
    v1::WithdrawIterationRequest request;
    request.set_name(name);
    request.set_reason(reason);
    return Call(*stub_, &Stub::WithdrawIteration, request, Publisher(kCambridgeshire));
  }
  absl::StatusOr<v1::GetIterationContentResponse> Content(const std::string& name) {
    v1::GetIterationContentRequest request;
    request.set_name(name);
    return Call(*stub_, &Stub::GetIterationContent, request, Viewer(kCambridgeshire));
  }
  absl::StatusOr<v1::Publication> ShowAgain(const std::string& iteration,
                                            const v1::Publication& publication) {
    v1::CreatePublicationRequest request;
    request.set_parent(iteration);
    *request.mutable_publication() = publication;
    return Call(*stub_, &Stub::CreatePublication, request, Publisher(kCambridgeshire));
  }

  // As somebody would report it: `rag` is the proto's number.
  void Report(const std::string& action, const std::string& activity, const std::string& day,
              int rag) {
    Value(absl::StrCat("INSERT INTO delivery.status_entry VALUES ('cambridgeshire', 'pcp', '",
                       action, "', '", activity, "', 'x", rag, "-", day,
                       "', gen_random_uuid(), 1, now(), 't', '", day, "', ", rag,
                       ", '', NULL, '', '')"));
  }
  // Nothing keeps it from being frozen as of 2018-05-10 then, but that V1.2 is stale.
  void FreezeFirst() {
    Report("o1", "o1-1", "2018-05-01", v1::StatusEntry::GREEN);
    ASSERT_THAT(Create("2018-05-10"), IsOk());
    ASSERT_THAT(Freeze(kFirst, "Its lead is away"), IsOk());
  }
  void PublishFirst() {
    FreezeFirst();
    ASSERT_THAT(Publish(kFirst, "2018-05-15"), IsOk());
  }
  // `V1.1 IMPROVED`
  static std::vector<std::string> Directions(const v1::Iteration& iteration) {
    std::vector<std::string> directions;
    for (const v1::Iteration::Row& row : iteration.rows()) {
      directions.push_back(absl::StrCat(row.activity_code(), " ",
                                        v1::Iteration::Direction_Name(row.direction()),
                                        row.started_late() ? " started late" : ""));
    }
    return directions;
  }

  std::unique_ptr<Stub> stub_ = v1::IterationService::NewStub(channel());
};

TEST_F(IterationServiceTest, IsAnnouncedUnderTheNextNumber) {
  const auto first = Create("2018-05-10");
  ABSL_ASSERT_OK(first);
  EXPECT_EQ(first->name(), kFirst);
  EXPECT_EQ(first->number(), 1);
  EXPECT_EQ(first->state(), v1::Iteration::DRAFT);
  EXPECT_EQ(first->label(), "WORK IN PROGRESS");
  EXPECT_EQ(first->content_sha256(), "");
  EXPECT_FALSE(first->has_freeze_time());
  const auto second = Create("2018-08-10");
  ABSL_ASSERT_OK(second);
  EXPECT_EQ(second->name(), kSecond);
  EXPECT_EQ(Get(kFirst)->SerializeAsString(), first->SerializeAsString());
}

TEST_F(IterationServiceTest, CutOffsRiseWithTheNumbersAndDoNotLieBeforeThePlan) {
  EXPECT_THAT(Create("2017-03-31"), HasReason("CUT_OFF_BEFORE_PLAN"));
  ASSERT_THAT(Create("2018-05-10"), IsOk());
  const auto refused = Create("2018-05-10");
  EXPECT_THAT(refused, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(refused, HasReason("CUT_OFF_NOT_AFTER_PREVIOUS"));
  EXPECT_THAT(FieldsOf(refused.status()), ElementsAre("iteration.cut_off"));
  ASSERT_THAT(Create("2018-08-10"), IsOk());

  v1::UpdateIterationRequest request;
  request.mutable_iteration()->set_name(kFirst);
  request.mutable_iteration()->set_cut_off("2018-08-10");
  request.mutable_update_mask()->add_paths("cut_off");
  EXPECT_THAT(Call(*stub_, &Stub::UpdateIteration, request, Publisher(kCambridgeshire)),
              HasReason("CUT_OFF_NOT_BEFORE_NEXT"));
  request.mutable_iteration()->set_cut_off("2018-05-11");
  const auto updated = Call(*stub_, &Stub::UpdateIteration, request, Publisher(kCambridgeshire));
  ABSL_ASSERT_OK(updated);
  EXPECT_EQ(updated->cut_off(), "2018-05-11");
  EXPECT_EQ(updated->label(), "WORK IN PROGRESS");
}

TEST_F(IterationServiceTest, FreezingNamesWhatIsMissingAndWhatIsStale) {
  ASSERT_THAT(Create("2018-05-10"), IsOk());
  const auto both = Freeze(kFirst);
  EXPECT_THAT(both, StatusIs(StatusCode::kFailedPrecondition));
  EXPECT_THAT(both, HasReason("STATUS_STALE"));
  EXPECT_THAT(std::string(both.status().message()), HasSubstr("V1.2"));
  EXPECT_EQ(ErrorMetadata(both.status(), "unmetCount"), "2");
  const auto missing = Freeze(kFirst, "Its lead is away");
  EXPECT_THAT(missing, HasReason("RAG_MISSING"));
  EXPECT_THAT(std::string(missing.status().message()), HasSubstr("O1.1"));
  EXPECT_EQ(ErrorMetadata(missing.status(), "unmetCount"), "1");
  EXPECT_EQ(Get(kFirst)->state(), v1::Iteration::DRAFT);
  EXPECT_THAT(Content(kFirst), HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(IterationServiceTest, ACutOffThatHasNotComeIsNotFrozen) {
  ASSERT_THAT(Create("2199-01-01"), IsOk());
  EXPECT_THAT(Freeze(kFirst, "Later"), HasReason("CUT_OFF_IN_FUTURE"));
}

TEST_F(IterationServiceTest, AFrozenOneHasRowsAndAHashOfItsBytes) {
  FreezeFirst();
  const auto frozen = Get(kFirst);
  ABSL_ASSERT_OK(frozen);
  EXPECT_EQ(frozen->state(), v1::Iteration::FROZEN);
  EXPECT_EQ(frozen->stale_accepted_reason(), "Its lead is away");
  EXPECT_EQ(frozen->frozen_by(), "publisher-1");
  EXPECT_TRUE(frozen->has_freeze_time());
  EXPECT_EQ(frozen->base(), "");
  EXPECT_THAT(Directions(*frozen), ElementsAre("V1.1 NONE", "V1.2 NONE", "V2 NONE", "O1.1 NONE"));
  const v1::Iteration::Row& row = frozen->rows(0);
  EXPECT_EQ(row.theme(), "victims");
  EXPECT_EQ(row.theme_prefix(), "V");
  EXPECT_EQ(row.theme_title(), "Victims");
  EXPECT_EQ(row.code(), "V1");
  EXPECT_EQ(row.action(), "Text of V1");
  EXPECT_THAT(row.opcc_leads(), ElementsAre("NP", "Head of Policy"));
  EXPECT_THAT(row.delivery_leads(), ElementsAre("The Constabulary"));
  EXPECT_EQ(row.rag(), v1::StatusEntry::YELLOW);
  EXPECT_EQ(row.as_of(), "2018-04-30");
  EXPECT_EQ(row.days_since_update(), 10);
  EXPECT_FALSE(row.stale());
  EXPECT_THAT(row.opportunities(), ElementsAre("Share a hub"));
  EXPECT_TRUE(frozen->rows(1).stale());

  const auto content = Content(kFirst);
  ABSL_ASSERT_OK(content);
  EXPECT_EQ(content->content_type(), "application/json");
  EXPECT_EQ(content->content_sha256(), frozen->content_sha256());
  const Sha256Digest digest = Sha256(content->content());
  EXPECT_EQ(content->content_sha256(), absl::BytesToHexString(AsBytes(digest)));
  EXPECT_THAT(content->content(),
              HasSubstr("\"number\":1,\"plan\":\"forces/cambridgeshire/plans/pcp\",\"rows\":[{"));
  EXPECT_THAT(content->content(), HasSubstr("\"activityCode\":\"V1.1\",\"asOf\":\"2018-04-30\""));
}

TEST_F(IterationServiceTest, AFrozenOneIsTakenBackButNotChanged) {
  FreezeFirst();
  v1::UpdateIterationRequest request;
  request.mutable_iteration()->set_name(kFirst);
  request.mutable_iteration()->set_label("FINAL");
  request.mutable_update_mask()->add_paths("label");
  EXPECT_THAT(Call(*stub_, &Stub::UpdateIteration, request, Publisher(kCambridgeshire)),
              HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(Freeze(kFirst, "Again"), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(Withdraw(kFirst), HasReason("STATE_NOT_ALLOWED"));
  const auto draft = Unfreeze(kFirst);
  ABSL_ASSERT_OK(draft);
  EXPECT_EQ(draft->state(), v1::Iteration::DRAFT);
  EXPECT_EQ(draft->rows_size(), 0);
  EXPECT_EQ(draft->content_sha256(), "");
  EXPECT_EQ(draft->stale_accepted_reason(), "");
  EXPECT_FALSE(draft->has_freeze_time());
  EXPECT_EQ(Get(kFirst)->SerializeAsString(), draft->SerializeAsString());
  EXPECT_THAT(Unfreeze(kFirst), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(Freeze(kFirst, "Its lead is away"), IsOk());
}

TEST_F(IterationServiceTest, IsPublishedWithItsFirstPublication) {
  FreezeFirst();
  const auto early = Publish(kFirst, "2018-05-09");
  EXPECT_THAT(early, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(early, HasReason("PUBLISHED_BEFORE_CUT_OFF"));
  EXPECT_THAT(FieldsOf(early.status()), ElementsAre("publication.on_date"));
  EXPECT_THAT(Publish(kFirst, "2199-01-01"), HasReason("PUBLISHED_IN_FUTURE"));
  EXPECT_THAT(Publish(kFirst, "2018-05-15", "\"AAAA\""), HasReason("ETAG_MISMATCH"));
  EXPECT_EQ(Get(kFirst)->state(), v1::Iteration::FROZEN);
  const auto published = Publish(kFirst, "2018-05-15", Get(kFirst)->etag());
  ABSL_ASSERT_OK(published);
  EXPECT_EQ(published->state(), v1::Iteration::PUBLISHED);
  EXPECT_EQ(published->rows_size(), 4);

  v1::ListPublicationsRequest list;
  list.set_parent(kFirst);
  const auto publications = Call(*stub_, &Stub::ListPublications, list, Viewer(kCambridgeshire));
  ABSL_ASSERT_OK(publications);
  ASSERT_EQ(publications->publications_size(), 1);
  const v1::Publication& publication = publications->publications(0);
  EXPECT_EQ(publication.name(), absl::StrCat(kFirst, "/publications/board-1"));
  EXPECT_EQ(publication.body(), v1::Publication::BOARD);
  EXPECT_EQ(publication.on_date(), "2018-05-15");
  EXPECT_EQ(publication.meeting_ref(), "BCB, item 5");
  EXPECT_EQ(publication.author(), "publisher-1");
  // What a further one needs is another method's.
  EXPECT_THAT(Publish(kFirst, "2018-05-16"), HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(IterationServiceTest, AnEventTellsOfTheRowsByTheirDigestAndCounts) {
  FreezeFirst();
  ABSL_ASSERT_OK(Publish(kFirst, "2018-05-15"));
  const auto frozen = Get(kFirst);
  ABSL_ASSERT_OK(frozen);
  EXPECT_EQ(frozen->counts().activity_count(), frozen->rows_size());
  for (const char* const type : {"frozen", "published"}) {
    const auto of_event = [&](const std::string& member) {
      return Value(absl::StrCat("SELECT after::jsonb ", member,
                                " FROM delivery.event_out WHERE type = 'iteration.", type, "'"));
    };
    EXPECT_EQ(of_event("-> 'rows'"), "[]") << type;
    EXPECT_EQ(of_event("->> 'contentSha256'"), frozen->content_sha256()) << type;
    EXPECT_EQ(of_event("-> 'counts' ->> 'activityCount'"), absl::StrCat(frozen->rows_size()));
  }
  v1::ListIterationsRequest list;
  list.set_parent(kPcp);
  const auto page = Call(*stub_, &Stub::ListIterations, list, Viewer(kCambridgeshire));
  ABSL_ASSERT_OK(page);
  EXPECT_EQ(page->iterations(0).rows_size(), 0);
  EXPECT_EQ(page->iterations(0).counts().SerializeAsString(), frozen->counts().SerializeAsString());
}

TEST_F(IterationServiceTest, EachPublicationIsAnEventTheFirstAmongThem) {
  FreezeFirst();
  const auto published = Publish(kFirst, "2018-05-15");
  ABSL_ASSERT_OK(published);
  const auto panel = ShowAgain(kFirst, Shown(v1::Publication::PANEL, "2018-06-01"));
  ABSL_ASSERT_OK(panel);
  v1::GetPublicationRequest get;
  get.set_name(absl::StrCat(kFirst, "/publications/board-1"));
  const auto board = Call(*stub_, &Stub::GetPublication, get, Viewer(kCambridgeshire));
  ABSL_ASSERT_OK(board);
  EXPECT_EQ(board->create_time().SerializeAsString(), published->update_time().SerializeAsString());
  EXPECT_EQ(
      Value("SELECT string_agg(concat_ws(' ', type, actor, subject), ', ' ORDER BY seq) FROM "
            "delivery.event_out WHERE type IN ('iteration.published', "
            "'publication.created')"),
      absl::StrCat("iteration.published publisher-1 ", kFirst, ", publication.created publisher-1 ",
                   board->name(), ", publication.created publisher-1 ", panel->name()));
  const auto after = [&](absl::string_view name) {
    return Value(
        absl::StrCat("SELECT after FROM delivery.event_out WHERE type = "
                     "'publication.created' AND before IS NULL AND subject = '",
                     name, "'"));
  };
  EXPECT_EQ(after(board->name()), api::ImageOf(*board).open);
  EXPECT_EQ(after(panel->name()), api::ImageOf(*panel).open);
}

TEST_F(IterationServiceTest, IsShownToFurtherBodies) {
  FreezeFirst();
  EXPECT_THAT(ShowAgain(kFirst, Shown(v1::Publication::PANEL, "2018-06-01")),
              HasReason("STATE_NOT_ALLOWED"));
  ASSERT_THAT(Publish(kFirst, "2018-05-15"), IsOk());
  const auto panel = ShowAgain(kFirst, Shown(v1::Publication::PANEL, "2018-06-01"));
  ABSL_ASSERT_OK(panel);
  EXPECT_EQ(panel->name(), absl::StrCat(kFirst, "/publications/panel-1"));
  const auto again = ShowAgain(kFirst, Shown(v1::Publication::BOARD, "2018-06-01"));
  ABSL_ASSERT_OK(again);
  EXPECT_EQ(again->name(), absl::StrCat(kFirst, "/publications/board-2"));
  EXPECT_THAT(ShowAgain(kFirst, Shown(v1::Publication::PANEL, "2018-06-01")),
              HasReason("DUPLICATE"));
  v1::Publication web = Shown(v1::Publication::WEB, "2018-06-01");
  web.set_marking(v1::Plan::OFFICIAL_SENSITIVE);
  const auto refused = ShowAgain(kFirst, web);
  EXPECT_THAT(refused, HasReason("MARKING_NOT_FOR_WEB"));
  EXPECT_THAT(FieldsOf(refused.status()), ElementsAre("publication.marking"));
  // Marked so itself, it is not for who but reads.
  v1::Publication inside = Shown(v1::Publication::PANEL, "2018-06-02");
  inside.set_marking(v1::Plan::OFFICIAL_SENSITIVE);
  const auto sensitive = ShowAgain(kFirst, inside);
  ABSL_ASSERT_OK(sensitive);
  v1::GetPublicationRequest of_sensitive;
  of_sensitive.set_name(sensitive->name());
  EXPECT_THAT(Call(*stub_, &Stub::GetPublication, of_sensitive, Viewer(kCambridgeshire)),
              HasReason("PUBLICATION_UNKNOWN"));
  v1::ListPublicationsRequest list;
  list.set_parent(kFirst);
  const auto for_viewer = Call(*stub_, &Stub::ListPublications, list, Viewer(kCambridgeshire));
  ABSL_ASSERT_OK(for_viewer);
  EXPECT_EQ(for_viewer->publications_size(), 3);
  for (const v1::Publication& shown : for_viewer->publications()) {
    EXPECT_EQ(shown.marking(), v1::Plan::OFFICIAL) << shown.name();
  }
  const auto for_analyst = Call(*stub_, &Stub::ListPublications, list, Analyst(kCambridgeshire));
  ABSL_ASSERT_OK(for_analyst);
  EXPECT_EQ(for_analyst->publications_size(), 4);
  Value("UPDATE delivery.plan SET marking = 2 WHERE id = 'pcp'");
  EXPECT_THAT(ShowAgain(kFirst, Shown(v1::Publication::PANEL, "2018-07-01")),
              HasReason("MARKING_BELOW_PLAN"));

  v1::GetPublicationRequest get;
  get.set_name(panel->name());
  EXPECT_THAT(Call(*stub_, &Stub::GetPublication, get, Viewer(kCambridgeshire)),
              HasReason("PLAN_UNKNOWN"));
  const auto got = Call(*stub_, &Stub::GetPublication, get, Analyst(kCambridgeshire));
  ABSL_ASSERT_OK(got);
  EXPECT_EQ(got->SerializeAsString(), panel->SerializeAsString());
  get.set_name(absl::StrCat(kFirst, "/publications/web-9"));
  EXPECT_THAT(Call(*stub_, &Stub::GetPublication, get, Analyst(kCambridgeshire)),
              HasReason("PUBLICATION_UNKNOWN"));
}

TEST_F(IterationServiceTest, WhatIsPublishedIsTheSameWhateverIsEditedAfterwards) {
  PublishFirst();
  const auto before = Get(kFirst);
  const auto bytes_before = Content(kFirst);
  ABSL_ASSERT_OK(before);
  ABSL_ASSERT_OK(bytes_before);
  Value(R"(
      UPDATE delivery.plan SET title = 'Another', stale_after_days = 1 WHERE id = 'pcp';
      UPDATE delivery.theme SET name = 'Another', ordinal = 9 WHERE id = 'victims';
      UPDATE delivery.priority_action SET text = 'Another', note = 'Another';
      UPDATE delivery.activity SET narrative = 'Another', target_date = '2018-01-01';
      UPDATE delivery.lead SET person_or_body = 'Another', last_day = '2017-04-02';
      UPDATE delivery.opportunity SET text = 'Another';
      UPDATE delivery.activity SET withdrawn_on = '2018-05-01', withdrawn_reason = 'r'
          WHERE id = 'v2';)");
  Report("v1", "v1-1", "2018-05-09", v1::StatusEntry::RED);
  const auto after = Get(kFirst);
  const auto bytes_after = Content(kFirst);
  ABSL_ASSERT_OK(after);
  ABSL_ASSERT_OK(bytes_after);
  EXPECT_EQ(after->SerializeAsString(), before->SerializeAsString());
  EXPECT_EQ(bytes_after->content(), bytes_before->content());
  EXPECT_EQ(bytes_after->content_sha256(), bytes_before->content_sha256());
  EXPECT_THAT(Unfreeze(kFirst), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(Freeze(kFirst), HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(IterationServiceTest, DirectionsAreAgainstTheLastPublishedAndStayWhenThatIsWithdrawn) {
  PublishFirst();
  Report("v1", "v1-1", "2018-06-01", v1::StatusEntry::GREEN);
  Report("v1", "v1-2", "2018-06-01", v1::StatusEntry::YELLOW);
  ASSERT_THAT(Create("2018-06-30"), IsOk());
  const auto frozen = Freeze(kSecond);
  ABSL_ASSERT_OK(frozen);
  EXPECT_EQ(frozen->base(), kFirst);
  EXPECT_EQ(frozen->stale_accepted_reason(), "");
  const auto directions = ElementsAre("V1.1 IMPROVED", "V1.2 DETERIORATED started late",
                                      "V2 NO_CHANGE", "O1.1 NO_CHANGE");
  EXPECT_THAT(Directions(*frozen), directions);
  ASSERT_THAT(Publish(kSecond, "2018-07-02"), IsOk());
  const auto bytes = Content(kSecond);

  const auto withdrawn = Withdraw(kFirst);
  ABSL_ASSERT_OK(withdrawn);
  EXPECT_EQ(withdrawn->state(), v1::Iteration::WITHDRAWN);
  EXPECT_EQ(withdrawn->withdrawn_reason(), "A wrong table");
  EXPECT_EQ(withdrawn->rows_size(), 4);
  const auto second = Get(kSecond);
  ABSL_ASSERT_OK(second);
  EXPECT_EQ(second->base(), kFirst);
  EXPECT_THAT(Directions(*second), directions);
  EXPECT_EQ(Content(kSecond)->content(), bytes->content());
  EXPECT_THAT(Withdraw(kFirst), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(Publish(kFirst, "2018-07-02"), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(Withdraw(kSecond, " "), HasReason("FIELD_REQUIRED"));
}

TEST_F(IterationServiceTest, IsNotPublishedOnceItsBaseHasChanged) {
  PublishFirst();
  ASSERT_THAT(Create("2018-06-30"), IsOk());
  ASSERT_THAT(Freeze(kSecond, "A quiet quarter"), IsOk());
  ASSERT_THAT(Withdraw(kFirst), IsOk());
  const auto refused = Publish(kSecond, "2018-07-02");
  EXPECT_THAT(refused, StatusIs(StatusCode::kFailedPrecondition));
  EXPECT_THAT(refused, HasReason("BASE_CHANGED"));
  ASSERT_THAT(Unfreeze(kSecond), IsOk());
  const auto again = Freeze(kSecond, "A quiet quarter");
  ABSL_ASSERT_OK(again);
  EXPECT_EQ(again->base(), "");
  EXPECT_THAT(Directions(*again), ElementsAre("V1.1 NONE", "V1.2 NONE", "V2 NONE", "O1.1 NONE"));
  EXPECT_THAT(Publish(kSecond, "2018-07-02"), IsOk());
}

TEST_F(IterationServiceTest, AreListedTheNewestFirstWithoutRows) {
  PublishFirst();
  ASSERT_THAT(Create("2018-08-10"), IsOk());
  ASSERT_THAT(Create("2018-11-10"), IsOk());
  v1::ListIterationsRequest request;
  request.set_parent(kPcp);
  request.set_page_size(2);
  auto page = Call(*stub_, &Stub::ListIterations, request, Viewer(kCambridgeshire));
  ABSL_ASSERT_OK(page);
  ASSERT_EQ(page->iterations_size(), 2);
  EXPECT_EQ(page->iterations(0).number(), 3);
  EXPECT_EQ(page->iterations(1).number(), 2);
  request.set_page_token(page->next_page_token());
  page = Call(*stub_, &Stub::ListIterations, request, Viewer(kCambridgeshire));
  ABSL_ASSERT_OK(page);
  ASSERT_EQ(page->iterations_size(), 1);
  EXPECT_EQ(page->iterations(0).number(), 1);
  EXPECT_EQ(page->iterations(0).rows_size(), 0);
  EXPECT_NE(page->iterations(0).content_sha256(), "");
  EXPECT_EQ(page->next_page_token(), "");
  request.clear_page_token();
  request.set_state(v1::Iteration::PUBLISHED);
  page = Call(*stub_, &Stub::ListIterations, request, Viewer(kCambridgeshire));
  ABSL_ASSERT_OK(page);
  ASSERT_EQ(page->iterations_size(), 1);
  EXPECT_EQ(page->iterations(0).number(), 1);
}

TEST_F(IterationServiceTest, WhatIsNotThereIsToldApart) {
  EXPECT_THAT(Get(kFirst), HasReason("ITERATION_UNKNOWN"));
  EXPECT_THAT(Freeze(kFirst), HasReason("ITERATION_UNKNOWN"));
  EXPECT_THAT(Content(kFirst), HasReason("ITERATION_UNKNOWN"));
  EXPECT_THAT(Get("forces/cambridgeshire/plans/other/iterations/iteration-1"),
              HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(Get("forces/cambridgeshire/plans/pcp"), HasReason("RESOURCE_NAME_INVALID"));
  EXPECT_THAT(Create("2018-05-10", Publisher(kCambridgeshire), "forces/cambridgeshire/plans/other"),
              HasReason("PLAN_UNKNOWN"));
  ASSERT_THAT(
      Create("2018-05-10", Publisher(kCambridgeshire), "forces/cambridgeshire/plans/secret"),
      IsOk());
  const std::string secret = "forces/cambridgeshire/plans/secret/iterations/iteration-1";
  EXPECT_THAT(Get(secret), HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(Get(secret, Analyst(kCambridgeshire)), IsOk());
  EXPECT_EQ(Value("SELECT string_agg(subject, ' ') FROM delivery.event_out "
                  "WHERE type = 'iteration.read'"),
            secret);
  EXPECT_THAT(Create("2018-05-11", Analyst(kCambridgeshire)),
              StatusIs(StatusCode::kPermissionDenied));
}

TEST_F(IterationServiceTest, OfASupersededPlanNoneIsAnnounced) {
  Value("UPDATE delivery.plan SET state = 3, successor = 'secret' WHERE id = 'pcp'");
  EXPECT_THAT(Create("2018-05-10"), HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(IterationServiceTest, ARepeatedFreezeIsAnsweredAsTheFirstTime) {
  Report("o1", "o1-1", "2018-05-01", v1::StatusEntry::GREEN);
  ASSERT_THAT(Create("2018-05-10"), IsOk());
  v1::FreezeIterationRequest request;
  request.set_name(kFirst);
  request.set_stale_accepted_reason("Its lead is away");
  request.set_validate_only(true);
  const auto checked = Call(*stub_, &Stub::FreezeIteration, request, Publisher(kCambridgeshire));
  ABSL_ASSERT_OK(checked);
  EXPECT_EQ(checked->rows_size(), 4);
  EXPECT_EQ(checked->etag(), "");
  EXPECT_EQ(Get(kFirst)->state(), v1::Iteration::DRAFT);
  request.set_validate_only(false);
  request.set_request_id("7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01");
  const auto first = Call(*stub_, &Stub::FreezeIteration, request, Publisher(kCambridgeshire));
  ABSL_ASSERT_OK(first);
  EXPECT_EQ(first->SerializeAsString(), Get(kFirst)->SerializeAsString());
  const auto repeat = Call(*stub_, &Stub::FreezeIteration, request, Publisher(kCambridgeshire));
  ABSL_ASSERT_OK(repeat);
  EXPECT_EQ(repeat->SerializeAsString(), first->SerializeAsString());
}

// The custom methods on a resource of this service, `:freeze`, by their http rules.
std::set<std::string> VerbsOf(const google::protobuf::ServiceDescriptor& service,
                              const std::string& path) {
  std::set<std::string> verbs;
  for (int i = 0; i < service.method_count(); ++i) {
    const auto& rule = service.method(i)->options().GetExtension(google::api::http);
    const std::string start = absl::StrCat(path, ":");
    if (rule.post().rfind(start, 0) == 0) verbs.insert(rule.post().substr(start.size()));
  }
  return verbs;
}

template <class State, size_t kCount>
std::set<std::string> VerbsIn(const Arrow<State> (&arrows)[kCount]) {
  std::set<std::string> verbs;
  for (const Arrow<State>& arrow : arrows) verbs.insert(std::string(arrow.verb));
  return verbs;
}

TEST(IterationArrowsTest, EachIsACustomMethodAndEachCustomMethodAnArrow) {
  const auto* const file = v1::GetIterationRequest::descriptor()->file();
  EXPECT_EQ(VerbsOf(*file->FindServiceByName("IterationService"),
                    "/v1/{name=forces/*/plans/*/iterations/*}"),
            VerbsIn(kIterationArrows));
  const auto* const plans = v1::GetPlanRequest::descriptor()->file();
  std::set<std::string> moves =
      VerbsOf(*plans->FindServiceByName("PlanService"), "/v1/{name=forces/*/plans/*}");
  moves.erase("import");
  moves.erase("importDocument");
  EXPECT_EQ(moves, VerbsIn(kPlanArrows));
}

TEST_F(IterationServiceTest, NothingOfADraftPlanIsPublished) {
  FreezeFirst();
  Value("UPDATE delivery.plan SET state = 1, historic_import = false WHERE id = 'pcp'");
  const auto refused = Publish(kFirst, "2018-05-15");
  EXPECT_THAT(refused, HasReason("PLAN_NOT_IN_FORCE"));
  EXPECT_THAT(refused, StatusIs(StatusCode::kFailedPrecondition));
  ABSL_EXPECT_OK(Unfreeze(kFirst));
  ABSL_EXPECT_OK(Freeze(kFirst, "Its lead is away"));
  Value("UPDATE delivery.plan SET historic_import = true WHERE id = 'pcp'");
  ABSL_EXPECT_OK(Publish(kFirst, "2018-05-15"));
}

TEST_F(IterationServiceTest, OfASupersededPlanWhatIsPublishedIsShownAndWithdrawnAlone) {
  PublishFirst();
  ABSL_ASSERT_OK(Create("2018-06-30"));
  constexpr char kSupersede[] =
      "UPDATE delivery.plan SET state = 3, successor = 'secret' WHERE id = 'pcp'";
  Value(kSupersede);
  const auto is_refused =
      ::testing::AllOf(StatusIs(StatusCode::kFailedPrecondition), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(Create("2018-09-30"), is_refused);
  EXPECT_THAT(Freeze(kSecond, "A quiet quarter"), is_refused);
  Value("UPDATE delivery.plan SET state = 2, successor = NULL WHERE id = 'pcp'");
  ABSL_ASSERT_OK(Freeze(kSecond, "A quiet quarter"));
  Value(kSupersede);
  EXPECT_THAT(Publish(kSecond, "2018-07-02"), is_refused);
  EXPECT_THAT(Unfreeze(kSecond), is_refused);
  ABSL_EXPECT_OK(ShowAgain(kFirst, Shown(v1::Publication::PANEL, "2018-06-01")));
  ABSL_EXPECT_OK(Withdraw(kFirst));
}

}  // namespace
}  // namespace copperplate::delivery
