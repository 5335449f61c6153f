#pragma once

#include <google/protobuf/descriptor.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "services/gateway/json/wire.h"

namespace copperplate::gateway {

struct MessagePlan;

// The messages that JSON writes in a form of their own.
enum class WellKnown {
  kNone,
  kTimestamp,
  kDuration,
  kFieldMask,
  kStruct,
  kValue,
  kListValue,
  kAny,
  kWrapper,  // Int32Value and its like: printed as the value of its one field
};

struct EnumPlan {
  explicit EnumPlan(const google::protobuf::EnumDescriptor& descriptor);

  // `"HIGH"` with its quotes, or empty where no value has the number.
  absl::string_view JsonOf(int32_t number) const;

  bool is_null_value;                                 // google.protobuf.NullValue
  absl::flat_hash_map<std::string, int32_t> numbers;  // by name, aliases too
  std::string names;  // `LOW, HIGH`, for messages: all but X_UNSPECIFIED

 private:
  std::vector<std::string> small_;  // by number, 0 to 127
  absl::flat_hash_map<int32_t, std::string> large_;
};

// How one field is read and written, worked out once.
struct FieldPlan {
  const google::protobuf::FieldDescriptor* descriptor;
  uint32_t number;
  google::protobuf::FieldDescriptor::Type type;
  WireType wire_type;  // of one value
  bool repeated;       // maps too
  bool map;
  bool packable;
  int oneof = -1;            // index of the real oneof it belongs to
  std::string key;           // `"viewCount":`
  std::string default_json;  // `"0"`, the value that stands for none on the wire
  std::string absent;        // printed where the wire has none: `"viewCount":"0"`; may be empty
  const MessagePlan* message = nullptr;  // its type; of a map, the entry
  const EnumPlan* enumeration = nullptr;
};

struct MessagePlan {
  const google::protobuf::Descriptor* descriptor;
  WellKnown well_known = WellKnown::kNone;
  std::vector<FieldPlan> fields;  // in the order of the proto

  // By number; null where there is none.
  const FieldPlan* Find(uint32_t number) const {
    if (number < small.size()) return small[number] < 0 ? nullptr : &fields[small[number]];
    const auto found = large.find(number);
    return found == large.end() ? nullptr : &fields[found->second];
  }
  // By the JSON name or the name in the proto; null where there is none.
  const FieldPlan* Find(absl::string_view name) const {
    const auto found = names.find(name);
    return found == names.end() ? nullptr : &fields[found->second];
  }
  int IndexOf(const FieldPlan& field) const { return static_cast<int>(&field - fields.data()); }

  std::vector<int16_t> small;  // index by number below 256, -1 for none
  absl::flat_hash_map<uint32_t, int16_t> large;
  absl::flat_hash_map<std::string, int16_t> names;
};

// The plans of every message in some files and of all they refer to. Immutable once made; shared
// between threads; lives no longer than the descriptors.
class PlanSet {
 public:
  // `base` answers for names that the files do not know; may be null, else outlives this.
  PlanSet(const std::vector<const google::protobuf::FileDescriptor*>& files, const PlanSet* base);

  // The plans of the google.rpc error details, which are compiled in, so that no detail of an
  // error is lost when a descriptor set does not have its type.
  static std::unique_ptr<PlanSet> OfErrorDetails();

  // `message` is of the files, or referred to by them.
  const MessagePlan& Of(const google::protobuf::Descriptor& message) const;
  // By full name; null where neither the files nor the base know it.
  const MessagePlan* Find(absl::string_view full_name) const;

 private:
  const MessagePlan* Build(const google::protobuf::Descriptor& message);
  const EnumPlan* Build(const google::protobuf::EnumDescriptor& enumeration);
  FieldPlan Build(const google::protobuf::FieldDescriptor& field);

  const PlanSet* base_;
  absl::flat_hash_map<const google::protobuf::Descriptor*, std::unique_ptr<MessagePlan>> messages_;
  absl::flat_hash_map<const google::protobuf::EnumDescriptor*, std::unique_ptr<EnumPlan>> enums_;
  absl::flat_hash_map<std::string, const MessagePlan*> by_name_;
};

}  // namespace copperplate::gateway
