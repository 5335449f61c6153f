// What a change of several things in one plan adds to its set.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "libs/change/decided.h"
#include "libs/change_postgres/change_set.h"
#include "libs/postgres/transaction.h"
#include "services/delivery/app/ports/plan_part.h"
#include "services/delivery/app/ports/status_repository.h"
#include "services/delivery/storage/part_rows.h"

namespace copperplate::delivery {

// A part that is new, changes or is deleted.
template <class Part>
const PartRecord<Part>& AddPart(const std::string& force, const std::string& plan,
                                Decided<PartRecord<Part>> decided,
                                std::function<RecordImage(const PartRecord<Part>&)> image,
                                change_postgres::ChangeSet& changes) {
  using Record = PartRecord<Part>;
  std::string name = NameOf(force, plan, decided.record.part);
  const auto write = [force, plan](postgres::Transaction& transaction,
                                   const Decided<Record>& written) {
    if constexpr (PartKind<Part>::kDeletable) {
      if (written.deleted) {
        return PartRows<Part>::Delete(transaction, force, PathOf(plan, written.record.part));
      }
    }
    return PartRows<Part>::Write(transaction, force, plan, written.record);
  };
  return changes.Add<Record>(std::move(decided), {.type = PartKind<Part>::kType,
                                                  .name = std::move(name),
                                                  .write = write,
                                                  .image = std::move(image)});
}

// A new status entry.
const StatusRecord& AddStatus(const std::string& force, const std::string& plan, StatusEntry entry,
                              std::function<RecordImage(const StatusRecord&)> image,
                              change_postgres::ChangeSet& changes);

}  // namespace copperplate::delivery
