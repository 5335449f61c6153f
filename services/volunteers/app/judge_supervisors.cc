#include "services/volunteers/app/judge_supervisors.h"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "services/volunteers/domain/supervision.h"

namespace copperplate::volunteers {

void JudgeSupervisors(absl::Span<const ToldVolunteer> told, const VolunteerImportContent& content,
                      absl::Span<const Dossier> dossiers, imports::RowFaults& faults) {
  std::set<std::string> new_ones;
  std::vector<Supervision> among;
  for (const Dossier& dossier : dossiers) {
    new_ones.insert(dossier.volunteer.id);
    for (const Supervision& supervision : dossier.supervisions) {
      if (absl::StartsWith(supervision.supervisor, PersonOf(""))) among.push_back(supervision);
    }
  }
  const Supervisors supervisors(among);
  size_t at = 0;  // of those among volunteers: in the same order as they are told
  for (const ToldVolunteer& volunteer : told) {
    for (const auto& [line, supervision] : volunteer.supervisions) {
      absl::string_view id = supervision.supervisor;
      if (!absl::ConsumePrefix(&id, PersonOf(""))) continue;
      const Supervision& judged = among[at++];
      const auto known = content.known.find(std::string(id));
      if (known == content.known.end()) {
        if (new_ones.count(std::string(id)) == 0) {
          faults.Add(line, "supervisor", "SUPERVISOR_UNKNOWN", "is none of the force's volunteers");
        }
      } else if (known->second.has_value()) {
        faults.Add(line, "supervisor", "VOLUNTEER_MERGED",
                   absl::StrCat("was merged into ", PersonOf(*known->second)));
      }
      if (supervisors.GoesRound(judged)) {
        faults.Add(line, "supervisor", "SUPERVISION_CYCLE",
                   "is supervised by who would be supervised");
      }
    }
  }
}

}  // namespace copperplate::volunteers
