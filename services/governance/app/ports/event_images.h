#pragma once

#include <functional>

#include "absl/strings/string_view.h"
#include "libs/change/record_image.h"
#include "libs/parts/part.h"
#include "services/governance/app/ports/meeting_parts.h"

namespace copperplate::governance {

// What the event of a part keeps of one that changes with its meeting (PrintImage), whose caller
// prints the meeting alone. `root` is the meeting.
template <class Part>
using PartImage = std::function<RecordImage(absl::string_view force, absl::string_view root,
                                            const PartRecord<Part>& record)>;

// What events keep of resources that change with others.
struct EventImages {
  PartImage<AgendaItem> agenda_item;
  PartImage<Paper> paper;
};

}  // namespace copperplate::governance
