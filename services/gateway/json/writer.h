// The walk behind json_writer.h, for those who print parts of a message.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/gateway/json/occurrences.h"
#include "services/gateway/json/plan.h"
#include "services/gateway/json/well_known_text.h"
#include "services/gateway/json/wire.h"

namespace copperplate::gateway {

// Prints one document. Every method is false where the bytes are malformed. For one thread.
class JsonWriter {
 public:
  JsonWriter(const PlanSet& types, std::string& out) : types_(types), out_(out) {
    stack_.reserve(256);
  }

  bool Message(const MessagePlan& plan, absl::string_view wire, int depth);
  // The value of one field, which may be unset.
  bool Field(const MessagePlan& plan, const FieldPlan& field, absl::string_view wire);
  // The value of one field that `fields`, scanned from a message of `plan`, has.
  bool Value(const MessagePlan& plan, const FieldPlan& field, const Fields& fields, int depth);
  // What a Fields of this document keeps its occurrences in.
  std::vector<Occurrence>& stack() { return stack_; }

 private:
  bool Object(const MessagePlan& plan, absl::string_view wire, int depth, bool first);
  bool List(const FieldPlan& field, const Fields& fields, int32_t index, int depth);
  bool Map(const FieldPlan& field, const Fields& fields, int32_t index, int depth);
  bool Singular(const FieldPlan& field, const Fields& fields, int32_t first, int32_t last,
                int depth);
  bool Scalar(const FieldPlan& field, WireCursor& cursor);
  bool Enum(const FieldPlan& field, int32_t number);
  bool WellKnownMessage(const MessagePlan& plan, absl::string_view wire, int depth);
  bool StructValue(const MessagePlan& plan, absl::string_view wire, int depth);
  bool Any(const MessagePlan& plan, absl::string_view wire, int depth);
  bool FieldMask(const MessagePlan& plan, absl::string_view wire);
  bool ReadSecondsNanos(const MessagePlan& plan, absl::string_view wire, SecondsNanos& value);

  const PlanSet& types_;
  std::string& out_;
  std::vector<Occurrence> stack_;
};

}  // namespace copperplate::gateway
