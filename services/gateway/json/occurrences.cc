#include "services/gateway/json/occurrences.h"

namespace copperplate::gateway {

bool Fields::Scan(const MessagePlan& plan, absl::string_view wire) {
  slots_.resize(plan.fields.size());
  WireCursor cursor(wire);
  while (!cursor.done()) {
    uint32_t number;
    WireType type;
    if (!cursor.Tag(number, type)) return false;
    const FieldPlan* field = plan.Find(number);
    const bool packed = field != nullptr && type == WireType::kBytes && field->packable;
    if (field == nullptr || (type != field->wire_type && !packed) || type == WireType::kGroup) {
      if (!cursor.Skip(number, type)) return false;
      continue;
    }
    Occurrence occurrence{cursor.at, nullptr, -1, packed};
    if (type == WireType::kBytes) {
      absl::string_view bytes;
      if (!cursor.Bytes(bytes)) return false;
      occurrence.begin = bytes.data();
      occurrence.end = bytes.data() + bytes.size();
    } else {
      if (!cursor.Skip(number, type)) return false;
      occurrence.end = cursor.at;
    }
    Note(plan, *field, occurrence);
  }
  return true;
}

void Fields::Note(const MessagePlan& plan, const FieldPlan& field, Occurrence occurrence) {
  const int32_t place = static_cast<int32_t>(stack_.size());
  Slot& slot = slots_[plan.IndexOf(field)];
  if (field.oneof >= 0 && slot.first < 0) {
    for (const FieldPlan& other : plan.fields) {
      if (other.oneof == field.oneof) slots_[plan.IndexOf(other)] = Slot();
    }
  }
  if (slot.first < 0) {
    slot.first = place;
  } else {
    stack_[slot.last].next = place;
  }
  slot.last = place;
  stack_.push_back(occurrence);
}

}  // namespace copperplate::gateway
