#pragma once

#include <cstdint>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "services/gateway/json/plan.h"

namespace copperplate::gateway {

// One field on the wire: the bytes of its value (of a varint or fixed value, those bytes; of a
// string, message or packed list, the content) and the next one of the same field.
struct Occurrence {
  const char* begin;
  const char* end;
  int32_t next;  // -1: none
  bool packed;

  absl::string_view bytes() const { return {begin, static_cast<size_t>(end - begin)}; }
};

// Where each field of one message stands on the wire, so that fields can be printed in the order
// of the proto. Occurrences of nested messages share one vector as a stack: a Fields takes its own
// off again at its end.
class Fields {
 public:
  explicit Fields(std::vector<Occurrence>& stack) : stack_(stack), base_(stack.size()) {}
  ~Fields() { stack_.resize(base_); }
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;

  // Notes every known field of `wire`; false where it is malformed. Unknown fields, and values of
  // another wire type than the field's, are stepped over. Of a oneof the last member remains.
  bool Scan(const MessagePlan& plan, absl::string_view wire);

  // Index of the first (of the last) occurrence, -1 for none.
  int32_t first(int field) const { return slots_[field].first; }
  int32_t last(int field) const { return slots_[field].last; }
  const Occurrence& at(int32_t index) const { return stack_[index]; }

 private:
  struct Slot {
    int32_t first = -1;
    int32_t last = -1;
  };

  void Note(const MessagePlan& plan, const FieldPlan& field, Occurrence occurrence);

  std::vector<Occurrence>& stack_;
  const size_t base_;
  absl::InlinedVector<Slot, 48> slots_;
};

}  // namespace copperplate::gateway
