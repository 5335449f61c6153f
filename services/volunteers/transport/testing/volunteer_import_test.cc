#include "services/volunteers/transport/testing/volunteer_import_test.h"

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "services/volunteers/transport/testing/role_requests.h"

namespace copperplate::volunteers {

void VolunteerImportTest::SetUp() {
  DutyTest::SetUp();
  AddRole("constable", v1::Role::SPECIAL, v1::Role::RV);
  AddRole("cadet", v1::Role::CADET, v1::Role::CADET_CHECK);
  request_.set_parent("forces/essex");
}

std::string VolunteerImportTest::HistoriesOf(int volunteers) {
  std::string csv = kFull;
  for (int i = 0; i < volunteers; ++i) {
    const std::string id = absl::StrCat("v-", i);
    const std::string supervisor = i < 10 ? "sgt" : absl::StrCat("volunteers/v-", i / 10);
    absl::StrAppend(&csv, id, ",Name ", i, ",1990-05-17,constable,e1,,APPLIED,2014-01-10,,,,RV,",
                    "2014-03-01,2030-03-01,V/", i, ",", supervisor, ",2014-04-01,,\n");
    for (const char* const step : {"VETTING,2014-02-01", "INDUCTION,2014-03-01",
                                   "PROBATION,2014-04-01", "ACTIVE,2016-04-01"}) {
      absl::StrAppend(&csv, id, ",,,,e1,,", step, ",,,,,,,,,,,\n");
    }
  }
  return csv;
}

absl::StatusOr<v1::VolunteerImport> VolunteerImportTest::Import(const std::string& csv,
                                                                const std::string& id) {
  request_.set_import_id(id);
  constexpr size_t kPiece = 1013;  // cut anywhere
  return Upload(*volunteers_, &v1::VolunteerService::Stub::ImportVolunteers, request_, csv,
                Analyst("essex"), kPiece);
}

std::string VolunteerImportTest::Count(const std::string& table) {
  return Value("SELECT count(*) FROM volunteers." + table);
}

void VolunteerImportTest::AddRole(const std::string& id, v1::Role::Kind kind,
                                  v1::Role::VettingLevel level) {
  ABSL_ASSERT_OK(Call(*roles_, &v1::RoleService::Stub::CreateRole, RoleRequest(id, kind, level),
                      Analyst("essex")));
}

}  // namespace copperplate::volunteers
