// The walk behind json_reader.h: takes the events of a JSON parser and writes wire bytes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "libs/status/error.h"
#include "services/gateway/json/plan.h"
#include "services/gateway/json/scalar.h"

namespace copperplate::gateway {

inline constexpr char kWrongJsonType[] = "WRONG_TYPE";

// For one thread, one document. The wire is written front to back; the length of a nested message
// is put before it when it ends.
class JsonReader {
 public:
  JsonReader(const PlanSet& types, absl::string_view prefix, std::string& wire, Faults& faults)
      : types_(types), prefix_(prefix), wire_(wire), faults_(faults) {}

  // Where the document goes: the members of a message, or the value of one field.
  void ExpectMessage(const MessagePlan& plan) { root_message_ = &plan; }
  void ExpectField(const FieldPlan& field) { root_field_ = &field; }

  void Key(absl::string_view key);
  void Scalar(ScalarText value);
  void Null();
  void BeginObject();
  void BeginArray();
  // Of the innermost object or array.
  void End();

 private:
  enum class Kind {
    kMessage,  // an object whose members are fields
    kMap,      // an object whose members are map entries
    kList,     // an array of a repeated field's elements
    kStruct,   // an object inside a google.protobuf.Value or Struct
    kValues,   // an array inside a google.protobuf.Value or ListValue
    kAny,      // an object that must begin with "@type"
    kSkipped,  // an object or array of no field, or already at fault
  };

  // An object or array that is open.
  struct Frame {
    Kind kind;
    const MessagePlan* plan = nullptr;  // kMessage
    const FieldPlan* field = nullptr;   // kMessage: the member being read; kMap, kList: the field
    // Where payloads began that end with this frame, the innermost last.
    absl::InlinedVector<size_t, 4> opened;
    // Where the map entry began that ends with the next value; npos for none.
    size_t entry = std::string::npos;
    absl::flat_hash_set<std::string> keys;  // all but fields
    std::vector<bool> seen;                 // fields, by index
    std::vector<int> oneofs;                // index of the field that holds each oneof, or -1
    std::string key;                        // of the member being read
    int64_t index = -1;                     // of the element being read
  };

  // What the next value is for.
  struct Target {
    enum class Kind {
      kSkip,
      kRoot,     // the members of a message
      kField,    // a field, repeated or not
      kElement,  // one value of a field: an element of a list, the value of a map entry
      kValue,    // a google.protobuf.Value that is field `number`
      kAnyType,
    };
    Kind kind;
    const FieldPlan* field = nullptr;
    uint32_t number = 0;
  };

  Target Next();
  void MessageKey(absl::string_view key);
  void MapKey(absl::string_view key);
  void AnyKey(absl::string_view key);
  void AnyType(ScalarText value);
  void ClaimOneof(const FieldPlan& field);
  void WriteValue(uint32_t number, const ScalarText* value);
  Frame& Push(Kind kind);
  void PushMessage(const MessagePlan& plan);
  void Skip(absl::string_view fault);
  void Open(uint32_t number);
  void ValueDone();
  void Fault(absl::string_view reason, absl::string_view description);
  std::string Path() const;

  const PlanSet& types_;
  const absl::string_view prefix_;
  std::string& wire_;
  Faults& faults_;
  const MessagePlan* root_message_ = nullptr;
  const FieldPlan* root_field_ = nullptr;
  std::vector<Frame> frames_;
};

}  // namespace copperplate::gateway
