#pragma once

#include "libs/api/etag.h"
#include "libs/api/instant.h"
#include "libs/change/record.h"

namespace copperplate::api {

// Sets the output-only fields that every resource has; none of them where nothing is stored yet
// (`validate_only`).
template <class Resource>
void WriteHeader(const RecordHeader& header, Resource& resource) {
  if (header.version == 0) return;
  resource.set_uid(header.uid);
  WriteInstant(header.create_time, *resource.mutable_create_time());
  WriteInstant(header.update_time, *resource.mutable_update_time());
  resource.set_etag(FormatEtag(header.version));
}

}  // namespace copperplate::api
