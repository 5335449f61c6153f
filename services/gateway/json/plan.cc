#include "services/gateway/json/plan.h"

#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/gateway/json/json_text.h"

namespace copperplate::gateway {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;

constexpr uint32_t kSmall = 256;

WellKnown WellKnownOf(const Descriptor& message) {
  if (message.file()->package() != "google.protobuf") return WellKnown::kNone;
  static constexpr struct {
    absl::string_view name;
    WellKnown kind;
  } kKinds[] = {
      {"Timestamp", WellKnown::kTimestamp},
      {"Duration", WellKnown::kDuration},
      {"FieldMask", WellKnown::kFieldMask},
      {"Struct", WellKnown::kStruct},
      {"Value", WellKnown::kValue},
      {"ListValue", WellKnown::kListValue},
      {"Any", WellKnown::kAny},
      {"DoubleValue", WellKnown::kWrapper},
      {"FloatValue", WellKnown::kWrapper},
      {"Int64Value", WellKnown::kWrapper},
      {"UInt64Value", WellKnown::kWrapper},
      {"Int32Value", WellKnown::kWrapper},
      {"UInt32Value", WellKnown::kWrapper},
      {"BoolValue", WellKnown::kWrapper},
      {"StringValue", WellKnown::kWrapper},
      {"BytesValue", WellKnown::kWrapper},
  };
  for (const auto& entry : kKinds) {
    if (entry.name == message.name()) return entry.kind;
  }
  return WellKnown::kNone;
}

WireType WireTypeOf(FieldDescriptor::Type type) {
  switch (type) {
    case FieldDescriptor::TYPE_DOUBLE:
    case FieldDescriptor::TYPE_FIXED64:
    case FieldDescriptor::TYPE_SFIXED64:
      return WireType::kFixed64;
    case FieldDescriptor::TYPE_FLOAT:
    case FieldDescriptor::TYPE_FIXED32:
    case FieldDescriptor::TYPE_SFIXED32:
      return WireType::kFixed32;
    case FieldDescriptor::TYPE_STRING:
    case FieldDescriptor::TYPE_BYTES:
    case FieldDescriptor::TYPE_MESSAGE:
      return WireType::kBytes;
    case FieldDescriptor::TYPE_GROUP:
      return WireType::kGroup;
    default:
      return WireType::kVarint;
  }
}

// The value that stands for no value on the wire.
std::string DefaultJson(const FieldPlan& field) {
  if (field.map) return "{}";
  if (field.repeated) return "[]";
  switch (field.type) {
    case FieldDescriptor::TYPE_BOOL:
      return "false";
    case FieldDescriptor::TYPE_STRING:
    case FieldDescriptor::TYPE_BYTES:
      return "\"\"";
    case FieldDescriptor::TYPE_INT64:
    case FieldDescriptor::TYPE_UINT64:
    case FieldDescriptor::TYPE_SINT64:
    case FieldDescriptor::TYPE_FIXED64:
    case FieldDescriptor::TYPE_SFIXED64:
      return "\"0\"";
    case FieldDescriptor::TYPE_ENUM: {
      if (field.enumeration->is_null_value) return "null";
      const absl::string_view name = field.enumeration->JsonOf(0);
      return name.empty() ? "0" : std::string(name);
    }
    default:
      return "0";
  }
}

}  // namespace

EnumPlan::EnumPlan(const EnumDescriptor& descriptor)
    : is_null_value(descriptor.full_name() == "google.protobuf.NullValue") {
  for (int i = 0; i < descriptor.value_count(); ++i) {
    const auto& value = *descriptor.value(i);
    numbers.emplace(value.name(), value.number());
    // The value that stands for none is nothing to offer, though it is taken.
    if (value.number() != 0 || !absl::EndsWith(value.name(), "_UNSPECIFIED")) {
      absl::StrAppend(&names, names.empty() ? "" : ", ", value.name());
    }
    if (descriptor.FindValueByNumber(value.number()) != &value) continue;  // an alias
    std::string json = absl::StrCat("\"", value.name(), "\"");
    if (value.number() < 0 || value.number() > 127) {
      large_.emplace(value.number(), std::move(json));
      continue;
    }
    if (small_.size() <= static_cast<size_t>(value.number())) small_.resize(value.number() + 1);
    small_[value.number()] = std::move(json);
  }
}

absl::string_view EnumPlan::JsonOf(int32_t number) const {
  if (number >= 0 && static_cast<size_t>(number) < small_.size()) return small_[number];
  const auto found = large_.find(number);
  return found == large_.end() ? absl::string_view() : absl::string_view(found->second);
}

PlanSet::PlanSet(const std::vector<const FileDescriptor*>& files, const PlanSet* base)
    : base_(base) {
  for (const FileDescriptor* file : files) {
    for (int i = 0; i < file->message_type_count(); ++i) Build(*file->message_type(i));
    for (int s = 0; s < file->service_count(); ++s) {
      for (int m = 0; m < file->service(s)->method_count(); ++m) {
        Build(*file->service(s)->method(m)->input_type());
        Build(*file->service(s)->method(m)->output_type());
      }
    }
  }
}

std::unique_ptr<PlanSet> PlanSet::OfErrorDetails() {
  return std::make_unique<PlanSet>(
      std::vector<const FileDescriptor*>{google::rpc::ErrorInfo::descriptor()->file(),
                                         google::rpc::Status::descriptor()->file()},
      nullptr);
}

const MessagePlan& PlanSet::Of(const Descriptor& message) const { return *messages_.at(&message); }

const MessagePlan* PlanSet::Find(absl::string_view full_name) const {
  const auto found = by_name_.find(full_name);
  if (found != by_name_.end()) return found->second;
  return base_ == nullptr ? nullptr : base_->Find(full_name);
}

const MessagePlan* PlanSet::Build(const Descriptor& message) {
  const auto [place, is_new] = messages_.try_emplace(&message);
  if (!is_new) return place->second.get();
  place->second = std::make_unique<MessagePlan>();
  MessagePlan* plan = place->second.get();  // before its fields: a message may hold itself
  plan->descriptor = &message;
  plan->well_known = WellKnownOf(message);
  by_name_.emplace(message.full_name(), plan);
  plan->fields.reserve(message.field_count());
  for (int i = 0; i < message.field_count(); ++i) {
    plan->fields.push_back(Build(*message.field(i)));
    const FieldPlan& field = plan->fields.back();
    const auto index = static_cast<int16_t>(i);
    if (field.number < kSmall) {
      if (plan->small.size() <= field.number) plan->small.resize(field.number + 1, -1);
      plan->small[field.number] = index;
    } else {
      plan->large.emplace(field.number, index);
    }
  }
  // A JSON name wins over another field's proto name.
  for (int i = 0; i < message.field_count(); ++i) {
    plan->names.emplace(message.field(i)->json_name(), static_cast<int16_t>(i));
  }
  for (int i = 0; i < message.field_count(); ++i) {
    plan->names.emplace(message.field(i)->name(), static_cast<int16_t>(i));
  }
  for (int i = 0; i < message.nested_type_count(); ++i) Build(*message.nested_type(i));
  return plan;
}

const EnumPlan* PlanSet::Build(const EnumDescriptor& enumeration) {
  auto& place = enums_[&enumeration];
  if (place == nullptr) place = std::make_unique<EnumPlan>(enumeration);
  return place.get();
}

FieldPlan PlanSet::Build(const FieldDescriptor& field) {
  FieldPlan plan;
  plan.descriptor = &field;
  plan.number = static_cast<uint32_t>(field.number());
  plan.type = field.type();
  plan.wire_type = WireTypeOf(field.type());
  plan.repeated = field.is_repeated();
  plan.map = field.is_map();
  plan.packable = field.is_packable();
  if (const auto* oneof = field.real_containing_oneof(); oneof != nullptr) {
    plan.oneof = oneof->index();
  }
  AppendJsonString(field.json_name(), plan.key);
  plan.key += ':';
  if (field.message_type() != nullptr) plan.message = Build(*field.message_type());
  if (field.enum_type() != nullptr) plan.enumeration = Build(*field.enum_type());
  plan.default_json = DefaultJson(plan);
  if (plan.repeated || !field.has_presence()) {
    plan.absent = absl::StrCat(plan.key, plan.default_json);
  }
  return plan;
}

}  // namespace copperplate::gateway
