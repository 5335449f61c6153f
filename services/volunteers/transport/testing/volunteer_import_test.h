// Files of volunteers with their histories, and the roles that they name.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/volunteers/transport/testing/duty_test.h"

namespace copperplate::volunteers {

// The force has the roles `constable` (SPECIAL, RV) and `cadet` (CADET, CADET_CHECK).
class VolunteerImportTest : public DutyTest {
 protected:
  // The first line of a file with what most tests tell of.
  static constexpr char kFull[] =
      "volunteer,full_name,date_of_birth,role,engagement,unit_or_group,state,effective_on,reason,"
      "predecessor,attested_on,vetting_level,vetting_decided_on,vetting_expires_on,"
      "vetting_reference,supervisor,supervised_from,consent_by,consent_from\n";

  void SetUp() override;

  // A whole file of so many constables, each of whom became active in five steps, vetted, and
  // supervised by another of them but for the first ten.
  static std::string HistoriesOf(int volunteers);
  absl::StatusOr<v1::VolunteerImport> Import(const std::string& csv, const std::string& id = "");
  // Rows of a table of the service.
  std::string Count(const std::string& table);

  v1::ImportVolunteersRequest request_;

 private:
  void AddRole(const std::string& id, v1::Role::Kind kind, v1::Role::VettingLevel level);
};

}  // namespace copperplate::volunteers
