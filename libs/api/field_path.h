// Paths of singular fields into a message, as update masks write them (`source.note`).
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
class Message;
}  // namespace google::protobuf

namespace copperplate::api {

// From the message's own field to the one the path ends at; all but the last are singular messages.
using FieldPath = std::vector<const google::protobuf::FieldDescriptor*>;
using FieldPathView = absl::Span<const google::protobuf::FieldDescriptor* const>;

// Empty where `path` leads to no field of `type`, or into a repeated or map field.
FieldPath ResolvePath(const google::protobuf::Descriptor* type, absl::string_view path);

// True for equal paths and for `source` and `source.note`, in this order.
bool IsPathPrefix(absl::string_view prefix, absl::string_view path);

// True where the field that `path` ends at is set: present, not zero, or not empty.
bool IsSet(const google::protobuf::Message& message, FieldPathView path);

// True where both messages, of one type, hold the same at `path`; unset is the default.
bool SameAt(const google::protobuf::Message& a, const google::protobuf::Message& b,
            FieldPathView path);

// Makes `to` at `path` what `from` has there, cleared where `from` has nothing. Both are of one
// type; `from` is left with anything at `path`.
void MovePath(google::protobuf::Message& from, FieldPathView path, google::protobuf::Message& to);

}  // namespace copperplate::api
