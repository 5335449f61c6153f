#pragma once

#include <google/protobuf/descriptor.h>

#include <set>
#include <string>

#include "absl/strings/string_view.h"
#include "services/gateway/openapi/json_builder.h"
#include "services/gateway/openapi/schemas.h"
#include "services/gateway/routes/route.h"

namespace copperplate::gateway {

// A message that has a schema of ours, unlike those that JSON writes in a form of their own.
bool IsPlainMessage(const google::protobuf::FieldDescriptor& field);

// Whether the path sets the field of the request at `path`, in proto names.
bool IsBound(const Route& route, const std::string& path);

// True where a change may be made to depend on the ETag that the caller has.
bool TakesIfMatch(const Route& route);
// True where a reply comes with an ETag and may be asked for again by it.
bool HasEtag(const Route& route);

// Writes the `parameters` of operations: of the path, the query and the head.
class ParameterWriter {
 public:
  // Both outlive it.
  ParameterWriter(Schemas& schemas, JsonBuilder& out) : schemas_(schemas), out_(out) {}

  // Elements of a list that is open.
  void Write(const Route& route);

 private:
  void WritePathParameters(const Route& route);
  void WriteQueryParameters(const Route& route, const google::protobuf::Descriptor& message,
                            const std::string& path,
                            std::set<const google::protobuf::Descriptor*> within, int depth);
  void WriteHeaderParameters(const Route& route);
  void WriteHeader(absl::string_view name, absl::string_view description);
  void WriteParameterSchema(const google::protobuf::FieldDescriptor& field);

  Schemas& schemas_;
  JsonBuilder& out_;
};

}  // namespace copperplate::gateway
