#include "services/indicators/transport/kept_replies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "copperplate/indicators/v1/area_service.grpc.pb.h"
#include "copperplate/indicators/v1/indicator_service.grpc.pb.h"
#include "services/indicators/transport/testing/service_test.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using testing::IsOk;
using testing::StatusIs;

constexpr char kEssexName[] = "forces/essex";
constexpr char kArea[] = "forces/essex/areas/essex";

// Reads of areas and indicators; the dashboard's are in dashboard_service_test.cc.
class KeptRepliesTest : public ServiceTest {
 protected:
  void SetUp() override {
    revisions().OnListening();
    v1::CreateAreaRequest request;
    request.set_parent(kEssexName);
    request.set_area_id("essex");
    request.mutable_area()->set_title("Essex");
    request.mutable_area()->set_kind(v1::Area::FORCE);
    request.mutable_area()->set_valid_from("1974-04");
    ABSL_ASSERT_OK_AND_ASSIGN(
        area_, Call(*areas_, &v1::AreaService::Stub::CreateArea, request, Analyst("essex")));
  }

  DataRevisionTracker& revisions() { return storage().repositories().data_revisions(); }

  absl::StatusOr<v1::Area> Get(const std::string& name = kArea) {
    v1::GetAreaRequest request;
    request.set_name(name);
    return Call(*areas_, &v1::AreaService::Stub::GetArea, request, Viewer("essex"));
  }
  absl::StatusOr<v1::ListAreasResponse> List(int page_size = 0) {
    v1::ListAreasRequest request;
    request.set_parent(kEssexName);
    request.set_page_size(page_size);
    return Call(*areas_, &v1::AreaService::Stub::ListAreas, request, Viewer("essex"));
  }
  absl::StatusOr<v1::ListIndicatorsResponse> ListIndicators(bool known_at = false) {
    v1::ListIndicatorsRequest request;
    request.set_parent(kEssexName);
    if (known_at) *request.mutable_known_at() = area_.update_time();
    return Call(*indicators_, &v1::IndicatorService::Stub::ListIndicators, request,
                Viewer("essex"));
  }
  absl::StatusOr<v1::Area> Rename(const std::string& title) {
    v1::UpdateAreaRequest request;
    request.mutable_area()->set_name(kArea);
    request.mutable_area()->set_title(title);
    request.mutable_update_mask()->add_paths("title");
    return Call(*areas_, &v1::AreaService::Stub::UpdateArea, request, Analyst("essex"));
  }

  // Makes every read of these tables fail, so that what is answered was kept.
  void HideTheDatabase() {
    ABSL_ASSERT_OK(storage().database().RunAsOwner(
        "REVOKE SELECT ON indicators.area, indicators.area_version, indicators.indicator, "
        "indicators.indicator_version FROM indicators_runtime"));
  }

  v1::Area area_;
  const std::unique_ptr<v1::AreaService::Stub> areas_ = v1::AreaService::NewStub(channel());
  const std::unique_ptr<v1::IndicatorService::Stub> indicators_ =
      v1::IndicatorService::NewStub(channel());
};

TEST_F(KeptRepliesTest, TheFirstReadAfterAChangeIsKeptAlready) {
  ABSL_ASSERT_OK(Get());
  HideTheDatabase();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area kept, Get());
  EXPECT_EQ(kept.SerializeAsString(), area_.SerializeAsString());
}

TEST_F(KeptRepliesTest, RequestsOfAnotherTypeOrContentAreOthers) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListAreasResponse areas, List());
  ABSL_ASSERT_OK(ListIndicators());
  HideTheDatabase();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListAreasResponse kept, List());
  EXPECT_EQ(kept.SerializeAsString(), areas.SerializeAsString());
  EXPECT_EQ(kept.areas_size(), 1);
  EXPECT_THAT(ListIndicators(), IsOk());
  EXPECT_THAT(List(10), StatusIs(StatusCode::kInternal));
  EXPECT_THAT(Get(), StatusIs(StatusCode::kInternal));
  EXPECT_THAT(ListIndicators(true), StatusIs(StatusCode::kInternal));
}

TEST_F(KeptRepliesTest, AChangeThroughThisProcessIsSeenAtOnce) {
  ABSL_ASSERT_OK(Get());
  ABSL_ASSERT_OK(Rename("County of Essex"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area renamed, Get());
  EXPECT_EQ(renamed.title(), "County of Essex");
}

// What was known at an instant should never change. A clock that was set back would have it change
// all the same, and then everybody is to be told the same.
TEST_F(KeptRepliesTest, WhatWasKnownThenIsReadAnewAfterAChange) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto before, ListIndicators(true));
  ABSL_ASSERT_OK(Rename("County of Essex"));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto after, ListIndicators(true));
  EXPECT_EQ(after.SerializeAsString(), before.SerializeAsString());
  ABSL_ASSERT_OK(Rename("Essex"));
  HideTheDatabase();
  EXPECT_THAT(ListIndicators(true), StatusIs(StatusCode::kInternal));
}

TEST_F(KeptRepliesTest, ARefusalIsNotKept) {
  EXPECT_THAT(Get("forces/essex/areas/south"), StatusIs(StatusCode::kNotFound));
  HideTheDatabase();
  EXPECT_THAT(Get("forces/essex/areas/south"), StatusIs(StatusCode::kInternal));
}

TEST_F(KeptRepliesTest, NothingIsKeptWhileNobodyListens) {
  revisions().OnLost();
  ABSL_ASSERT_OK(Get());
  HideTheDatabase();
  EXPECT_THAT(Get(), StatusIs(StatusCode::kInternal));
}

// Fields that no message has are part of a request: whoever fills them must not push out what
// others asked for.
TEST_F(KeptRepliesTest, ALongRequestIsNotKept) {
  v1::GetAreaRequest request;
  request.set_name(kArea);
  request.GetReflection()->MutableUnknownFields(&request)->AddLengthDelimited(
      1000, std::string(4096, 'x'));
  const auto get = [&] {
    return Call(*areas_, &v1::AreaService::Stub::GetArea, request, Viewer("essex"));
  };
  ABSL_ASSERT_OK(get());
  HideTheDatabase();
  EXPECT_THAT(get(), StatusIs(StatusCode::kInternal));
}

// A force that there is not must not be remembered, whatever a token says.
TEST_F(KeptRepliesTest, NothingIsLearntOfAForceWithoutRevisions) {
  v1::ListAreasRequest request;
  request.set_parent("forces/atlantis");
  EXPECT_THAT(Call(*areas_, &v1::AreaService::Stub::ListAreas, request, Viewer("atlantis")),
              StatusIs(StatusCode::kNotFound));
  EXPECT_EQ(revisions().Current("atlantis"), std::nullopt);
}

// The newest revisions, as a test has them.
class GivenRevisions final : public RevisionReader {
 public:
  absl::StatusOr<NewestRevisions> Newest(const RequestContext&) override { return newest; }

  NewestRevisions newest{5, 1};
};

grpc::ByteBuffer Bytes(const std::string& text) {
  const grpc::Slice slice(text);
  return grpc::ByteBuffer(&slice, 1);
}

// Another process commits after the read has begun: its change is not in the reply, which must not
// be given for the data with the change.
TEST(KeptRepliesOrderTest, TheRevisionIsAskedForBeforeTheRead) {
  DataRevisionTracker revisions;
  revisions.OnListening();
  GivenRevisions reader;
  KeptReplies kept(revisions, reader, 1 << 20);
  rpc::CallContext call;
  call.force = "essex";
  call.principal = std::make_shared<auth::Principal>();
  const auto read = [&]() -> absl::StatusOr<grpc::ByteBuffer> {
    reader.newest.own = 6;
    return Bytes("as of 5");
  };
  ABSL_ASSERT_OK(kept.Through(call, "key", read));
  EXPECT_TRUE(kept.Find(call, "key").has_value()) << "nobody has told of the change yet";
  revisions.OnRevision("essex", 6);
  EXPECT_FALSE(kept.Find(call, "key").has_value());
}

}  // namespace
}  // namespace copperplate::indicators
