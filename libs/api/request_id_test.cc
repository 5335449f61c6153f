#include "libs/api/request_id.h"

#include <google/protobuf/field_mask.pb.h>
#include <gtest/gtest.h>

#include <string>

#include "libs/api/testing/resource.pb.h"
#include "libs/status/error.h"

namespace copperplate::api {
namespace {

TEST(ParseRequestId, TakesVersion4InEitherCase) {
  EXPECT_EQ(ParseRequestId("919108f7-52d1-4320-9bac-f847db4148a8").value(),
            "919108f7-52d1-4320-9bac-f847db4148a8");
  EXPECT_EQ(ParseRequestId("919108F7-52D1-4320-9BAC-F847DB4148A8").value(),
            "919108f7-52d1-4320-9bac-f847db4148a8");
}

TEST(ParseRequestId, RefusesEverythingElse) {
  for (const char* bad :
       {"", "1", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f", "00000000-0000-0000-0000-000000000000",
        "919108f7-52d1-4320-cbac-f847db4148a8", "919108f752d143209bacf847db4148a8",
        "{919108f7-52d1-4320-9bac-f847db4148a8}", "919108f7-52d1-4320-9bac-f847db4148a",
        "919108f7-52d1-4320-9bac-f847db4148ag", "919108f7+52d1-4320-9bac-f847db4148a8"}) {
    const auto id = ParseRequestId(bad);
    EXPECT_EQ(id.status().code(), absl::StatusCode::kInvalidArgument) << bad;
    EXPECT_EQ(ErrorReason(id.status()), "REQUEST_ID_INVALID");
    EXPECT_EQ(id.status().message(),
              "request_id: must be a UUID of version 4, written with hyphens");
  }
}

testing::UpdateRequest AnUpdate() {
  testing::UpdateRequest request;
  request.mutable_resource()->set_title("New");
  request.mutable_update_mask()->add_paths("title");
  request.set_request_id("919108f7-52d1-4320-9bac-f847db4148a8");
  return request;
}

TEST(RequestHash, LeavesTheIdOutAndNothingElse) {
  testing::UpdateRequest other_id = AnUpdate();
  other_id.clear_request_id();
  EXPECT_EQ(RequestHash(AnUpdate()), RequestHash(other_id));
  testing::UpdateRequest other_body = AnUpdate();
  other_body.mutable_resource()->set_title("Newer");
  EXPECT_NE(RequestHash(AnUpdate()), RequestHash(other_body));
  testing::UpdateRequest other_mask = AnUpdate();
  other_mask.mutable_update_mask()->add_paths("tags");
  EXPECT_NE(RequestHash(AnUpdate()), RequestHash(other_mask));
}

// Methods that take a name alone have requests of the same bytes.
TEST(RequestHash, IsOfOneMethod) {
  testing::UpdateRequest update;
  update.set_request_id("919108f7-52d1-4320-9bac-f847db4148a8");
  EXPECT_NE(RequestHash(update), RequestHash(google::protobuf::FieldMask()));
}

TEST(RequestHash, IsTheSameWhateverTheOrderOfAMap) {
  testing::UpdateRequest one = AnUpdate();
  testing::UpdateRequest two = AnUpdate();
  for (int i = 0; i < 20; ++i) {
    (*one.mutable_resource()->mutable_labels())["k" + std::to_string(i)] = "v";
    (*two.mutable_resource()->mutable_labels())["k" + std::to_string(19 - i)] = "v";
  }
  EXPECT_EQ(RequestHash(one), RequestHash(two));
}

TEST(RequestHash, LeavesTheRequestAsItWas) {
  const testing::UpdateRequest request = AnUpdate();
  RequestHash(request);
  EXPECT_EQ(request.request_id(), "919108f7-52d1-4320-9bac-f847db4148a8");
}

}  // namespace
}  // namespace copperplate::api
