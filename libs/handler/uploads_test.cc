#include "libs/handler/uploads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/api/testing/resource.pb.h"
#include "libs/status/error.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"

namespace copperplate::handler {
namespace {

using api::testing::Resource;
using api::testing::UploadRequest;
using ::testing::ElementsAre;
using testing::FieldsOf;

// Gives what came, under the name that the first message said.
class Kept final : public Upload<Resource> {
 public:
  explicit Kept(std::string name) { kept_.set_name(std::move(name)); }
  absl::Status Write(absl::string_view content) override {
    if (content == "bad") return absl::ResourceExhaustedError("disk");
    absl::StrAppend(kept_.mutable_title(), content);
    return absl::OkStatus();
  }
  absl::StatusOr<Resource> Finish(const rpc::CallContext& call) override {
    kept_.set_measure(call.force);
    return kept_;
  }

 private:
  Resource kept_;
};

class UploadsTest : public ::testing::Test {
 protected:
  using Method = Uploads<UploadRequest, Resource>;

  UploadsTest() { call_.force = "essex"; }

  static UploadRequest Message(absl::string_view parent, absl::string_view content) {
    UploadRequest message;
    message.set_parent(std::string(parent));
    message.set_content(std::string(content));
    return message;
  }

  std::shared_ptr<UploadSlots> slots_ = std::make_shared<UploadSlots>();
  Method method_{
      slots_,
      [](const rpc::CallContext&,
         const UploadRequest& first) -> absl::StatusOr<std::unique_ptr<Upload<Resource>>> {
        if (first.parent().empty()) return absl::InvalidArgumentError("parent");
        return std::make_unique<Kept>(first.parent());
      }};
  rpc::CallContext call_;
};

TEST_F(UploadsTest, TheFirstMessageSaysWhatTheContentIsOf) {
  auto sink = method_.Open(call_);
  ABSL_ASSERT_OK(sink);
  ABSL_ASSERT_OK((*sink)->Accept(call_, Message("plans/1", "a")));
  ABSL_ASSERT_OK((*sink)->Accept(call_, Message("", "b")));
  const auto reply = (*sink)->Finish(call_);
  ABSL_ASSERT_OK(reply);
  EXPECT_EQ(reply->name(), "plans/1");
  EXPECT_EQ(reply->title(), "ab");
  EXPECT_EQ(reply->measure(), "essex");
}

TEST_F(UploadsTest, ALaterMessageCarriesContentAlone) {
  auto sink = method_.Open(call_);
  ABSL_ASSERT_OK(sink);
  ABSL_ASSERT_OK((*sink)->Accept(call_, Message("plans/1", "a")));
  UploadRequest late = Message("plans/1", "b");
  late.set_import_id("late");
  late.set_validate_only(true);
  const absl::Status refused = (*sink)->Accept(call_, late);
  EXPECT_THAT(refused, testing::StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(refused, testing::HasReason("FIRST_MESSAGE_ONLY"));
  EXPECT_THAT(FieldsOf(refused), ElementsAre("parent", "import_id", "validate_only"));
}

TEST_F(UploadsTest, ErrorsOfTheUploadEndTheStream) {
  auto sink = method_.Open(call_);
  ABSL_ASSERT_OK(sink);
  EXPECT_THAT((*sink)->Accept(call_, Message("", "a")),
              testing::StatusIs(absl::StatusCode::kInvalidArgument, "parent"));
  EXPECT_THAT((*sink)->Accept(call_, Message("plans/1", "bad")),
              testing::StatusIs(absl::StatusCode::kResourceExhausted, "disk"));
}

TEST_F(UploadsTest, AllMethodsOfAProcessShareTheSlots) {
  Method other(slots_,
               [](const rpc::CallContext&,
                  const UploadRequest&) -> absl::StatusOr<std::unique_ptr<Upload<Resource>>> {
                 return std::make_unique<Kept>("other");
               });
  std::vector<std::unique_ptr<Method::Sink>> open;
  for (int i = 0; i < UploadSlots::kMostAtOnce; ++i) {
    auto sink = (i % 2 == 0 ? method_ : other).Open(call_);
    ABSL_ASSERT_OK(sink);
    open.push_back(*std::move(sink));
  }
  for (int i = 0; i < 3; ++i) {
    const auto refused = other.Open(call_);
    EXPECT_THAT(refused, testing::StatusIs(absl::StatusCode::kResourceExhausted));
    EXPECT_THAT(refused, testing::HasReason("IMPORTS_BUSY"));
    EXPECT_EQ(ErrorRetryAfter(refused.status()), absl::Seconds(10));
  }
  open.pop_back();
  ABSL_EXPECT_OK(method_.Open(call_));
}

}  // namespace
}  // namespace copperplate::handler
