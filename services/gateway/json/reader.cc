#include "services/gateway/json/reader.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/gateway/json/json_reader.h"
#include "services/gateway/json/wire.h"

namespace copperplate::gateway {
namespace {

constexpr char kDuplicate[] = "DUPLICATE_MEMBER";

}  // namespace

JsonReader::Target JsonReader::Next() {
  if (frames_.empty()) {
    if (root_message_ != nullptr) return {Target::Kind::kRoot};
    return {Target::Kind::kField, root_field_};
  }
  Frame& frame = frames_.back();
  switch (frame.kind) {
    case Kind::kMessage:
      if (frame.field == nullptr) return {Target::Kind::kSkip};
      return {Target::Kind::kField, frame.field};
    case Kind::kMap:
      return {Target::Kind::kElement, frame.field->message->Find(2)};
    case Kind::kList:
      ++frame.index;
      return {Target::Kind::kElement, frame.field};
    case Kind::kStruct:
      return {Target::Kind::kValue, nullptr, 2};
    case Kind::kValues:
      ++frame.index;
      return {Target::Kind::kValue, nullptr, 1};
    case Kind::kAny:
      return {Target::Kind::kAnyType};
    case Kind::kSkipped:
      break;
  }
  return {Target::Kind::kSkip};
}

void JsonReader::Key(absl::string_view key) {
  Frame& frame = frames_.back();
  frame.key = std::string(key);
  if (frame.kind == Kind::kMessage) return MessageKey(key);
  if (!frame.keys.insert(frame.key).second) Fault(kDuplicate, "is there twice");
  switch (frame.kind) {
    case Kind::kMap:
      return MapKey(key);
    case Kind::kAny:
      return AnyKey(key);
    case Kind::kStruct:
      Open(1);
      frame.entry = std::exchange(frame.opened.back(), 0);
      frame.opened.pop_back();
      AppendBytesField(1, key, wire_);
      return;
    default:
      return;
  }
}

void JsonReader::MessageKey(absl::string_view key) {
  Frame& frame = frames_.back();
  frame.field = frame.plan->Find(key);
  bool again;
  if (frame.field == nullptr) {
    again = !frame.keys.insert(frame.key).second;
  } else {
    const int index = frame.plan->IndexOf(*frame.field);
    again = frame.seen[index];
    frame.seen[index] = true;
  }
  if (again) Fault(kDuplicate, "is there twice");
}

void JsonReader::MapKey(absl::string_view key) {
  Frame& frame = frames_.back();
  Open(frame.field->number);
  frame.entry = frame.opened.back();
  frame.opened.pop_back();
  const std::string fault =
      AppendScalar(*frame.field->message->Find(1), {ScalarText::Kind::kAddress, key}, wire_);
  if (!fault.empty()) Fault(kWrongJsonType, absl::StrCat("has a key that ", fault));
}

void JsonReader::AnyKey(absl::string_view key) {
  if (key == "@type") return;
  Fault(kWrongJsonType, "must begin with \"@type\"");
  frames_.back().kind = Kind::kSkipped;
}

void JsonReader::AnyType(ScalarText value) {
  Frame& frame = frames_.back();
  const MessagePlan* plan =
      value.kind == ScalarText::Kind::kString && value.text.find('/') != absl::string_view::npos
          ? types_.Find(value.text.substr(value.text.rfind('/') + 1))
          : nullptr;
  if (plan == nullptr || plan->well_known != WellKnown::kNone) {
    Fault(kWrongJsonType, "must be the type of a message of this service");
    frame.kind = Kind::kSkipped;
    return;
  }
  AppendBytesField(1, value.text, wire_);
  Open(2);
  frame.kind = Kind::kMessage;
  frame.plan = plan;
  frame.seen.assign(plan->fields.size(), false);
  frame.oneofs.assign(plan->descriptor->real_oneof_decl_count(), -1);
}

void JsonReader::ClaimOneof(const FieldPlan& field) {
  if (field.oneof < 0 || frames_.empty() || frames_.back().kind != Kind::kMessage) return;
  Frame& frame = frames_.back();
  const int index = frame.plan->IndexOf(field);
  if (const int holder = std::exchange(frame.oneofs[field.oneof], index);
      holder >= 0 && holder != index) {
    Fault(kWrongJsonType,
          absl::StrCat("excludes ", frame.plan->fields[holder].descriptor->json_name(),
                       ", which is there too"));
  }
}

void JsonReader::End() {
  const auto opened = std::move(frames_.back().opened);
  frames_.pop_back();
  for (size_t i = opened.size(); i-- > 0;) CloseBytes(opened[i], wire_);
  ValueDone();
}

JsonReader::Frame& JsonReader::Push(Kind kind) {
  frames_.emplace_back();
  frames_.back().kind = kind;
  return frames_.back();
}

void JsonReader::PushMessage(const MessagePlan& plan) {
  Frame& frame = Push(Kind::kMessage);
  frame.plan = &plan;
  frame.seen.assign(plan.fields.size(), false);
  frame.oneofs.assign(plan.descriptor->real_oneof_decl_count(), -1);
}

void JsonReader::Skip(absl::string_view fault) {
  Fault(kWrongJsonType, fault);
  Push(Kind::kSkipped);
}

void JsonReader::Open(uint32_t number) {
  AppendTag(number, WireType::kBytes, wire_);
  frames_.back().opened.push_back(wire_.size());
}

// A map entry ends with its value.
void JsonReader::ValueDone() {
  if (frames_.empty()) return;
  const size_t entry = std::exchange(frames_.back().entry, std::string::npos);
  if (entry != std::string::npos) CloseBytes(entry, wire_);
}

void JsonReader::Fault(absl::string_view reason, absl::string_view description) {
  if (faults_.size() < kMaxJsonFaults) faults_.Add(reason, Path(), description);
}

std::string JsonReader::Path() const {
  std::string path(prefix_);
  for (const Frame& frame : frames_) {
    switch (frame.kind) {
      case Kind::kList:
      case Kind::kValues:
        if (frame.index >= 0) absl::StrAppend(&path, "[", frame.index, "]");
        break;
      case Kind::kMap:
        absl::StrAppend(&path, "[\"", frame.key, "\"]");
        break;
      case Kind::kMessage:
        absl::StrAppend(&path, path.empty() ? "" : ".",
                        frame.field != nullptr ? frame.field->descriptor->json_name() : frame.key);
        break;
      default:
        if (!frame.key.empty()) absl::StrAppend(&path, path.empty() ? "" : ".", frame.key);
        break;
    }
  }
  return path.empty() ? "body" : path;
}

}  // namespace copperplate::gateway
