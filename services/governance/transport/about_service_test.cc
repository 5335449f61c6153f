#include "absl/strings/str_cat.h"
#include "copperplate/governance/v1/about_service.grpc.pb.h"
#include "services/governance/storage/schema_version.h"
#include "services/governance/transport/testing/service_test.h"

namespace copperplate::governance {
namespace {

using testing::HasReason;
using testing::StatusIs;

class AboutServiceTest : public ServiceTest {
 protected:
  absl::StatusOr<v1::About> Get(const Caller& caller) {
    return Call(*about_, &v1::AboutService::Stub::GetAbout, v1::GetAboutRequest(), caller);
  }

  std::unique_ptr<v1::AboutService::Stub> about_ = v1::AboutService::NewStub(channel());
};

TEST_F(AboutServiceTest, TellsTheChangeThatTheBinaryWasBuiltAgainst) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::About about, Get(Viewer("essex")));
  EXPECT_EQ(about.schema_change(), RequiredMigration().change);
  EXPECT_EQ(about.schema_state(), v1::About::CURRENT);
  EXPECT_EQ(absl::StrCat(about.schema_deploy_time().seconds()),
            Value(absl::StrCat("SELECT trunc(extract(epoch FROM max(committed_at)))::bigint FROM ",
                               kSchema, "_registry.changes")));
}

TEST_F(AboutServiceTest, TellsOfADatabaseThatIsBehind) {
  Value(absl::StrCat("UPDATE ", kSchema,
                     "_registry.changes SET change = 'another' WHERE change = '",
                     RequiredMigration().change, "'"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::About about, Get(Viewer("essex")));
  EXPECT_EQ(about.schema_change(), "another");
  EXPECT_EQ(about.schema_state(), v1::About::BEHIND);
}

TEST_F(AboutServiceTest, IsForThoseWithARole) {
  const auto about = Get({"stranger-1", {{"essex", {"stranger"}}}});
  EXPECT_THAT(about, StatusIs(absl::StatusCode::kPermissionDenied));
  EXPECT_THAT(about, HasReason("ROLE_MISSING"));
}

TEST_F(AboutServiceTest, ATokenIsNeeded) {
  grpc::ClientContext context;
  v1::About reply;
  const auto status =
      rpc::FromGrpcStatus(about_->GetAbout(&context, v1::GetAboutRequest(), &reply));
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kUnauthenticated));
  EXPECT_THAT(status, HasReason("TOKEN_MISSING"));
}

}  // namespace
}  // namespace copperplate::governance
