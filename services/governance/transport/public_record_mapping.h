#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/governance/v1/meeting_public_record.pb.h"
#include "libs/parts/part.h"
#include "services/governance/app/ports/meeting_parts.h"

namespace copperplate::governance {

// What may be published of the meeting, made of domain PublicRecordOf() and of nothing else; who
// wrote what is not said. `content` is all of it, `meeting` the same with its header.
v1::MeetingPublicRecord WritePublicRecord(const MeetingContent& content,
                                          const PartRecord<Meeting>& meeting);

}  // namespace copperplate::governance
