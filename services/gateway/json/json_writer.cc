#include "services/gateway/json/json_writer.h"

#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "services/gateway/json/json_text.h"
#include "services/gateway/json/writer.h"

namespace copperplate::gateway {
namespace {

using google::protobuf::FieldDescriptor;

constexpr int kMaxDepth = 100;  // protobuf's own limit on nested messages

absl::Status Malformed(const MessagePlan& plan) {
  return Error(absl::StatusCode::kInternal, "REPLY_MALFORMED",
               absl::StrCat("the reply cannot be written as a ", plan.descriptor->full_name()))
      .Build();
}

}  // namespace

bool JsonWriter::Message(const MessagePlan& plan, absl::string_view wire, int depth) {
  if (depth > kMaxDepth) return false;
  if (plan.well_known != WellKnown::kNone) return WellKnownMessage(plan, wire, depth);
  out_ += '{';
  if (!Object(plan, wire, depth, true)) return false;
  out_ += '}';
  return true;
}

// The members of an object, without its braces.
bool JsonWriter::Object(const MessagePlan& plan, absl::string_view wire, int depth, bool first) {
  Fields fields(stack_);
  if (!fields.Scan(plan, wire)) return false;
  for (const FieldPlan& field : plan.fields) {
    const bool present = fields.first(plan.IndexOf(field)) >= 0;
    if (!present && field.absent.empty()) continue;
    if (!first) out_ += ',';
    first = false;
    if (!present) {
      out_ += field.absent;
      continue;
    }
    out_ += field.key;
    if (!Value(plan, field, fields, depth)) return false;
  }
  return true;
}

bool JsonWriter::Value(const MessagePlan& plan, const FieldPlan& field, const Fields& fields,
                       int depth) {
  const int index = plan.IndexOf(field);
  if (field.map) return Map(field, fields, fields.first(index), depth);
  if (field.repeated) return List(field, fields, fields.first(index), depth);
  return Singular(field, fields, fields.first(index), fields.last(index), depth);
}

bool JsonWriter::Field(const MessagePlan& plan, const FieldPlan& field, absl::string_view wire) {
  Fields fields(stack_);
  if (!fields.Scan(plan, wire)) return false;
  if (fields.first(plan.IndexOf(field)) >= 0) return Value(plan, field, fields, 0);
  out_ += field.absent.empty() ? "null" : field.default_json;
  return true;
}

bool JsonWriter::List(const FieldPlan& field, const Fields& fields, int32_t index, int depth) {
  out_ += '[';
  bool first = true;
  for (; index >= 0; index = fields.at(index).next) {
    const Occurrence occurrence = fields.at(index);  // a copy: the stack may move below
    if (field.message != nullptr) {
      if (!std::exchange(first, false)) out_ += ',';
      if (!Message(*field.message, occurrence.bytes(), depth + 1)) return false;
      continue;
    }
    WireCursor cursor(occurrence.bytes());
    // A string is one value even when empty; a packed list may hold none.
    for (bool more = !occurrence.packed || !cursor.done(); more;
         more = occurrence.packed && !cursor.done()) {
      if (!std::exchange(first, false)) out_ += ',';
      if (!Scalar(field, cursor)) return false;
    }
  }
  out_ += ']';
  return true;
}

bool JsonWriter::Singular(const FieldPlan& field, const Fields& fields, int32_t first, int32_t last,
                          int depth) {
  if (field.message == nullptr) {
    WireCursor cursor(fields.at(last).bytes());
    return Scalar(field, cursor);
  }
  if (first == last) return Message(*field.message, fields.at(first).bytes(), depth + 1);
  // A message sent in pieces is merged, and the wire format merges by concatenation.
  std::string merged;
  for (int32_t at = first; at >= 0; at = fields.at(at).next) {
    merged.append(fields.at(at).begin, fields.at(at).end);
  }
  return Message(*field.message, merged, depth + 1);
}

// `cursor` is at one value; of a string or bytes field it spans just the content.
bool JsonWriter::Scalar(const FieldPlan& field, WireCursor& cursor) {
  uint64_t wide = 0;
  uint32_t narrow = 0;
  if (field.wire_type == WireType::kVarint) {
    if (!cursor.Varint(wide)) return false;
  } else if (field.wire_type == WireType::kFixed64) {
    if (!cursor.Fixed64(wide)) return false;
  } else if (field.wire_type == WireType::kFixed32) {
    if (!cursor.Fixed32(narrow)) return false;
  }
  const auto quoted = [this](auto value) {
    out_ += '"';
    AppendInteger(value, out_);
    out_ += '"';
  };
  switch (field.type) {
    case FieldDescriptor::TYPE_STRING:
      AppendJsonString({cursor.at, cursor.left()}, out_);
      return true;
    case FieldDescriptor::TYPE_BYTES:
      out_ += '"';
      AppendBase64({cursor.at, cursor.left()}, out_);
      out_ += '"';
      return true;
    case FieldDescriptor::TYPE_BOOL:
      out_ += wide != 0 ? "true" : "false";
      return true;
    case FieldDescriptor::TYPE_ENUM:
      return Enum(field, static_cast<int32_t>(wide));
    case FieldDescriptor::TYPE_INT32:
      AppendInteger(static_cast<int32_t>(wide), out_);
      return true;
    case FieldDescriptor::TYPE_UINT32:
      AppendInteger(static_cast<uint32_t>(wide), out_);
      return true;
    case FieldDescriptor::TYPE_SINT32:
      AppendInteger(static_cast<int32_t>(UnZigZag(static_cast<uint32_t>(wide))), out_);
      return true;
    case FieldDescriptor::TYPE_FIXED32:
      AppendInteger(narrow, out_);
      return true;
    case FieldDescriptor::TYPE_SFIXED32:
      AppendInteger(static_cast<int32_t>(narrow), out_);
      return true;
    case FieldDescriptor::TYPE_INT64:
    case FieldDescriptor::TYPE_SFIXED64:
      quoted(static_cast<int64_t>(wide));
      return true;
    case FieldDescriptor::TYPE_UINT64:
    case FieldDescriptor::TYPE_FIXED64:
      quoted(wide);
      return true;
    case FieldDescriptor::TYPE_SINT64:
      quoted(UnZigZag(wide));
      return true;
    case FieldDescriptor::TYPE_DOUBLE: {
      double value;
      std::memcpy(&value, &wide, sizeof(value));
      AppendNumber(value, out_);
      return true;
    }
    case FieldDescriptor::TYPE_FLOAT: {
      float value;
      std::memcpy(&value, &narrow, sizeof(value));
      AppendNumber(value, out_);
      return true;
    }
    default:
      return false;
  }
}

bool JsonWriter::Enum(const FieldPlan& field, int32_t number) {
  if (field.enumeration->is_null_value) {
    out_ += "null";
    return true;
  }
  const absl::string_view name = field.enumeration->JsonOf(number);
  if (name.empty()) {
    AppendInteger(number, out_);
  } else {
    out_.append(name.data(), name.size());
  }
  return true;
}

absl::Status AppendJson(const PlanSet& types, const MessagePlan& plan, absl::string_view wire,
                        std::string& out) {
  return JsonWriter(types, out).Message(plan, wire, 0) ? absl::OkStatus() : Malformed(plan);
}

absl::Status AppendFieldJson(const PlanSet& types, const MessagePlan& plan, const FieldPlan& field,
                             absl::string_view wire, std::string& out) {
  return JsonWriter(types, out).Field(plan, field, wire) ? absl::OkStatus() : Malformed(plan);
}

}  // namespace copperplate::gateway
