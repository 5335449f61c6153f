#pragma once

#include <google/protobuf/descriptor.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "services/gateway/openapi/json_builder.h"

namespace copperplate::gateway {

// The field option `required` of copperplate.options.v1.
bool IsRequired(const google::protobuf::FieldDescriptor& field);

// JSON Schemas (draft 2020-12, as OpenAPI 3.1 has them) of messages, as proto3 JSON writes them.
// Collects every message and enum it refers to.
class Schemas {
 public:
  // Writes the schema of a field's value, with the field's comment.
  void WriteField(const google::protobuf::FieldDescriptor& field, JsonBuilder& out);
  // Writes the schema of one value of a repeated field, or of a singular one, without comment.
  void WriteValue(const google::protobuf::FieldDescriptor& field, JsonBuilder& out);
  // Writes a reference to the message's schema.
  void WriteMessage(const google::protobuf::Descriptor& message, JsonBuilder& out);

  // Writes the schema of a body that is not the message as others see it: without the fields of
  // these names, and naming what is required of it only where `complete`.
  void WriteBody(const google::protobuf::Descriptor& message, const std::set<std::string>& left_out,
                 bool complete, JsonBuilder& out);

  // Writes the members of `components.schemas`: everything referred to so far, and what that refers
  // to in turn, by full name.
  void WriteAll(JsonBuilder& out);

 private:
  void WriteReference(const std::string& full_name, JsonBuilder& out);
  static std::string EnumSchema(const google::protobuf::EnumDescriptor& enumeration);

  std::map<std::string, const google::protobuf::Descriptor*> messages_;
  std::map<std::string, const google::protobuf::EnumDescriptor*> enums_;
};

}  // namespace copperplate::gateway
