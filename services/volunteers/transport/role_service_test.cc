#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "copperplate/volunteers/v1/role_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/service_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::StartsWith;

class RoleServiceTest : public ServiceTest {
 protected:
  static v1::Role SpecialConstable() {
    v1::Role role;
    role.set_kind(v1::Role::SPECIAL);
    role.set_title("Special constable");
    role.set_required_vetting(v1::Role::RV);
    return role;
  }
  absl::StatusOr<v1::Role> Create(const std::string& id, const v1::Role& role,
                                  const Caller& caller = Analyst("essex")) {
    v1::CreateRoleRequest request;
    request.set_parent("forces/essex");
    request.set_role_id(id);
    *request.mutable_role() = role;
    return Call(*roles_, &v1::RoleService::Stub::CreateRole, request, caller);
  }
  absl::StatusOr<v1::Role> Get(const std::string& name, const Caller& caller = Viewer("essex")) {
    v1::GetRoleRequest request;
    request.set_name(name);
    return Call(*roles_, &v1::RoleService::Stub::GetRole, request, caller);
  }
  absl::StatusOr<v1::Role> Update(const v1::Role& role, const std::vector<std::string>& mask) {
    v1::UpdateRoleRequest request;
    *request.mutable_role() = role;
    for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
    return Call(*roles_, &v1::RoleService::Stub::UpdateRole, request, Analyst("essex"));
  }

  std::unique_ptr<v1::RoleService::Stub> roles_ = v1::RoleService::NewStub(channel());
};

TEST_F(RoleServiceTest, WhatIsCreatedIsReadBack) {
  v1::Role role = SpecialConstable();
  role.set_min_age(18);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Role created, Create("special-constable", role));
  EXPECT_EQ(created.name(), "forces/essex/roles/special-constable");
  EXPECT_EQ(created.created_by(), "analyst-1");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Role read, Get(created.name()));
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
  EXPECT_EQ(read.min_age(), 18);
  EXPECT_EQ(read.required_vetting(), v1::Role::RV);
  EXPECT_FALSE(read.closed());
}

TEST_F(RoleServiceTest, EveryFaultIsTold) {
  v1::Role role;
  role.set_kind(v1::Role::PSV);
  role.set_min_age(5);
  EXPECT_THAT(FieldsTold(Create("Not an id", role)),
              ElementsAre(StartsWith("role_id: "), "role.title: must be given",
                          "role.min_age: must be from 10 to 100",
                          "role.required_vetting: must be given for a role of this kind"));
}

TEST_F(RoleServiceTest, NoTwoOfAKindHaveOneTitle) {
  ABSL_ASSERT_OK(Create("special-constable", SpecialConstable()));
  v1::Role again = SpecialConstable();
  again.set_title("SPECIAL  CONSTABLE");
  EXPECT_THAT(Create("another", again), HasReason("TITLE_TAKEN"));
  again.set_kind(v1::Role::PSV);
  ABSL_EXPECT_OK(Create("another", again)) << "it is of another kind";
  EXPECT_THAT(Create("special-constable", SpecialConstable()), HasReason("ROLE_EXISTS"));
}

TEST_F(RoleServiceTest, AnUpdateChangesWhatItsMaskNames) {
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Role role, Create("special-constable", SpecialConstable()));
  role.set_title("Special sergeant");
  role.set_closed(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Role closed, Update(role, {"closed"}));
  EXPECT_TRUE(closed.closed());
  EXPECT_EQ(closed.title(), "Special constable");
  EXPECT_THAT(Update(role, {"title"}), HasReason("ETAG_MISMATCH"));
  role.clear_etag();
  role.set_kind(v1::Role::CADET);
  EXPECT_THAT(Update(role, {"kind"}), HasReason("FIELD_IMMUTABLE"));
}

TEST_F(RoleServiceTest, WhatIsNotThereIsTold) {
  EXPECT_THAT(Get("forces/essex/roles/none"), HasReason("ROLE_UNKNOWN"));
  EXPECT_THAT(Get("forces/atlantis/roles/none", Viewer("atlantis")), HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(Create("special-constable", SpecialConstable(), Viewer("essex")),
              HasReason("ROLE_MISSING"));
}

TEST_F(RoleServiceTest, RolesAreListedByPages) {
  for (const char* id : {"c", "a", "b"}) {
    v1::Role role = SpecialConstable();
    role.set_title(id);
    ABSL_ASSERT_OK(Create(id, role));
  }
  v1::ListRolesRequest request;
  request.set_parent("forces/essex");
  request.set_page_size(2);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto first, Call(*roles_, &v1::RoleService::Stub::ListRoles, request, Viewer("essex")));
  ASSERT_EQ(first.roles_size(), 2);
  EXPECT_EQ(first.roles(1).title(), "b");
  request.set_page_token(first.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(const auto second, Call(*roles_, &v1::RoleService::Stub::ListRoles,
                                                    request, Viewer("essex")));
  ASSERT_EQ(second.roles_size(), 1);
  EXPECT_EQ(second.roles(0).title(), "c");
  EXPECT_EQ(second.next_page_token(), "");
}

}  // namespace
}  // namespace copperplate::volunteers
