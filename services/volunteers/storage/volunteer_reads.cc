#include "services/volunteers/storage/volunteer_reads.h"

#include "libs/change_postgres/record_reads.h"
#include "services/volunteers/app/ports/resource_names.h"

namespace copperplate::volunteers {

absl::Status RecordVolunteersRead(const change_postgres::ChangeParts& parts,
                                  const RequestContext& context,
                                  const std::vector<std::string>& volunteers) {
  std::vector<std::string> names;
  names.reserve(volunteers.size());
  for (const std::string& volunteer : volunteers) {
    names.push_back(kVolunteerName.Format(context.force, volunteer));
  }
  return change_postgres::RecordReads(parts, context, "volunteer.read", names);
}

}  // namespace copperplate::volunteers
