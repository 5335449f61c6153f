#pragma once

#include <google/protobuf/descriptor.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/gateway/routes/path_template.h"

namespace copperplate::gateway {

// A path from a request message down to one field: the last is what is named, those before it are
// singular messages.
using FieldPath = std::vector<const google::protobuf::FieldDescriptor*>;

// The request body goes in chunks into a bytes field (method option `raw_body`).
struct RawBodyRule {
  const google::protobuf::FieldDescriptor* field;
  std::vector<std::string> content_types;  // lower case, without parameters
  int64_t max_bytes;
};

// The reply is the bytes of one field, of a media type another field names (`raw_reply`).
struct RawReplyRule {
  const google::protobuf::FieldDescriptor* field;
  const google::protobuf::FieldDescriptor* content_type_field;  // null: application/octet-stream
};

// One HTTP binding of one gRPC method. Immutable; points into the descriptor pool of its set.
struct Route {
  std::string http_method;  // `GET`
  std::string pattern;      // the template as the proto writes it
  PathTemplate path;
  std::vector<FieldPath> variable_fields;  // one for each of path.variables
  const google::protobuf::MethodDescriptor* method;
  std::string rpc_path;  // `/copperplate.indicators.v1.AreaService/ListAreas`

  bool body_is_message = false;                                    // `body: "*"`
  const google::protobuf::FieldDescriptor* body_field = nullptr;   // `body: "indicator"`
  const google::protobuf::FieldDescriptor* reply_field = nullptr;  // `response_body`
  std::optional<RawBodyRule> raw_body;
  std::optional<RawReplyRule> raw_reply;

  FieldPath etag_field;     // where If-Match goes; empty: the method takes none
  int32_t max_seconds = 0;  // the policy's limit on a call; 0 where it names none

  bool takes_json_body() const { return body_is_message || body_field != nullptr; }
};

}  // namespace copperplate::gateway
