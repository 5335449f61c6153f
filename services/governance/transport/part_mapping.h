// The kinds of parts as messages (libs/handler/part_call.h).
#pragma once

#include "libs/api/instant.h"
#include "libs/change/record.h"
#include "libs/handler/part_call.h"

namespace copperplate::governance {

template <class Part>
struct PartMapping;

// One call about parts of one kind.
template <class Part>
using PartCall = handler::PartCall<Part, PartMapping<Part>>;

// api::WriteHeader() of a kind that is added and never changed.
template <class Message>
void WriteAddedHeader(const RecordHeader& header, Message& out) {
  if (header.version == 0) return;
  out.set_uid(header.uid);
  api::WriteInstant(header.create_time, *out.mutable_create_time());
  out.set_created_by(header.created_by);
}

}  // namespace copperplate::governance
