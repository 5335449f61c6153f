#include "libs/api/record_image.h"

#include <copperplate/options/v1/options.pb.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/util/json_util.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace copperplate::api {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

std::string Print(const Message& message, bool every_primitive) {
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = every_primitive;
  std::string json;
  // Fails for a malformed Any or Timestamp only, and resources are made here.
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, options);
  return status.ok() ? json : "{}";
}

bool TakePersonal(Message& from, Message& to);

// Of a field that is a message. An element of a repeated one keeps its place in `to`, one of a map
// loses its key.
bool TakeWithin(Message& from, const FieldDescriptor* field, Message& to) {
  const Reflection& reflection = *from.GetReflection();
  if (!field->is_repeated()) {
    Message& within = *reflection.MutableMessage(&from, field);
    const std::unique_ptr<Message> taken(within.New());
    if (!TakePersonal(within, *taken)) return false;
    reflection.MutableMessage(&to, field)->CopyFrom(*taken);
    return true;
  }
  bool any = false;
  std::vector<std::unique_ptr<Message>> taken;
  for (int i = 0; i < reflection.FieldSize(from, field); ++i) {
    Message& within = *reflection.MutableRepeatedMessage(&from, field, i);
    taken.emplace_back(within.New());
    any = TakePersonal(within, *taken.back()) || any;
  }
  if (!any) return false;
  for (const auto& element : taken) reflection.AddMessage(&to, field)->CopyFrom(*element);
  return true;
}

// Moves what is personal into `to`, an empty message of the same type. Whether there was any.
bool TakePersonal(Message& from, Message& to) {
  const Reflection& reflection = *from.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(from, &fields);
  bool any = false;
  for (const FieldDescriptor* const field : fields) {
    if (field->options().GetExtension(options::v1::personal)) {
      reflection.SwapFields(&from, &to, {field});
      any = true;
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      any = TakeWithin(from, field, to) || any;
    }
  }
  return any;
}

bool MayHave(const Descriptor& type, std::set<const Descriptor*>& seen) {
  if (!seen.insert(&type).second) return false;
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.options().GetExtension(options::v1::personal)) return true;
    if (field.message_type() != nullptr && MayHave(*field.message_type(), seen)) return true;
  }
  return false;
}

}  // namespace

bool MayHavePersonal(const Descriptor& type) {
  std::set<const Descriptor*> seen;
  return MayHave(type, seen);
}

RecordImage ImageOf(const Message& resource) {
  const std::unique_ptr<Message> open(resource.New());
  open->CopyFrom(resource);
  const std::unique_ptr<Message> personal(resource.New());
  const bool any = TakePersonal(*open, *personal);
  return {Print(*open, /*every_primitive=*/true),
          any ? Print(*personal, /*every_primitive=*/false) : std::string()};
}

void ClearPersonal(Message& message) {
  const std::unique_ptr<Message> personal(message.New());
  TakePersonal(message, *personal);
}

}  // namespace copperplate::api
