#include "services/governance/transport/event_images.h"

#include "libs/api/record_image.h"
#include "services/governance/transport/agenda_item_mapping.h"

namespace copperplate::governance {
namespace {

RecordImage ImageOfAgendaItem(absl::string_view force, absl::string_view root,
                              const PartRecord<AgendaItem>& record) {
  return api::ImageOf(PartMapping<AgendaItem>::Write(force, root, record));
}

}  // namespace

EventImages PrintedImages() { return {ImageOfAgendaItem}; }

}  // namespace copperplate::governance
