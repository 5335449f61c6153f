#include "libs/testing_service/service_test.h"

#include <gtest/gtest-spi.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/rpc/testdata/echo.grpc.pb.h"
#include "libs/rpc/testdata/echo_service.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "libs/testing_postgres/schema_database.h"

namespace copperplate::testing_service {
namespace {

using rpc::testdata::CollectRequest;
using rpc::testdata::CollectResponse;
using rpc::testdata::EchoService;
using rpc::testdata::SayRequest;
using rpc::testdata::SayResponse;
using ::testing::ElementsAre;
using testing::HasReason;
using testing::StatusIs;

struct TestedService {
  using Database = testing_postgres::SchemaDatabase;
  static constexpr absl::string_view kErrorDomain = "copperplate.echo";

  static absl::StatusOr<std::unique_ptr<Database>> CreateDatabase() {
    ABSL_ASSIGN_OR_RETURN(Database database,
                          Database::Create({.service = "echo",
                                            .sqitch_folder = "",
                                            .sql = "CREATE SCHEMA echo; CREATE TABLE echo.said AS "
                                                   "SELECT 'hello'::text AS text"},
                                           /*pool_size=*/1));
    return std::make_unique<Database>(std::move(database));
  }
  static std::vector<std::unique_ptr<grpc::Service>> MakeServices(rpc::Pipeline& pipeline,
                                                                  Database&) {
    std::vector<std::unique_ptr<grpc::Service>> services;
    services.push_back(MakeEchoService(pipeline, rpc::testdata::EchoHandlers()));
    return services;
  }
};

class ServiceTestTest : public ServiceTest<TestedService> {
 protected:
  void CheckRefusal(const absl::Status& refused) override {
    refusals_.push_back(ErrorReason(refused));
  }

  absl::StatusOr<SayResponse> Say(const Caller& caller) {
    SayRequest request;
    request.set_name("forces/essex/things/one");
    request.set_text("hello");
    return Call(*echo_, &EchoService::Stub::Say, request, caller);
  }
  absl::StatusOr<CollectResponse> Collect(const std::vector<CollectRequest>& messages,
                                          const Caller& caller) {
    return Send(*echo_, &EchoService::Stub::Collect, messages, caller);
  }

  std::vector<std::string> refusals_;
  std::unique_ptr<EchoService::Stub> echo_ = EchoService::NewStub(channel());
};

TEST_F(ServiceTestTest, ACallerHasItsRoleInItsForce) {
  ABSL_ASSERT_OK_AND_ASSIGN(const SayResponse reply, Say(Analyst("essex")));
  EXPECT_EQ(reply.text(), "hello");
  EXPECT_EQ(reply.force(), "essex");
  ABSL_EXPECT_OK(Say(Admin("essex")));
  EXPECT_THAT(refusals_, ElementsAre());
  EXPECT_THAT(Say(Viewer("essex")), StatusIs(absl::StatusCode::kPermissionDenied));
  EXPECT_THAT(Say(Publisher("essex")), HasReason("ROLE_MISSING"));
  EXPECT_THAT(Say(Analyst("kent")), HasReason("ROLE_MISSING"));
  EXPECT_THAT(refusals_, ElementsAre("ROLE_MISSING", "ROLE_MISSING", "ROLE_MISSING"));
}

TEST_F(ServiceTestTest, AStreamIsSentWholeOrRefused) {
  std::vector<CollectRequest> messages(3);
  messages[0].mutable_line()->set_name("forces/essex/things/one");
  messages[1].set_chunk("ab");
  messages[2].set_chunk("cde");
  ABSL_ASSERT_OK_AND_ASSIGN(const CollectResponse reply, Collect(messages, Analyst("essex")));
  EXPECT_EQ(reply.messages(), 3);
  EXPECT_EQ(reply.bytes(), 5);
  EXPECT_THAT(Collect(messages, Viewer("essex")), HasReason("ROLE_MISSING"));
  EXPECT_THAT(refusals_, ElementsAre("ROLE_MISSING"));
}

TEST_F(ServiceTestTest, AValueIsReadOrTheTestFails) {
  EXPECT_EQ(Value("SELECT text FROM echo.said"), "hello");
  EXPECT_EQ(Value("UPDATE echo.said SET text = 'bye' RETURNING text"), "bye");
  EXPECT_NONFATAL_FAILURE(Value("SELECT text FROM echo.unsaid"), "unsaid");
}

}  // namespace
}  // namespace copperplate::testing_service
