#include "services/volunteers/storage/watch_roots.h"

#include <string>
#include <utility>

#include "libs/change_postgres/force.h"
#include "libs/status/status_macros.h"

namespace copperplate::volunteers {

absl::StatusOr<SpeedwatchStandardsRoot::Content> RootRows<SpeedwatchStandardsRoot>::ReadContent(
    postgres::Transaction& transaction, absl::string_view force, const PartPath&) {
  SpeedwatchStandardsRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(content.standards,
                        PartRows<SpeedwatchStandard>::All(transaction, force, ""));
  return content;
}

absl::StatusOr<WatchGroupRoot::Content> RootRows<WatchGroupRoot>::ReadContent(
    postgres::Transaction& transaction, absl::string_view force, const PartPath& path) {
  ABSL_ASSIGN_OR_RETURN(
      const postgres::Rows rows,
      PartRows<WatchGroup>::Find(transaction, force, {path.front()}, /*sensitive=*/true));
  if (rows.empty()) return PartUnknown<WatchGroup>();
  ABSL_ASSIGN_OR_RETURN(auto record, PartRows<WatchGroup>::Read(rows[0]));
  WatchGroupRoot::Content content;
  content.group = std::move(record.part);
  ABSL_ASSIGN_OR_RETURN(content.sites,
                        PartRows<SpeedwatchSite>::All(transaction, force, path.front()));
  ABSL_ASSIGN_OR_RETURN(content.standards,
                        PartRows<SpeedwatchStandard>::All(transaction, force, ""));
  return content;
}

absl::Status RootRows<WatchGroupRoot>::CheckKnown(postgres::Session& session,
                                                  absl::string_view force, absl::string_view group,
                                                  bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(
      const postgres::Rows rows,
      PartRows<WatchGroup>::Find(session, force, {std::string(group)}, sensitive));
  if (!rows.empty()) return absl::OkStatus();
  return change_postgres::NotFoundIn(session, force, PartUnknown<WatchGroup>());
}

}  // namespace copperplate::volunteers
