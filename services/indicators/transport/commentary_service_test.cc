#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <set>
#include <string>

#include "absl/strings/escaping.h"
#include "copperplate/indicators/v1/commentary_service.grpc.pb.h"
#include "copperplate/indicators/v1/snapshot_service.grpc.pb.h"
#include "google/api/annotations.pb.h"
#include "libs/digest/sha256.h"
#include "libs/testing/told.h"
#include "services/indicators/domain/commentary.h"
#include "services/indicators/transport/testing/observation_test.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::NeedsTold;
using testing::StatusIs;

using CommentaryStub = v1::CommentaryService::Stub;
using Snapshots = v1::SnapshotService::Stub;

class CommentaryServiceTest : public ObservationTest {
 protected:
  void SetUp() override {
    AddArea("cambridgeshire");
    AddIndicator("crime");
  }

  static v1::CreateCommentaryRequest NewCommentary(const std::string& id) {
    v1::CreateCommentaryRequest request;
    request.set_parent(kForceName);
    request.set_commentary_id(id);
    v1::Commentary& commentary = *request.mutable_commentary();
    commentary.set_subject(v1::Commentary::INDICATOR);
    commentary.set_indicator("crime");
    commentary.set_month("2018-03");
    commentary.set_text("Recorded crime rose by a tenth.");
    commentary.add_sources("  The force's own analysis ");
    commentary.set_marking(v1::Commentary::OFFICIAL);
    return request;
  }
  static v1::CreateCommentaryRequest NewSensitive(const std::string& id) {
    v1::CreateCommentaryRequest request = NewCommentary(id);
    request.mutable_commentary()->set_marking(v1::Commentary::OFFICIAL_SENSITIVE);
    return request;
  }
  static std::string NameOf(const std::string& id) {
    return absl::StrCat(kForceName, "/commentaries/", id);
  }

  template <class Request, class Reply>
  absl::StatusOr<Reply> As(const Caller& caller,
                           grpc::Status (CommentaryStub::*method)(grpc::ClientContext*,
                                                                  const Request&, Reply*),
                           const Request& request) {
    return Call(*commentaries_, method, request, caller);
  }
  v1::Commentary MustCreate(const v1::CreateCommentaryRequest& request) {
    const auto created = As(Analyst("cambridgeshire"), &CommentaryStub::CreateCommentary, request);
    EXPECT_THAT(created, testing::IsOk());
    return created.value_or(v1::Commentary());
  }
  absl::StatusOr<v1::Commentary> Agree(const std::string& id, const std::string& etag = "") {
    v1::AgreeCommentaryRequest request;
    request.set_name(NameOf(id));
    request.set_etag(etag);
    return As(Publisher("cambridgeshire"), &CommentaryStub::AgreeCommentary, request);
  }
  absl::StatusOr<v1::Commentary> Reopen(const std::string& id) {
    v1::ReopenCommentaryRequest request;
    request.set_name(NameOf(id));
    return As(Publisher("cambridgeshire"), &CommentaryStub::ReopenCommentary, request);
  }
  absl::StatusOr<v1::Commentary> Reword(const std::string& id, const std::string& text) {
    v1::UpdateCommentaryRequest request;
    request.mutable_commentary()->set_name(NameOf(id));
    request.mutable_commentary()->set_text(text);
    request.mutable_update_mask()->add_paths("text");
    return As(Publisher("cambridgeshire"), &CommentaryStub::UpdateCommentary, request);
  }
  absl::Status Delete(const std::string& id) {
    v1::DeleteCommentaryRequest request;
    request.set_name(NameOf(id));
    return As(Analyst("cambridgeshire"), &CommentaryStub::DeleteCommentary, request).status();
  }
  absl::StatusOr<v1::Commentary> Read(const std::string& id, const Caller& caller) {
    v1::GetCommentaryRequest request;
    request.set_name(NameOf(id));
    return As(caller, &CommentaryStub::GetCommentary, request);
  }
  std::vector<std::string> Listed(const v1::ListCommentariesRequest& request,
                                  const Caller& caller) {
    const auto page = As(caller, &CommentaryStub::ListCommentaries, request);
    EXPECT_THAT(page, testing::IsOk());
    std::vector<std::string> ids;
    if (!page.ok()) return ids;
    for (const v1::Commentary& one : page->commentaries()) {
      ids.push_back(one.name().substr(NameOf("").size()));
    }
    return ids;
  }

  v1::Snapshot Publish() {
    v1::CreateSnapshotRequest request;
    request.set_parent(kForceName);
    request.mutable_snapshot()->set_month("2018-03");
    const auto snapshot =
        Call(*snapshots_, &Snapshots::CreateSnapshot, request, Publisher("cambridgeshire"));
    EXPECT_THAT(snapshot, testing::IsOk());
    return snapshot.value_or(v1::Snapshot());
  }
  v1::Snapshot ReadSnapshot(const std::string& name, const Caller& caller) {
    v1::GetSnapshotRequest request;
    request.set_name(name);
    return Call(*snapshots_, &Snapshots::GetSnapshot, request, caller).value_or(v1::Snapshot());
  }
  // `crime REVISED old->new (revisions)` for each difference of a commentary.
  std::vector<std::string> Differences(const std::string& name, const Caller& caller) {
    v1::DiffSnapshotRequest request;
    request.set_name(name);
    const auto diff = Call(*snapshots_, &Snapshots::DiffSnapshot, request, caller);
    EXPECT_THAT(diff, testing::IsOk());
    std::vector<std::string> brief;
    if (!diff.ok()) return brief;
    for (const v1::CommentaryDifference& one : diff->commentary_differences()) {
      std::string line = absl::StrCat(one.commentary().substr(NameOf("").size()), " ",
                                      v1::CommentaryDifference::Kind_Name(one.kind()), " ",
                                      one.before().text(), "->", one.after().text());
      for (const v1::CellCause& cause : one.causes()) {
        EXPECT_EQ(cause.resource(), one.commentary());
        absl::StrAppend(&line, " ", cause.revision(), " by ", cause.author());
      }
      brief.push_back(line);
    }
    return brief;
  }

  std::string NewestEvent() {
    return Value(
        "SELECT type || ' ' || subject FROM indicators.event_out ORDER BY seq DESC LIMIT 1");
  }

  std::unique_ptr<CommentaryStub> commentaries_ = v1::CommentaryService::NewStub(channel());
  std::unique_ptr<Snapshots> snapshots_ = v1::SnapshotService::NewStub(channel());
};

TEST_F(CommentaryServiceTest, IsReadAsItWasCreated) {
  const v1::Commentary created = MustCreate(NewCommentary("crime"));
  EXPECT_EQ(created.name(), NameOf("crime"));
  EXPECT_EQ(created.uid().size(), 36u);
  EXPECT_EQ(created.etag().size(), 11u);
  EXPECT_EQ(created.subject(), v1::Commentary::INDICATOR);
  EXPECT_EQ(created.indicator(), IndicatorName("crime"));
  EXPECT_EQ(created.area(), AreaName("cambridgeshire"));
  EXPECT_EQ(created.month(), "2018-03");
  EXPECT_EQ(created.text(), "Recorded crime rose by a tenth.");
  EXPECT_THAT(created.sources(), ElementsAre("The force's own analysis"));
  EXPECT_EQ(created.author(), Analyst("cambridgeshire").subject);
  EXPECT_EQ(created.state(), v1::Commentary::DRAFT);
  EXPECT_EQ(created.marking(), v1::Commentary::OFFICIAL);
  EXPECT_EQ(NewestEvent(), "commentary.created forces/cambridgeshire/commentaries/crime");
  EXPECT_EQ(Read("crime", Viewer("cambridgeshire"))->DebugString(), created.DebugString());
  EXPECT_THAT(
      As(Viewer("cambridgeshire"), &CommentaryStub::CreateCommentary, NewCommentary("other")),
      StatusIs(StatusCode::kPermissionDenied));
  EXPECT_THAT(
      As(Analyst("cambridgeshire"), &CommentaryStub::CreateCommentary, NewCommentary("crime")),
      HasReason("COMMENTARY_EXISTS"));
}

TEST_F(CommentaryServiceTest, EveryFaultIsNamed) {
  const auto faults_of = [&](const v1::CreateCommentaryRequest& request) {
    return As(Analyst("cambridgeshire"), &CommentaryStub::CreateCommentary, request).status();
  };
  v1::CreateCommentaryRequest request;
  request.set_parent(kForceName);
  absl::Status status = faults_of(request);
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(FieldsOf(status),
              ElementsAre("commentary.subject", "commentary.month", "commentary.marking",
                          "commentary_id", "commentary.text"));
  request = NewCommentary("Not an id");
  v1::Commentary& commentary = *request.mutable_commentary();
  commentary.set_subject(v1::Commentary::SECTION);
  commentary.set_month("2199-01");
  commentary.set_text(std::string("a\0b", 3));
  commentary.add_sources("two\nlines");
  status = faults_of(request);
  EXPECT_THAT(status, HasReason("TEXT_INVALID"));
  EXPECT_THAT(FieldsOf(status),
              ElementsAre("commentary.text", "commentary.sources[1]", "commentary_id",
                          "commentary.indicator", "commentary.heading", "commentary.month"));
  request = NewCommentary("long");
  for (int i = 0; i < 20'001; ++i)
    absl::StrAppend(request.mutable_commentary()->mutable_text(), i == 0 ? "" : "\xc3\xa9");
  EXPECT_THAT(faults_of(request), HasReason("TEXT_TOO_LONG"));
  request = NewCommentary("long");
  std::string longest;
  for (int i = 0; i < 20'000; ++i) longest += "\xc3\xa9";
  request.mutable_commentary()->set_text(longest);
  EXPECT_EQ(MustCreate(request).text(), longest);

  request = NewCommentary("elsewhere");
  request.mutable_commentary()->set_indicator("arson");
  request.mutable_commentary()->set_area("atlantis");
  status = faults_of(request);
  EXPECT_THAT(status, HasReason("INDICATOR_UNKNOWN"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("commentary.indicator", "commentary.area"));
  request = NewCommentary("early");
  request.mutable_commentary()->set_month("1974-03");
  request.mutable_commentary()->set_subject(v1::Commentary::THEME);
  request.mutable_commentary()->clear_indicator();
  request.mutable_commentary()->set_theme("offenders");
  status = faults_of(request);
  EXPECT_THAT(status, HasReason("THEME_UNKNOWN"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("commentary.theme", "commentary.area"));
}

TEST(CommentaryArrowsTest, EachIsAMethodAndEveryMethodOfAStateIsOne) {
  std::set<std::string> verbs;
  for (const auto& arrow : kCommentaryArrows) verbs.insert(std::string(arrow.verb));
  const google::protobuf::ServiceDescriptor* const service =
      v1::AgreeCommentaryRequest::descriptor()->file()->FindServiceByName("CommentaryService");
  ASSERT_NE(service, nullptr);
  std::set<std::string> methods;
  for (int i = 0; i < service->method_count(); ++i) {
    const std::string& path = service->method(i)->options().GetExtension(google::api::http).post();
    const size_t colon = path.rfind(':');
    if (colon != std::string::npos) methods.insert(path.substr(colon + 1));
  }
  EXPECT_EQ(methods, verbs);
}

TEST_F(CommentaryServiceTest, ADraftIsChangedAgreedAndReopenedByTheArrowsThatThereAre) {
  const v1::Commentary draft = MustCreate(NewCommentary("crime"));
  const auto reworded = Reword("crime", "It rose.");
  ABSL_ASSERT_OK(reworded);
  EXPECT_EQ(reworded->author(), Publisher("cambridgeshire").subject);
  EXPECT_NE(reworded->etag(), draft.etag());
  EXPECT_EQ(NewestEvent(), "commentary.updated forces/cambridgeshire/commentaries/crime");
  EXPECT_THAT(Agree("crime", draft.etag()), HasReason("ETAG_MISMATCH"));
  EXPECT_THAT(Reopen("crime"), HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Commentary agreed, Agree("crime", reworded->etag()));
  EXPECT_EQ(agreed.state(), v1::Commentary::AGREED);
  EXPECT_EQ(agreed.uid(), draft.uid());
  EXPECT_EQ(NewestEvent(), "commentary.agreed forces/cambridgeshire/commentaries/crime");

  const absl::Status refused = Agree("crime").status();
  EXPECT_THAT(refused, StatusIs(StatusCode::kFailedPrecondition));
  EXPECT_THAT(refused, HasReason("STATE_NOT_ALLOWED"));
  EXPECT_EQ(refused.message(), "the commentary is AGREED: it may become DRAFT (by :reopen)");
  EXPECT_THAT(NeedsTold(refused), ElementsAre(absl::StrCat("STATE ", NameOf("crime"),
                                                           ": is AGREED; may become DRAFT (by "
                                                           ":reopen)")));
  EXPECT_THAT(Reword("crime", "No."), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(Delete("crime"), HasReason("STATE_NOT_ALLOWED"));

  v1::AgreeCommentaryRequest by_analyst;
  by_analyst.set_name(NameOf("crime"));
  EXPECT_THAT(As(Analyst("cambridgeshire"), &CommentaryStub::AgreeCommentary, by_analyst),
              StatusIs(StatusCode::kPermissionDenied));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Commentary reopened, Reopen("crime"));
  EXPECT_EQ(reopened.state(), v1::Commentary::DRAFT);
  EXPECT_EQ(reopened.text(), "It rose.");
  EXPECT_EQ(NewestEvent(), "commentary.reopened forces/cambridgeshire/commentaries/crime");
  ABSL_ASSERT_OK(Delete("crime"));
  EXPECT_EQ(NewestEvent(), "commentary.deleted forces/cambridgeshire/commentaries/crime");
  EXPECT_THAT(Read("crime", Viewer("cambridgeshire")), HasReason("COMMENTARY_UNKNOWN"));
  EXPECT_THAT(Agree("crime"), HasReason("COMMENTARY_UNKNOWN"));
}

TEST_F(CommentaryServiceTest, WhatItIsAboutCannotBeChanged) {
  MustCreate(NewCommentary("crime"));
  v1::UpdateCommentaryRequest update;
  update.mutable_commentary()->set_name(NameOf("crime"));
  update.mutable_update_mask()->add_paths("month");
  const auto refused = [&](const char* path) {
    update.mutable_update_mask()->set_paths(0, path);
    return As(Analyst("cambridgeshire"), &CommentaryStub::UpdateCommentary, update).status();
  };
  for (const char* path : {"subject", "indicator", "theme", "area", "month"}) {
    update.mutable_commentary()->set_month("2018-02");
    update.mutable_commentary()->set_subject(v1::Commentary::AREA);
    update.mutable_commentary()->set_indicator("burglary");
    update.mutable_commentary()->set_theme("victims");
    update.mutable_commentary()->set_area("fenland");
    EXPECT_THAT(refused(path), HasReason("FIELD_IMMUTABLE")) << path;
  }
  EXPECT_THAT(refused("state"), HasReason("FIELD_OUTPUT_ONLY"));
  update.mutable_commentary()->set_text("");
  EXPECT_THAT(FieldsOf(refused("text")), ElementsAre("commentary.text"));
}

TEST_F(CommentaryServiceTest, AreListedByMonthSubjectAndState) {
  MustCreate(NewCommentary("crime"));
  v1::CreateCommentaryRequest section = NewSensitive("summary");
  section.mutable_commentary()->set_subject(v1::Commentary::SECTION);
  section.mutable_commentary()->clear_indicator();
  section.mutable_commentary()->set_heading("Summary");
  MustCreate(section);
  v1::CreateCommentaryRequest before = NewCommentary("before");
  before.mutable_commentary()->set_month("2018-02");
  MustCreate(before);
  ABSL_ASSERT_OK(Agree("crime"));

  v1::ListCommentariesRequest list;
  list.set_parent(kForceName);
  EXPECT_THAT(Listed(list, Viewer("cambridgeshire")), ElementsAre("before", "crime"));
  EXPECT_THAT(Listed(list, Analyst("cambridgeshire")), ElementsAre("before", "crime", "summary"));
  list.set_month("2018-03");
  EXPECT_THAT(Listed(list, Publisher("cambridgeshire")), ElementsAre("crime", "summary"));
  list.set_subject(v1::Commentary::SECTION);
  EXPECT_THAT(Listed(list, Publisher("cambridgeshire")), ElementsAre("summary"));
  list.set_subject(v1::Commentary::SUBJECT_UNSPECIFIED);
  list.set_state(v1::Commentary::AGREED);
  EXPECT_THAT(Listed(list, Publisher("cambridgeshire")), ElementsAre("crime"));
  list.set_indicator("burglary");
  EXPECT_THAT(Listed(list, Publisher("cambridgeshire")), IsEmpty());
  list.set_state(static_cast<v1::Commentary::State>(9));
  EXPECT_THAT(As(Viewer("cambridgeshire"), &CommentaryStub::ListCommentaries, list),
              HasReason("ENUM_UNKNOWN"));
}

TEST_F(CommentaryServiceTest, WhatIsSensitiveIsNotThereForAViewerAndItsReadingIsAnEvent) {
  MustCreate(NewSensitive("crime"));
  EXPECT_THAT(Read("crime", Viewer("cambridgeshire")), HasReason("COMMENTARY_UNKNOWN"));
  EXPECT_EQ(NewestEvent(), "commentary.created forces/cambridgeshire/commentaries/crime");
  ABSL_ASSERT_OK(Read("crime", Publisher("cambridgeshire")));
  EXPECT_EQ(Value("SELECT type || ' ' || actor FROM indicators.event_out "
                  "ORDER BY seq DESC LIMIT 1"),
            absl::StrCat("commentary.read ", Publisher("cambridgeshire").subject));
}

// Beside the dashboard, under the hash and as they stood.
TEST_F(CommentaryServiceTest, AgreedOnesAreKeptInASnapshotUnderItsHash) {
  const v1::Snapshot without = Publish();
  EXPECT_EQ(without.canonical_json().find("ommentaries"), std::string::npos);
  MustCreate(NewCommentary("crime"));
  MustCreate(NewCommentary("draft"));
  MustCreate(NewSensitive("secret"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Commentary open, Agree("crime"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Commentary secret, Agree("secret"));
  const v1::Snapshot published = Publish();
  ASSERT_EQ(published.commentaries_size(), 2);
  EXPECT_EQ(published.commentaries(0).DebugString(), open.DebugString());
  EXPECT_EQ(published.commentaries(1).DebugString(), secret.DebugString());
  EXPECT_EQ(published.dashboard().rows_size(), 1);

  ABSL_ASSERT_OK(Reopen("crime"));
  ABSL_ASSERT_OK(Reword("crime", "Another text."));
  const v1::Snapshot for_few = ReadSnapshot(published.name(), Analyst("cambridgeshire"));
  EXPECT_EQ(for_few.SerializeAsString(), published.SerializeAsString());
  EXPECT_EQ(NewestEvent(), absl::StrCat("snapshot.read ", published.name()));
  const v1::Snapshot for_all = ReadSnapshot(published.name(), Viewer("cambridgeshire"));
  ASSERT_EQ(for_all.commentaries_size(), 1);
  EXPECT_EQ(for_all.commentaries(0).DebugString(), open.DebugString());
  EXPECT_EQ(for_all.sensitive_canonical_json(), "");
  EXPECT_EQ(for_all.canonical_json(), published.canonical_json());
  EXPECT_EQ(for_all.canonical_json().find("secret"), std::string::npos);

  const auto hash = [](const std::string& text) {
    const Sha256Digest digest = Sha256(text);
    return absl::BytesToHexString(AsBytes(digest));
  };
  EXPECT_EQ(published.sha256(), hash(published.canonical_json()));
  google::protobuf::Struct canonical;
  ASSERT_TRUE(
      google::protobuf::util::JsonStringToMessage(published.canonical_json(), &canonical).ok());
  EXPECT_EQ(canonical.fields().at("sensitiveCommentariesSha256").string_value(),
            hash(published.sensitive_canonical_json()));
  // The API's JSON of it but the etag.
  const auto& kept = canonical.fields().at("commentaries").list_value().values();
  ASSERT_EQ(kept.size(), 1);
  v1::Commentary without_etag = open;
  without_etag.clear_etag();
  std::string json;
  ASSERT_TRUE(google::protobuf::util::MessageToJsonString(without_etag, &json).ok());
  google::protobuf::Struct said;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(json, &said).ok());
  EXPECT_EQ(kept[0].struct_value().DebugString(), said.DebugString());
}

TEST_F(CommentaryServiceTest, WhatChangedSinceASnapshotIsADifferenceWithItsCause) {
  for (const char* id : {"revised", "reopened", "deleted", "same"}) {
    MustCreate(NewCommentary(id));
    ABSL_ASSERT_OK(Agree(id));
  }
  MustCreate(NewSensitive("secret"));
  const std::string name = Publish().name();
  EXPECT_THAT(Differences(name, Viewer("cambridgeshire")), IsEmpty());
  // Revisions so far: an area, an indicator, five created, four agreed.
  const std::string publisher = Publisher("cambridgeshire").subject;
  const std::string text = NewCommentary("").commentary().text();
  ABSL_ASSERT_OK(Reopen("revised"));              // 12
  ABSL_ASSERT_OK(Reword("revised", "It fell."));  // 13
  ABSL_ASSERT_OK(Agree("revised"));               // 14
  ABSL_ASSERT_OK(Reopen("reopened"));             // 15
  ABSL_ASSERT_OK(Reopen("deleted"));              // 16
  ABSL_ASSERT_OK(Delete("deleted"));              // 17
  ABSL_ASSERT_OK(Reopen("same"));                 // 18
  ABSL_ASSERT_OK(Agree("same"));                  // 19
  ABSL_ASSERT_OK(Agree("secret"));                // 20
  const std::vector<std::string> for_all = {
      absl::StrCat("deleted DELETED ", text, "-> 16 by ", publisher, " 17 by ",
                   Analyst("cambridgeshire").subject),
      absl::StrCat("reopened REOPENED ", text, "-> 15 by ", publisher),
      absl::StrCat("revised REVISED ", text, "->It fell. 12 by ", publisher, " 13 by ", publisher,
                   " 14 by ", publisher)};
  EXPECT_EQ(Differences(name, Viewer("cambridgeshire")), for_all);
  std::vector<std::string> for_few = for_all;
  for_few.push_back(absl::StrCat("secret ADDED ->", text, " 20 by ", publisher));
  EXPECT_EQ(Differences(name, Publisher("cambridgeshire")), for_few);
  EXPECT_EQ(NewestEvent(), "commentary.read forces/cambridgeshire/commentaries/secret");
}

TEST_F(CommentaryServiceTest, WhatBecameSensitiveIsWithheldAndOnlyWhatIsShownWasRead) {
  MustCreate(NewCommentary("crime"));
  ABSL_ASSERT_OK(Agree("crime"));
  MustCreate(NewSensitive("same"));
  ABSL_ASSERT_OK(Agree("same"));
  MustCreate(NewSensitive("draft"));
  const std::string name = Publish().name();
  EXPECT_THAT(Differences(name, Publisher("cambridgeshire")), IsEmpty());
  const auto readings = [&] {
    return Value("SELECT count(*) FROM indicators.event_out WHERE type = 'commentary.read'");
  };
  EXPECT_EQ(readings(), "0");
  ABSL_ASSERT_OK(Reopen("crime"));
  v1::UpdateCommentaryRequest mark;
  mark.mutable_commentary()->set_name(NameOf("crime"));
  mark.mutable_commentary()->set_marking(v1::Commentary::OFFICIAL_SENSITIVE);
  mark.mutable_update_mask()->add_paths("marking");
  ABSL_ASSERT_OK(As(Publisher("cambridgeshire"), &CommentaryStub::UpdateCommentary, mark));
  const std::string who = Publisher("cambridgeshire").subject;
  // Revisions so far: an area, an indicator, three created, two agreed.
  const std::string by = absl::StrCat(" 8 by ", who, " 9 by ", who);
  EXPECT_THAT(Differences(name, Viewer("cambridgeshire")),
              ElementsAre(absl::StrCat("crime WITHHELD ->", by)));
  EXPECT_EQ(readings(), "0");
  EXPECT_THAT(Differences(name, Publisher("cambridgeshire")),
              ElementsAre(absl::StrCat("crime REOPENED ", NewCommentary("").commentary().text(),
                                       "->", by)));
  EXPECT_EQ(readings(), "1");
  EXPECT_EQ(NewestEvent(), "commentary.read forces/cambridgeshire/commentaries/crime");
}

}  // namespace
}  // namespace copperplate::indicators
