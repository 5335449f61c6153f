#pragma once

#include "libs/api/etag.h"
#include "services/indicators/app/ports/record.h"
#include "services/indicators/transport/request.h"

namespace copperplate::indicators {

// Sets the output-only fields that every resource has; none of them where nothing is stored yet
// (`validate_only`).
template <class Resource>
void WriteHeader(const RecordHeader& header, Resource& resource) {
  if (header.revision == 0) return;
  resource.set_uid(header.uid);
  WriteInstant(header.create_time, *resource.mutable_create_time());
  WriteInstant(header.update_time, *resource.mutable_update_time());
  resource.set_etag(api::FormatEtag(header.revision));
}

}  // namespace copperplate::indicators
