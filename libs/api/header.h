#pragma once

#include "libs/api/etag.h"
#include "libs/api/instant.h"
#include "libs/change/record.h"

namespace copperplate::api {

// Sets the output-only fields that every resource has, and who made it and wrote this version where
// its message has fields for that; none of them where nothing is stored yet (`validate_only`).
template <class Resource>
void WriteHeader(const RecordHeader& header, Resource& resource) {
  if (header.version == 0) return;
  resource.set_uid(header.uid);
  WriteInstant(header.create_time, *resource.mutable_create_time());
  WriteInstant(header.update_time, *resource.mutable_update_time());
  resource.set_etag(FormatEtag(header.version));
  if constexpr (requires { resource.set_created_by(header.created_by); }) {
    resource.set_created_by(header.created_by);
    resource.set_updated_by(header.updated_by);
  }
}

}  // namespace copperplate::api
