#include "services/gateway/openapi/schemas.h"

#include <optional>

#include "copperplate/options/v1/options.pb.h"
#include "services/gateway/openapi/comments.h"

namespace copperplate::gateway {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

// The members of the schema of a message that JSON writes in a form of its own; none for others.
std::optional<absl::string_view> WellKnownSchema(const std::string& name) {
  static const auto& schemas = *new std::map<std::string, absl::string_view>{
      {"Timestamp", R"("type":"string","format":"date-time")"},
      {"Duration", R"("type":"string","pattern":"^-?[0-9]+([.][0-9]{1,9})?s$")"},
      {"FieldMask", R"("type":"string")"},
      {"Struct", R"("type":"object")"},
      {"Value", ""},  // any JSON value
      {"ListValue", R"("type":"array","items":{})"},
      {"Any", R"("type":"object","properties":{"@type":{"type":"string"}},"required":["@type"])"},
      {"Empty", R"("type":"object")"},
      {"DoubleValue", R"("type":"number","format":"double")"},
      {"FloatValue", R"("type":"number","format":"float")"},
      {"Int64Value", R"("type":"string","format":"int64")"},
      {"UInt64Value", R"("type":"string","format":"uint64")"},
      {"Int32Value", R"("type":"integer","format":"int32")"},
      {"UInt32Value", R"("type":"integer","format":"uint32","minimum":0)"},
      {"BoolValue", R"("type":"boolean")"},
      {"StringValue", R"("type":"string")"},
      {"BytesValue", R"("type":"string","contentEncoding":"base64")"},
  };
  const auto found = schemas.find(name);
  if (found == schemas.end()) return std::nullopt;
  return found->second;
}

absl::string_view ScalarSchema(FieldDescriptor::Type type) {
  switch (type) {
    case FieldDescriptor::TYPE_BOOL:
      return R"("type":"boolean")";
    case FieldDescriptor::TYPE_DOUBLE:
      return R"("type":"number","format":"double")";
    case FieldDescriptor::TYPE_FLOAT:
      return R"("type":"number","format":"float")";
    case FieldDescriptor::TYPE_INT64:
    case FieldDescriptor::TYPE_SINT64:
    case FieldDescriptor::TYPE_SFIXED64:
      return R"("type":"string","format":"int64")";
    case FieldDescriptor::TYPE_UINT64:
    case FieldDescriptor::TYPE_FIXED64:
      return R"("type":"string","format":"uint64")";
    case FieldDescriptor::TYPE_UINT32:
    case FieldDescriptor::TYPE_FIXED32:
      return R"("type":"integer","format":"uint32","minimum":0)";
    case FieldDescriptor::TYPE_BYTES:
      return R"("type":"string","contentEncoding":"base64")";
    case FieldDescriptor::TYPE_STRING:
      return R"("type":"string")";
    default:
      return R"("type":"integer","format":"int32")";
  }
}

}  // namespace

bool IsRequired(const FieldDescriptor& field) {
  return field.options().GetExtension(options::v1::required);
}

void Schemas::WriteReference(const std::string& full_name, JsonBuilder& out) {
  out.Member("$ref", absl::StrCat("#/components/schemas/", full_name));
}

// Members of the schema, without braces, so that a description can stand beside them.
void Schemas::WriteValue(const FieldDescriptor& field, JsonBuilder& out) {
  if (field.enum_type() != nullptr &&
      field.enum_type()->full_name() == "google.protobuf.NullValue") {
    out.Member("type", "null");
  } else if (field.enum_type() != nullptr) {
    enums_.emplace(field.enum_type()->full_name(), field.enum_type());
    WriteReference(field.enum_type()->full_name(), out);
  } else if (field.message_type() != nullptr) {
    WriteMessage(*field.message_type(), out);
  } else {
    out.Raw(ScalarSchema(field.type()));
  }
}

void Schemas::WriteMessage(const Descriptor& message, JsonBuilder& out) {
  if (message.file()->package() == "google.protobuf") {
    if (const auto known = WellKnownSchema(message.name()); known.has_value()) {
      if (!known->empty()) out.Raw(*known);
      return;
    }
  }
  messages_.emplace(message.full_name(), &message);
  WriteReference(message.full_name(), out);
}

void Schemas::WriteField(const FieldDescriptor& field, JsonBuilder& out) {
  out.Open('{');
  if (field.is_map()) {
    out.Member("type", "object").Key("additionalProperties").Open('{');
    WriteValue(*field.message_type()->map_value(), out);
    out.Close('}');
  } else if (field.is_repeated()) {
    out.Member("type", "array").Key("items").Open('{');
    WriteValue(field, out);
    out.Close('}');
  } else {
    WriteValue(field, out);
  }
  if (const std::string comment = CommentOf(field); !comment.empty()) {
    out.Member("description", comment);
  }
  out.Close('}');
}

std::string Schemas::EnumSchema(const EnumDescriptor& enumeration) {
  JsonBuilder out;
  out.Open('{').Member("type", "string").Key("enum").Open('[');
  std::string description = CommentOf(enumeration);
  for (int i = 0; i < enumeration.value_count(); ++i) {
    const auto& value = *enumeration.value(i);
    out.String(value.name());
    const std::string comment = CommentOf(value);
    if (comment.empty()) continue;
    absl::StrAppend(&description, description.empty() ? "" : "\n\n", "`", value.name(),
                    "`: ", comment);
  }
  out.Close(']');
  if (!description.empty()) out.Member("description", description);
  return out.Close('}').Take();
}

void Schemas::WriteBody(const Descriptor& message, const std::set<std::string>& left_out,
                        bool complete, JsonBuilder& out) {
  out.Open('{').Member("type", "object");
  if (const std::string comment = CommentOf(message); !comment.empty()) {
    out.Member("description", comment);
  }
  std::vector<std::string> required;
  out.Key("properties").Open('{');
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    if (left_out.count(field.name()) > 0) continue;
    if (IsRequired(field)) required.push_back(field.json_name());
    out.Key(field.json_name());
    WriteField(field, out);
  }
  out.Close('}');
  if (complete && !required.empty()) {
    out.Key("required").Open('[');
    for (const std::string& name : required) out.String(name);
    out.Close(']');
  }
  out.Close('}');
}

void Schemas::WriteAll(JsonBuilder& out) {
  // Writing one schema may find more messages, before or after it in the order.
  std::map<std::string, std::string> written;
  for (bool more = true; more;) {
    more = false;
    const auto messages = messages_;
    for (const auto& [name, message] : messages) {
      if (written.count(name) > 0) continue;
      JsonBuilder schema;
      WriteBody(*message, {}, true, schema);
      written.emplace(name, schema.Take());
      more = true;
    }
  }
  for (const auto& [name, enumeration] : enums_) written.emplace(name, EnumSchema(*enumeration));
  for (const auto& [name, schema] : written) out.Key(name).Raw(schema);
}

}  // namespace copperplate::gateway
