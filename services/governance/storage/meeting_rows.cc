#include "services/governance/storage/meeting_rows.h"

#include <string>
#include <utility>

#include "libs/status/faults.h"
#include "libs/status/status_macros.h"

namespace copperplate::governance {

absl::StatusOr<postgres::Rows> PartRows<Outcome>::List(postgres::Session& session,
                                                       absl::string_view force,
                                                       const PartQuery<Outcome>& query) {
  ABSL_ASSIGN_OR_RETURN(postgres::Rows rows, ListWith(session, force, query, query.filter.item));
  if (!rows.empty() || !query.filter.item.has_value()) return rows;
  return ListOfItem(session, force, query.parent, *query.filter.item, std::move(rows));
}

absl::StatusOr<postgres::Rows> ListOfItem(postgres::Session& session, absl::string_view force,
                                          const PartPath& meeting, const std::string& item,
                                          postgres::Rows rows) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows meetings,
                        PartRows<Meeting>::Find(session, force, meeting, /*sensitive=*/true));
  if (meetings.empty()) return rows;
  PartPath path = meeting;
  path.push_back(item);
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows items,
                        PartRows<AgendaItem>::Find(session, force, path, /*sensitive=*/true));
  if (!items.empty()) return rows;
  Faults faults;
  faults.Add("AGENDA_ITEM_UNKNOWN", "agenda_item", "the meeting has no such item");
  return faults.ToStatus();
}

}  // namespace copperplate::governance
