#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "copperplate/governance/v1/body_service.grpc.pb.h"
#include "copperplate/governance/v1/office_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/governance/transport/testing/service_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using testing::NeedsTold;
using ::testing::StartsWith;
using testing::Told;

class BodyServiceTest : public ServiceTest {
 protected:
  static v1::Body Board() {
    v1::Body body;
    body.set_code("BCB");
    body.set_title("Business Coordination Board");
    body.set_kind(v1::Body::BOARD);
    body.set_quorum(3);
    body.set_meets_in_public(true);
    return body;
  }
  absl::StatusOr<v1::Body> Create(const v1::Body& body, const Caller& caller = Analyst("essex")) {
    v1::CreateBodyRequest request;
    request.set_parent("forces/essex");
    *request.mutable_body() = body;
    return Call(*bodies_, &v1::BodyService::Stub::CreateBody, request, caller);
  }
  absl::StatusOr<v1::Body> Get(const std::string& name, const Caller& caller = Viewer("essex")) {
    v1::GetBodyRequest request;
    request.set_name(name);
    return Call(*bodies_, &v1::BodyService::Stub::GetBody, request, caller);
  }
  absl::StatusOr<v1::Body> Update(const v1::Body& body, const std::vector<std::string>& mask) {
    v1::UpdateBodyRequest request;
    *request.mutable_body() = body;
    for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
    return Call(*bodies_, &v1::BodyService::Stub::UpdateBody, request, Analyst("essex"));
  }
  absl::Status Delete(const std::string& name) {
    v1::DeleteBodyRequest request;
    request.set_name(name);
    return Call(*bodies_, &v1::BodyService::Stub::DeleteBody, request, Analyst("essex")).status();
  }
  std::vector<std::string> Codes(const std::string& called = "", const std::string& as_of = "") {
    v1::ListBodiesRequest request;
    request.set_parent("forces/essex");
    request.set_called(called);
    request.set_as_of(as_of);
    std::vector<std::string> codes;
    const auto listed =
        Call(*bodies_, &v1::BodyService::Stub::ListBodies, request, Viewer("essex"));
    ABSL_EXPECT_OK(listed.status());
    if (!listed.ok()) return codes;
    for (const v1::Body& body : listed->bodies()) codes.push_back(body.code());
    return codes;
  }
  absl::Status CreateOffice(const std::string& id) {
    v1::CreateOfficeRequest request;
    request.set_parent("forces/essex");
    request.set_office_id(id);
    request.mutable_office()->set_title(id);
    return Call(*offices_, &v1::OfficeService::Stub::CreateOffice, request, Analyst("essex"))
        .status();
  }

  std::unique_ptr<v1::BodyService::Stub> bodies_ = v1::BodyService::NewStub(channel());
  std::unique_ptr<v1::OfficeService::Stub> offices_ = v1::OfficeService::NewStub(channel());
};

TEST_F(BodyServiceTest, WhatIsCreatedIsReadBack) {
  ABSL_ASSERT_OK(CreateOffice("commissioner"));
  v1::Body body = Board();
  body.set_chair("commissioner");
  v1::Body::Alias& alias = *body.add_aliases();
  alias.set_name("Business Co-ordination Board");
  alias.set_to_date("2017-12-31");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Body created, Create(body));
  EXPECT_EQ(created.name(), "forces/essex/bodies/bcb");
  EXPECT_EQ(created.chair(), "forces/essex/offices/commissioner");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Body read, Get(created.name()));
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
  EXPECT_EQ(read.quorum(), 3);
  ASSERT_EQ(read.aliases_size(), 1);
  EXPECT_EQ(read.aliases(0).name(), "Business Co-ordination Board");
  EXPECT_EQ(read.aliases(0).from_date(), "");
  EXPECT_EQ(read.aliases(0).to_date(), "2017-12-31");
  EXPECT_EQ(Value("SELECT string_agg(type, ',' ORDER BY seq) FROM governance.event_out"),
            "office.created,body.created");
}

TEST_F(BodyServiceTest, EveryFaultIsTold) {
  v1::Body body;
  body.set_code("bcb");
  body.set_quorum(0);
  EXPECT_THAT(FieldsTold(Create(body)),
              ElementsAre(StartsWith("body.kind: "), StartsWith("body.code: "),
                          StartsWith("body.title: "), StartsWith("body.quorum: ")));
  body = Board();
  body.set_chair("nobody");
  body.set_parent_body("none");
  EXPECT_EQ(Told(Create(body)), "BODY_PARENT_UNKNOWN body.parent_body body.chair");
}

TEST_F(BodyServiceTest, NoTwoAreCalledTheSameOnADay) {
  ABSL_ASSERT_OK(Create(Board()));
  EXPECT_THAT(Create(Board()), HasReason("BODY_EXISTS"));
  v1::Body other = Board();
  other.set_code("BCB2");
  other.set_title("business coordination  BOARD");
  EXPECT_THAT(Create(other), HasReason("BODY_NAME_TAKEN"));
}

TEST_F(BodyServiceTest, OneIsFoundByHowItWasCalledOnTheDay) {
  v1::Body body = Board();
  v1::Body::Alias& alias = *body.add_aliases();
  alias.set_name("Performance Board");
  alias.set_to_date("2017-12-31");
  ABSL_ASSERT_OK(Create(body));
  v1::Body panel = Board();
  panel.set_code("PCP");
  panel.set_title("Police and Crime Panel");
  ABSL_ASSERT_OK(Create(panel));
  EXPECT_THAT(Codes(), ElementsAre("BCB", "PCP"));
  EXPECT_THAT(Codes("pcp"), ElementsAre("PCP"));
  EXPECT_THAT(Codes("performance board", "2017-12-31"), ElementsAre("BCB"));
  EXPECT_THAT(Codes("performance board", "2018-01-01"), ElementsAre());
}

TEST_F(BodyServiceTest, AnUpdateChangesWhatItsMaskNames) {
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Body body, Create(Board()));
  body.set_quorum(5);
  body.set_title("Another");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Body changed, Update(body, {"quorum"}));
  EXPECT_EQ(changed.quorum(), 5);
  EXPECT_EQ(changed.title(), "Business Coordination Board");
  EXPECT_THAT(Update(body, {"title"}), HasReason("ETAG_MISMATCH"));
  body.clear_etag();
  body.set_code("XYZ");
  EXPECT_THAT(Update(body, {"code"}), HasReason("FIELD_IMMUTABLE"));
  body.set_parent_body("bcb");
  EXPECT_THAT(Update(body, {"parent_body"}), HasReason("BODY_PARENT_INVALID"));
}

TEST_F(BodyServiceTest, WhatOthersReferToIsNotDeleted) {
  ABSL_ASSERT_OK(CreateOffice("commissioner"));
  v1::Body board = Board();
  board.set_chair("commissioner");
  ABSL_ASSERT_OK(Create(board));
  v1::Body group = Board();
  group.set_code("BCG");
  group.set_title("Group");
  group.set_kind(v1::Body::SUBGROUP);
  group.set_parent_body("forces/essex/bodies/bcb");
  ABSL_ASSERT_OK(Create(group));
  EXPECT_THAT(NeedsTold(Delete("forces/essex/bodies/bcb")),
              ElementsAre("BODY_IN_USE forces/essex/bodies/bcg: refers to the body"));
  v1::DeleteOfficeRequest request;
  request.set_name("forces/essex/offices/commissioner");
  EXPECT_THAT(
      NeedsTold(Call(*offices_, &v1::OfficeService::Stub::DeleteOffice, request, Analyst("essex"))),
      ElementsAre("OFFICE_IN_USE forces/essex/bodies/bcb: refers to the office"));
  ABSL_EXPECT_OK(Delete("forces/essex/bodies/bcg"));
  ABSL_EXPECT_OK(Delete("forces/essex/bodies/bcb"));
  ABSL_EXPECT_OK(
      Call(*offices_, &v1::OfficeService::Stub::DeleteOffice, request, Analyst("essex")));
  EXPECT_THAT(Get("forces/essex/bodies/bcb"), HasReason("BODY_UNKNOWN"));
}

TEST_F(BodyServiceTest, AnOfficeThatTookADecisionIsNotDeleted) {
  ABSL_ASSERT_OK(CreateOffice("commissioner"));
  Value(
      "INSERT INTO governance.decision (force, id, uid, version, created_at, created_by, "
      "updated_at, updated_by, reference, item, title, reasons, options, "
      "significant_public_interest, spi_basis, spi_determined_by, marking, taken_on, taken_by, "
      "state, transitions, revoked_by) VALUES "
      "('essex', 'grant', gen_random_uuid(), 1, now(), '', now(), '', 'R1', '', 'Grant', '', '', "
      "false, 'Small', 'Commissioner', 1, '2018-05-10', 'forces/essex/offices/commissioner', 2, "
      "ARRAY[ROW(1, 2, '2018-05-10', '', now(), '', '', '')::governance.state_change], '') "
      "RETURNING id");
  v1::DeleteOfficeRequest request;
  request.set_name("forces/essex/offices/commissioner");
  EXPECT_THAT(
      NeedsTold(Call(*offices_, &v1::OfficeService::Stub::DeleteOffice, request, Analyst("essex"))),
      ElementsAre("OFFICE_IN_USE forces/essex/decisions/grant: refers to the office"));
}

TEST_F(BodyServiceTest, WhatIsNotThereIsTold) {
  EXPECT_THAT(Get("forces/essex/bodies/none"), HasReason("BODY_UNKNOWN"));
  EXPECT_THAT(Get("forces/atlantis/bodies/none", Viewer("atlantis")), HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(Create(Board(), Viewer("essex")), HasReason("ROLE_MISSING"));
}

}  // namespace
}  // namespace copperplate::governance
