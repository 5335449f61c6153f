// What each JSON value becomes, by what it is for.
#include <cmath>
#include <cstring>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/gateway/json/reader.h"
#include "services/gateway/json/wire.h"

namespace copperplate::gateway {
namespace {

bool IsValueMessage(const FieldPlan& field) {
  return field.message != nullptr && field.message->well_known == WellKnown::kValue;
}

bool TakesNull(const FieldPlan& field) {
  return IsValueMessage(field) ||
         (field.enumeration != nullptr && field.enumeration->is_null_value);
}

// What an object or array must be instead, for a field that is neither.
std::string NotA(absl::string_view what) {
  return absl::StrCat("must be a single value, not an ", what);
}

}  // namespace

void JsonReader::Scalar(ScalarText value) {
  const Target target = Next();
  switch (target.kind) {
    case Target::Kind::kSkip:
      break;
    case Target::Kind::kRoot:
      Fault(kWrongJsonType, "must be an object");
      break;
    case Target::Kind::kAnyType:
      AnyType(value);
      return;
    case Target::Kind::kValue:
      WriteValue(target.number, &value);
      break;
    case Target::Kind::kField:
    case Target::Kind::kElement: {
      const FieldPlan& field = *target.field;
      if (target.kind == Target::Kind::kField) {
        ClaimOneof(field);
        if (field.map || field.repeated) {
          Fault(kWrongJsonType, field.map ? "must be an object" : "must be an array");
          break;
        }
      }
      if (IsValueMessage(field)) {
        WriteValue(field.number, &value);
      } else if (IsScalar(field)) {
        const std::string fault = AppendScalar(field, value, wire_);
        if (!fault.empty()) Fault(kWrongJsonType, fault);
      } else {
        Fault(kWrongJsonType,
              field.message != nullptr && field.message->well_known == WellKnown::kListValue
                  ? "must be an array"
                  : "must be an object");
      }
      break;
    }
  }
  ValueDone();
}

void JsonReader::Null() {
  const Target target = Next();
  switch (target.kind) {
    case Target::Kind::kSkip:
      break;
    case Target::Kind::kRoot:
      Fault(kWrongJsonType, "must be an object");
      break;
    case Target::Kind::kAnyType:
      AnyType({ScalarText::Kind::kBool, "null"});
      return;
    case Target::Kind::kValue:
      WriteValue(target.number, nullptr);
      break;
    case Target::Kind::kField:
    case Target::Kind::kElement: {
      const FieldPlan& field = *target.field;
      const bool whole = target.kind == Target::Kind::kField;
      if (TakesNull(field) && !(whole && field.repeated)) {
        if (whole) ClaimOneof(field);
        if (IsValueMessage(field)) {
          WriteValue(field.number, nullptr);
        } else {
          AppendVarintField(field.number, 0, wire_);
        }
      } else if (!whole) {
        Fault(kWrongJsonType, "must not be null");
      }
      break;
    }
  }
  ValueDone();
}

void JsonReader::BeginObject() {
  const Target target = Next();
  switch (target.kind) {
    case Target::Kind::kSkip:
      Push(Kind::kSkipped);
      return;
    case Target::Kind::kRoot:
      PushMessage(*root_message_);
      return;
    case Target::Kind::kAnyType:
      return Skip("must be the type of a message of this service");
    case Target::Kind::kValue:
      Push(Kind::kStruct);
      Open(target.number);
      Open(5);
      return;
    case Target::Kind::kField:
    case Target::Kind::kElement:
      break;
  }
  const FieldPlan& field = *target.field;
  if (target.kind == Target::Kind::kField) {
    ClaimOneof(field);
    if (field.map) {
      Push(Kind::kMap).field = &field;
      return;
    }
    if (field.repeated) return Skip("must be an array");
  }
  if (field.message == nullptr || IsScalar(field)) return Skip(NotA("object"));
  switch (field.message->well_known) {
    case WellKnown::kListValue:
      return Skip("must be an array");
    case WellKnown::kStruct:
      Push(Kind::kStruct);
      Open(field.number);
      return;
    case WellKnown::kValue:
      Push(Kind::kStruct);
      Open(field.number);
      Open(5);
      return;
    case WellKnown::kAny:
      Push(Kind::kAny);
      Open(field.number);
      return;
    default:
      PushMessage(*field.message);
      Open(field.number);
  }
}

void JsonReader::BeginArray() {
  const Target target = Next();
  switch (target.kind) {
    case Target::Kind::kSkip:
      Push(Kind::kSkipped);
      return;
    case Target::Kind::kRoot:
      return Skip("must be an object");
    case Target::Kind::kAnyType:
      return Skip("must be the type of a message of this service");
    case Target::Kind::kValue:
      Push(Kind::kValues);
      Open(target.number);
      Open(6);
      return;
    case Target::Kind::kField:
    case Target::Kind::kElement:
      break;
  }
  const FieldPlan& field = *target.field;
  if (target.kind == Target::Kind::kField) {
    ClaimOneof(field);
    if (field.map) return Skip("must be an object");
    if (field.repeated) {
      Push(Kind::kList).field = &field;
      return;
    }
  }
  if (field.message == nullptr || IsScalar(field)) return Skip(NotA("array"));
  if (field.message->well_known == WellKnown::kListValue) {
    Push(Kind::kValues);
    Open(field.number);
  } else if (field.message->well_known == WellKnown::kValue) {
    Push(Kind::kValues);
    Open(field.number);
    Open(6);
  } else {
    Skip("must be an object");
  }
}

// A google.protobuf.Value that is no object and no array; null for null.
void JsonReader::WriteValue(uint32_t number, const ScalarText* value) {
  std::string inner;
  if (value == nullptr) {
    AppendVarintField(1, 0, inner);
  } else if (value->kind == ScalarText::Kind::kNumber) {
    double parsed = 0;
    if (!absl::SimpleAtod(value->text, &parsed) || !std::isfinite(parsed)) {
      Fault(kWrongJsonType, "must be a number that a double can hold");
    }
    uint64_t bits;
    std::memcpy(&bits, &parsed, sizeof(bits));
    AppendTag(2, WireType::kFixed64, inner);
    AppendFixed64(bits, inner);
  } else if (value->kind == ScalarText::Kind::kBool) {
    AppendVarintField(4, value->text == "true" ? 1 : 0, inner);
  } else {
    AppendBytesField(3, value->text, inner);
  }
  AppendBytesField(number, inner, wire_);
}

}  // namespace copperplate::gateway
