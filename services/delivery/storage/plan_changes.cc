#include "services/delivery/storage/plan_changes.h"

#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/storage/status_rows.h"

namespace copperplate::delivery {

const StatusRecord& AddStatus(const std::string& force, const std::string& plan, StatusEntry entry,
                              std::function<RecordImage(const StatusRecord&)> image,
                              change_postgres::ChangeSet& changes) {
  std::string name = kStatusEntryName.Format(force, plan, entry.action, entry.activity, entry.id);
  const auto write = [force, plan](postgres::Transaction& transaction,
                                   const Decided<StatusRecord>& written) {
    return WriteStatus(transaction, force, plan, written.record);
  };
  return changes.Add<StatusRecord>(
      Created(StatusRecord{std::move(entry), {}, ""}),
      {.type = "status_entry", .name = std::move(name), .write = write, .image = std::move(image)});
}

}  // namespace copperplate::delivery
