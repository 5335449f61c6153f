#include "libs/api/field_path.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/util/message_differencer.h>

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"

namespace copperplate::api {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

bool Has(const Message& message, const FieldDescriptor* field) {
  const Reflection* reflection = message.GetReflection();
  return field->is_repeated() ? reflection->FieldSize(message, field) > 0
                              : reflection->HasField(message, field);
}

// The message that holds the last field of `path`; the default one where it is absent.
const Message& Holder(const Message& message, FieldPathView path) {
  const Message* holder = &message;
  for (const FieldDescriptor* field : path.first(path.size() - 1)) {
    holder = &holder->GetReflection()->GetMessage(*holder, field);
  }
  return *holder;
}

}  // namespace

FieldPath ResolvePath(const google::protobuf::Descriptor* type, absl::string_view path) {
  FieldPath fields;
  for (const absl::string_view name : absl::StrSplit(path, '.')) {
    const FieldDescriptor* field =
        type == nullptr ? nullptr : type->FindFieldByName(std::string(name));
    if (field == nullptr) return {};
    fields.push_back(field);
    type = field->is_repeated() ? nullptr : field->message_type();
  }
  return fields;
}

bool IsPathPrefix(absl::string_view prefix, absl::string_view path) {
  return absl::StartsWith(path, prefix) &&
         (path.size() == prefix.size() || path[prefix.size()] == '.');
}

bool IsSet(const Message& message, FieldPathView path) {
  return Has(Holder(message, path), path.back());
}

bool SameAt(const Message& a, const Message& b, FieldPathView path) {
  google::protobuf::util::MessageDifferencer differencer;
  return differencer.CompareWithFields(Holder(a, path), Holder(b, path), {path.back()},
                                       {path.back()});
}

void MovePath(Message& from, FieldPathView path, Message& to) {
  const FieldDescriptor* field = path.front();
  const Reflection* reflection = to.GetReflection();
  if (path.size() > 1) {
    // Where neither has the value, a message on the way to it must not come into being.
    if (!IsSet(from, path) && !IsSet(to, path)) return;
    MovePath(*reflection->MutableMessage(&from, field), path.subspan(1),
             *reflection->MutableMessage(&to, field));
  } else if (Has(from, field)) {
    reflection->SwapFields(&from, &to, {field});
  } else {
    // Not swapped: that would carry over another member of a oneof.
    reflection->ClearField(&to, field);
  }
}

}  // namespace copperplate::api
