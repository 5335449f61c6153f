#include "services/governance/transport/event_images.h"

#include "libs/api/record_image.h"
#include "services/governance/transport/agenda_item_mapping.h"
#include "services/governance/transport/paper_mapping.h"

namespace copperplate::governance {
namespace {

template <class Part>
RecordImage ImageOfPart(absl::string_view force, absl::string_view root,
                        const PartRecord<Part>& record) {
  return api::ImageOf(PartMapping<Part>::Write(force, root, record));
}

}  // namespace

EventImages PrintedImages() {
  return {.agenda_item = ImageOfPart<AgendaItem>, .paper = ImageOfPart<Paper>};
}

}  // namespace copperplate::governance
