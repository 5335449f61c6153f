#include "services/delivery/app/read_assurance.h"

#include <cstddef>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/delivery/app/change_assurance.h"

namespace copperplate::delivery {

absl::StatusOr<AssuranceRecord> GetAssurance(AssuranceRepository& entries,
                                             const RequestContext& context,
                                             const AskedOfAssuranceEntry& asked,
                                             absl::string_view id) {
  ABSL_ASSIGN_OR_RETURN(const AssuranceContent content,
                        entries.Get(context, asked.entry, asked.sensitive));
  const AssuranceRecord* const found = FindById(content.assurances, id);
  if (found == nullptr) return AssuranceUnknown();
  return *found;
}

absl::StatusOr<Page<AssuranceRecord>> ListAssurances(AssuranceRepository& entries,
                                                     const RequestContext& context,
                                                     const AskedOfAssuranceEntry& asked,
                                                     const std::optional<AssuranceKey>& after,
                                                     int limit) {
  ABSL_ASSIGN_OR_RETURN(AssuranceContent content,
                        entries.Get(context, asked.entry, asked.sensitive));
  const auto is_behind = [&](const Assurance& assurance) {
    if (!after.has_value()) return true;
    return assurance.given_on != after->given_on ? assurance.given_on < after->given_on
                                                 : assurance.id > after->id;
  };
  Page<AssuranceRecord> page;
  for (AssuranceRecord& record : content.assurances) {
    if (!is_behind(record.assurance)) continue;
    if (page.rows.size() == static_cast<size_t>(limit)) {
      page.more = true;
      break;
    }
    page.rows.push_back(std::move(record));
  }
  return page;
}

absl::StatusOr<RatedFramework> RateFramework(AssuranceRepository& entries,
                                             const RequestContext& context, bool sensitive,
                                             absl::CivilDay as_of) {
  RatedFramework rated;
  ABSL_ASSIGN_OR_RETURN(rated.content,
                        entries.ReadFramework(context, {.sensitive = sensitive,
                                                        .given_from = as_of - kAssuranceDays,
                                                        .given_to = as_of}));
  rated.ratings.reserve(rated.content.entries.size());
  for (const AssuranceContent& content : rated.content.entries) {
    std::vector<const Assurance*> given;
    given.reserve(content.assurances.size());
    for (const AssuranceRecord& record : content.assurances) given.push_back(&record.assurance);
    rated.ratings.push_back(Rate(content.entry.entry, given, rated.content.levels, as_of));
  }
  return rated;
}

}  // namespace copperplate::delivery
