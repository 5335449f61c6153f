#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/gateway/json/occurrences.h"
#include "services/gateway/json/writer.h"

namespace copperplate::gateway {

// The messages from the row down to where we are: one that comes again is printed as JSON.
using Ancestors = std::vector<const MessagePlan*>;

// Appends the names of some columns of `plan`, each with a comma before it.
void AppendHeader(const MessagePlan& plan, absl::Span<const FieldPlan* const> columns,
                  const std::string& prefix, std::string& out);

// Prints cells of messages as CSV, each with a comma before it. For one thread.
class RowWriter {
 public:
  RowWriter(const PlanSet& types, std::string& out) : json_(types, cell_), out_(out) {}

  // The cells of some fields of a message of `plan` that `fields` has been scanned from; every one
  // is empty where it is null. False where the bytes are malformed.
  bool Cells(const MessagePlan& plan, absl::Span<const FieldPlan* const> columns,
             const Fields* fields);

  // What a Fields of these messages keeps its occurrences in.
  std::vector<Occurrence>& stack() { return json_.stack(); }

  // A repeated enum's values, one by one.
  bool Labels(const MessagePlan& plan, const FieldPlan& field, const Fields& fields,
              std::vector<std::string>& labels);

 private:
  bool Cell(const MessagePlan& plan, const FieldPlan& field, const Fields* fields);
  bool Opened(const FieldPlan& field, const Fields* fields, int32_t first);
  bool Value(const MessagePlan& plan, const FieldPlan& field, const Fields& fields);
  bool Wrapped(const MessagePlan& wrapper, absl::string_view wire);
  void Unquote();

  std::string cell_;
  JsonWriter json_;
  std::string& out_;
  Ancestors ancestors_;
};

}  // namespace copperplate::gateway
