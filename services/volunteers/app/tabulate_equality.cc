#include "services/volunteers/app/tabulate_equality.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"

namespace copperplate::volunteers {

absl::Status DeclareEquality(EqualityRegister& equality, const RequestContext& context,
                             const std::string& volunteer,
                             const std::vector<EqualityDeclaration>& declarations) {
  ABSL_ASSIGN_OR_RETURN(const EqualityDefinitions asked, equality.ReadDefinitions(context));
  Faults faults;
  std::set<std::string> seen;
  for (size_t i = 0; i < declarations.size(); ++i) {
    const EqualityDeclaration& declared = declarations[i];
    Faults found;
    CheckEqualityValue(asked.characteristics, declared.characteristic, declared.value, found);
    if (!seen.insert(declared.characteristic).second) {
      found.Add("DUPLICATE", "characteristic", "is there twice");
    }
    faults.AddUnder(absl::StrCat("declarations[", i, "]"), found);
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  return equality.Declare(context, volunteer, declarations);
}

absl::StatusOr<VolunteerEqualityTable> TabulateVolunteers(EngagementRegister& engagement_register,
                                                          EqualityRegister& equality,
                                                          const RequestContext& context,
                                                          const EqualityTableQuery& query) {
  ABSL_ASSIGN_OR_RETURN(EqualityDefinitions asked, equality.ReadDefinitions(context));
  const EqualityCharacteristic* const found =
      FindCharacteristic(asked.characteristics, query.characteristic);
  if (found == nullptr) {
    Faults faults;
    faults.Add("EQUALITY_CHARACTERISTIC_UNKNOWN", "characteristic", "is not one that is asked for");
    return faults.ToStatus();
  }
  ABSL_ASSIGN_OR_RETURN(const RegisterAt read, engagement_register.Read(context, std::nullopt));
  const std::vector<std::string> persons =
      PersonsInStrength(read.engagements, query.kind, query.quarter_end);
  std::map<std::string, int64_t> counts;
  ABSL_ASSIGN_OR_RETURN(counts, equality.Count(context, query.characteristic, persons));
  // Of whom nothing is known.
  int64_t declared = 0;
  for (const auto& [value, count] : counts) declared += count;
  counts[std::string(kNotStated)] += static_cast<int64_t>(persons.size()) - declared;
  VolunteerEqualityTable told;
  told.characteristic = *found;
  told.benchmarks = std::move(asked.benchmarks);
  told.table =
      TabulateEquality(told.characteristic, counts, told.benchmarks, query.quarter_end.year());
  return told;
}

}  // namespace copperplate::volunteers
