#include <gmock/gmock.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "libs/digest/sha256.h"
#include "libs/testing/told.h"
#include "services/indicators/transport/testing/demonstration_test.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::StatusIs;
using ::testing::UnorderedElementsAre;

using SnapshotStub = v1::SnapshotService::Stub;

constexpr char kFirst[] = "forces/cambridgeshire/snapshots/m2018-03-cambridgeshire-1";

class SnapshotServiceTest : public DemonstrationTest {
 protected:
  static v1::CreateSnapshotRequest OfMarch() {
    v1::CreateSnapshotRequest request;
    request.set_parent(kForceName);
    request.mutable_snapshot()->set_month("2018-03");
    return request;
  }
  absl::StatusOr<v1::Snapshot> Create(const v1::CreateSnapshotRequest& request = OfMarch()) {
    return Call(*snapshots_, &SnapshotStub::CreateSnapshot, request,
                Publisher(kDemonstrationForce));
  }
  absl::StatusOr<v1::Snapshot> Read(const std::string& name = kFirst) {
    v1::GetSnapshotRequest request;
    request.set_name(name);
    return Call(*snapshots_, &SnapshotStub::GetSnapshot, request, Viewer(kDemonstrationForce));
  }
  absl::StatusOr<v1::DiffSnapshotResponse> Diff(const std::string& name = kFirst) {
    v1::DiffSnapshotRequest request;
    request.set_name(name);
    return Call(*snapshots_, &SnapshotStub::DiffSnapshot, request, Viewer(kDemonstrationForce));
  }
  // The reply's very bytes.
  std::string ReadBytes(const std::string& name = kFirst) {
    v1::GetSnapshotRequest request;
    request.set_name(name);
    const grpc::Slice slice(request.SerializeAsString());
    const grpc::ByteBuffer in(&slice, 1);
    grpc::ByteBuffer out;
    testing_rpc::CallAs context("viewer-1", {{kDemonstrationForce, {"viewer"}}});
    grpc::GenericStub stub(channel());
    grpc::CompletionQueue queue;
    const auto call = stub.PrepareUnaryCall(
        &context, "/copperplate.indicators.v1.SnapshotService/GetSnapshot", in, &queue);
    call->StartCall();
    grpc::Status status;
    call->Finish(&out, &status, nullptr);
    void* tag = nullptr;
    bool ok = false;
    EXPECT_TRUE(queue.Next(&tag, &ok) && ok);
    EXPECT_TRUE(status.ok()) << status.error_message();
    grpc::Slice bytes;
    EXPECT_TRUE(out.DumpToSingleSlice(&bytes).ok());
    return std::string(reinterpret_cast<const char*>(bytes.begin()), bytes.size());
  }
  // March's recorded crime becomes 5,000, as a later import has it.
  void ReviseCrime() {
    ABSL_ASSERT_OK(Import(
        "correction-1", absl::StrCat(kHeader, "all-recorded-crime,cambridgeshire,2018-03,5000,\n"),
        "late records"));
  }
};

TEST_F(SnapshotServiceTest, PublishesTheDashboardAsItStands) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard dashboard, Get(OfMonth("2018-03")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Snapshot created, Create());
  EXPECT_EQ(created.name(), kFirst);
  EXPECT_EQ(created.uid().size(), 36u);
  EXPECT_EQ(created.uid()[14], '7');
  EXPECT_GT(created.create_time().seconds(), 0);
  EXPECT_EQ(created.month(), "2018-03");
  EXPECT_EQ(created.area(), "forces/cambridgeshire/areas/cambridgeshire");
  EXPECT_EQ(created.profile(), "");
  EXPECT_EQ(created.edition(), 1);
  EXPECT_EQ(created.author(), "publisher-1");
  EXPECT_EQ(created.dashboard().SerializeAsString(), dashboard.SerializeAsString());
  EXPECT_EQ(created.dashboard().rows_size(), 42);
  EXPECT_THAT(created.batches(), ElementsAre("forces/cambridgeshire/batches/demonstration"));
  EXPECT_EQ(created.sha256(), absl::BytesToHexString(AsBytes(Sha256(created.canonical_json()))));

  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Snapshot read, Read());
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
  // The earliest month of April 2014 to March 2018, and nine more for casualties' lag.
  EXPECT_EQ(Value("SELECT first_month FROM indicators.snapshot"),
            absl::StrCat(2018 * 12 + 2 - 47 - 9));
}

TEST_F(SnapshotServiceTest, TheCanonicalJsonIsJsonOfTheSameRows) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Snapshot created, Create());
  google::protobuf::Struct json;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(created.canonical_json(), &json).ok());
  const auto& fields = json.fields();
  EXPECT_EQ(fields.at("month").string_value(), "2018-03");
  EXPECT_EQ(fields.at("revision").string_value(), absl::StrCat(created.dashboard().revision()));
  ASSERT_EQ(fields.at("rows").list_value().values_size(), 42);
  for (int i = 0; i < 42; ++i) {
    const auto& row = fields.at("rows").list_value().values(i).struct_value().fields();
    const v1::DashboardRow& expected = created.dashboard().rows(i);
    const auto text = [&](const char* cell) {
      return row.at(cell).struct_value().fields().at("text").string_value();
    };
    EXPECT_EQ(row.at("indicator").string_value(), expected.indicator());
    EXPECT_EQ(text("current"), expected.current().text());
    EXPECT_EQ(text("rolling12"), expected.rolling_12().text());
    EXPECT_EQ(text("benchmark"), expected.benchmark().text());
    EXPECT_EQ(row.at("peers").list_value().values_size(), expected.peers_size());
  }
}

TEST_F(SnapshotServiceTest, StaysByteForByteWhateverIsImportedLater) {
  ABSL_ASSERT_OK(Create());
  const std::string before = ReadBytes();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::DiffSnapshotResponse none, Diff());
  EXPECT_THAT(none.differences(), IsEmpty());
  ReviseCrime();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard now, Get(OfMonth("2018-03")));
  EXPECT_EQ(now.rows(9).title(), "All Recorded Crime");
  EXPECT_EQ(now.rows(9).current().text(), "5000");
  EXPECT_EQ(ReadBytes(), before);

  ABSL_ASSERT_OK_AND_ASSIGN(const v1::DiffSnapshotResponse diff, Diff());
  EXPECT_EQ(diff.revision(), now.revision());
  std::vector<std::string> brief;
  std::set<std::string> batches;
  for (const v1::CellDifference& one : diff.differences()) {
    EXPECT_EQ(one.indicator(), "forces/cambridgeshire/indicators/all-recorded-crime");
    const bool of_a_cell = one.kind() == v1::CellDifference::CHANGED;
    EXPECT_EQ(one.field().empty(), of_a_cell);
    brief.push_back(absl::StrCat(of_a_cell ? v1::Indicator::Column_Name(one.column()) : one.field(),
                                 " ", one.before(), "->", one.after()));
    batches.insert(one.batches().begin(), one.batches().end());
  }
  EXPECT_EQ(brief[0], "qualifiers RECONSTRUCTED,AS_PRINTED->EXACT,RECONSTRUCTED,AS_PRINTED");
  EXPECT_THAT(brief, Contains("CURRENT 4988->5000"));
  EXPECT_THAT(brief, Contains("ROLLING_12 66192->66204"));
  EXPECT_THAT(batches, ElementsAre("forces/cambridgeshire/batches/correction-1"));

  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Snapshot second, Create());
  EXPECT_EQ(second.edition(), 2);
  EXPECT_EQ(second.name(), "forces/cambridgeshire/snapshots/m2018-03-cambridgeshire-2");
  EXPECT_THAT(second.batches(), ElementsAre("forces/cambridgeshire/batches/demonstration",
                                            "forces/cambridgeshire/batches/correction-1"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::DiffSnapshotResponse of_second,
                            Diff("forces/cambridgeshire/snapshots/m2018-03-cambridgeshire-2"));
  EXPECT_THAT(of_second.differences(), IsEmpty());
}

// A figure that a snapshot published is not changed without a word.
TEST_F(SnapshotServiceTest, ARevisionOfAPublishedMonthNeedsItsReason) {
  ABSL_ASSERT_OK(Create());
  EXPECT_THAT(Import("correction-1",
                     absl::StrCat(kHeader, "all-recorded-crime,cambridgeshire,2018-03,5000,\n")),
              HasReason("REVISION_REASON_REQUIRED"));
}

// What no import did is named with who did it.
TEST_F(SnapshotServiceTest, AChangedDefinitionIsNamedInTheDiff) {
  ABSL_ASSERT_OK(Create());
  const auto indicators = v1::IndicatorService::NewStub(channel());
  v1::UpdateIndicatorRequest update;
  update.mutable_indicator()->set_name("forces/cambridgeshire/indicators/all-recorded-crime");
  update.mutable_indicator()->set_title("Recorded crime");
  update.mutable_update_mask()->add_paths("title");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Indicator changed,
                            Call(*indicators, &v1::IndicatorService::Stub::UpdateIndicator, update,
                                 Analyst(kDemonstrationForce)));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::DiffSnapshotResponse diff, Diff());
  ASSERT_THAT(diff.differences(), SizeIs(1));
  EXPECT_EQ(diff.differences(0).field(), "title");
  EXPECT_THAT(diff.differences(0).batches(), IsEmpty());
  ASSERT_THAT(diff.differences(0).causes(), SizeIs(1));
  const v1::CellCause& cause = diff.differences(0).causes(0);
  EXPECT_EQ(cause.resource(), changed.name());
  EXPECT_EQ(cause.revision(), diff.revision());
  EXPECT_EQ(cause.record_time().DebugString(), changed.update_time().DebugString());
  EXPECT_EQ(cause.author(), "analyst-1");
}

TEST_F(SnapshotServiceTest, ValidateOnlyPublishesNothing) {
  v1::CreateSnapshotRequest request = OfMarch();
  request.set_validate_only(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Snapshot preview, Create(request));
  EXPECT_EQ(preview.name(), "");
  EXPECT_EQ(preview.uid(), "");
  EXPECT_FALSE(preview.has_create_time());
  EXPECT_EQ(preview.edition(), 1);
  EXPECT_EQ(preview.dashboard().rows_size(), 42);
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.snapshot"), "0");
}

TEST_F(SnapshotServiceTest, ARepeatedRequestPublishesOnce) {
  v1::CreateSnapshotRequest request = OfMarch();
  request.set_request_id(kRequestId);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Snapshot first, Create(request));
  ReviseCrime();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Snapshot again, Create(request));
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  request.mutable_snapshot()->set_month("2018-02");
  EXPECT_THAT(Create(request), StatusIs(StatusCode::kAlreadyExists));
  EXPECT_THAT(Create(request), HasReason("REQUEST_ID_REUSED"));
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.snapshot"), "1");
}

TEST_F(SnapshotServiceTest, ConcurrentPublishersGetEditionsOfTheirOwn) {
  std::vector<int> editions(2);
  std::vector<std::thread> publishers;
  publishers.reserve(editions.size());
  for (int& edition : editions) {
    publishers.emplace_back([&] {
      const auto created = Create();
      EXPECT_THAT(created, testing::IsOk());
      if (created.ok()) edition = created->edition();
    });
  }
  for (std::thread& publisher : publishers) publisher.join();
  EXPECT_THAT(editions, UnorderedElementsAre(1, 2));
}

TEST_F(SnapshotServiceTest, ListsThemWithoutTheirDashboards) {
  ABSL_ASSERT_OK(Create());
  ABSL_ASSERT_OK(Create());
  v1::CreateSnapshotRequest of_february = OfMarch();
  of_february.mutable_snapshot()->set_month("2018-02");
  of_february.mutable_snapshot()->set_area("forces/cambridgeshire/areas/fenland");
  of_february.mutable_snapshot()->set_profile("significance");
  ABSL_ASSERT_OK(Create(of_february));

  v1::ListSnapshotsRequest request;
  request.set_parent(kForceName);
  request.set_page_size(2);
  std::vector<std::string> names;
  do {
    ABSL_ASSERT_OK_AND_ASSIGN(const auto page, Call(*snapshots_, &SnapshotStub::ListSnapshots,
                                                    request, Viewer(kDemonstrationForce)));
    for (const v1::Snapshot& one : page.snapshots()) {
      names.push_back(one.name().substr(one.name().rfind('/') + 1));
      EXPECT_FALSE(one.has_dashboard());
      EXPECT_EQ(one.canonical_json(), "");
      EXPECT_EQ(one.sha256().size(), 64u);
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(names, ElementsAre("m2018-03-cambridgeshire-1", "m2018-03-cambridgeshire-2",
                                 "p2018-02-significance-fenland-1"));
  request.set_month("2018-02");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto february, Call(*snapshots_, &SnapshotStub::ListSnapshots,
                                                      request, Viewer(kDemonstrationForce)));
  ASSERT_THAT(february.snapshots(), SizeIs(1));
  EXPECT_EQ(february.snapshots(0).profile(), "profiles/significance");
}

TEST_F(SnapshotServiceTest, NamesEveryFaultOfARequest) {
  v1::CreateSnapshotRequest request;
  request.set_parent(kForceName);
  request.mutable_snapshot()->set_area("forces/kent/areas/thanet");
  request.mutable_snapshot()->set_profile("astrology");
  request.set_request_id("not-a-uuid");
  const absl::Status status = Create(request).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(FieldsOf(status), UnorderedElementsAre("snapshot.month", "snapshot.area",
                                                     "snapshot.profile", "request_id"));
  request = OfMarch();
  request.mutable_snapshot()->set_month("2199-12");
  EXPECT_THAT(Create(request), HasReason("MONTH_IN_FUTURE"));
  request = OfMarch();
  request.mutable_snapshot()->set_area("forces/cambridgeshire/areas/atlantis");
  const absl::Status unknown = Create(request).status();
  EXPECT_THAT(unknown, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(unknown, HasReason("AREA_UNKNOWN"));
  EXPECT_THAT(FieldsOf(unknown), UnorderedElementsAre("snapshot.area"));
}

TEST_F(SnapshotServiceTest, WhatIsNotThereIsNotFound) {
  EXPECT_THAT(Read(), StatusIs(StatusCode::kNotFound));
  EXPECT_THAT(Read(), HasReason("SNAPSHOT_UNKNOWN"));
  EXPECT_THAT(Diff(), HasReason("SNAPSHOT_UNKNOWN"));
  EXPECT_THAT(Read("forces/cambridgeshire/snapshots/"), HasReason("RESOURCE_NAME_INVALID"));
  EXPECT_THAT(
      Call(*snapshots_, &SnapshotStub::CreateSnapshot, OfMarch(), Analyst(kDemonstrationForce)),
      StatusIs(StatusCode::kPermissionDenied));
}

}  // namespace
}  // namespace copperplate::indicators
