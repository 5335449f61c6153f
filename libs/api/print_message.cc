#include "libs/api/print_message.h"

#include <google/protobuf/message.h>
#include <google/protobuf/util/json_util.h>

namespace copperplate::api {

std::string PrintMessage(const google::protobuf::Message& resource) {
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = true;
  std::string json;
  // Fails for a malformed Any or Timestamp only, and resources are made here.
  const auto status = google::protobuf::util::MessageToJsonString(resource, &json, options);
  return status.ok() ? json : "{}";
}

}  // namespace copperplate::api
