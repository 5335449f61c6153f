#include "services/governance/storage/carried_items.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/change/decided.h"
#include "services/governance/domain/meeting_moves.h"
#include "services/governance/storage/meeting_rows.h"

namespace copperplate::governance {

using change_postgres::ChangeSet;
using parts_postgres::Beside;
using postgres::Transaction;
using ItemRecord = PartRecord<AgendaItem>;

parts_postgres::AddBeside<Meeting> ItemsBeside(AgendaItemImage image) {
  return [image = std::move(image)](const Beside<Meeting>& beside, Transaction&,
                                    ChangeSet& changes) -> absl::Status {
    const Decided<PartRecord<Meeting>>& decided = beside.decided;
    const Meeting& meeting = decided.record.part;
    if (decided.before.has_value() || meeting.postponed_from.empty()) return absl::OkStatus();
    if (!beside.content.meeting.has_value()) {
      return absl::InternalError("a meeting in the place of none");
    }
    const std::string force = beside.force;
    const std::string root = absl::StrCat(beside.root, "/", meeting.id);
    for (AgendaItem& item : ItemsCarried(*beside.content.meeting)) {
      std::string name = NameOf(force, root, item);
      changes.Add<ItemRecord>(
          Created(ItemRecord{std::move(item), {}}),
          {.type = PartKind<AgendaItem>::kType,
           .name = std::move(name),
           .write =
               [force, root](Transaction& writing, const Decided<ItemRecord>& written) {
                 return PartRows<AgendaItem>::Write(writing, force, root, written.record);
               },
           .image = [force, root,
                     image](const ItemRecord& record) { return image(force, root, record); }});
    }
    return absl::OkStatus();
  };
}

}  // namespace copperplate::governance
