#pragma once

#include <optional>
#include <vector>

#include "services/gateway/json/plan.h"

namespace copperplate::gateway {

// Which fields of a reply make a table of it: what the options `table` and `each_row`
// (copperplate.options.v1) mark. Unmarked its one repeated message field, but of a resource, which
// has a `name` and no `next_page_token`: that it holds one list does not make it a table.
struct TableShape {
  // Nothing where the reply is no table: none marked, and no repeated message
  // field, or several, or a resource.
  static std::optional<TableShape> Of(const MessagePlan& reply);

  const MessagePlan* reply;
  std::vector<const FieldPlan*> kept;  // of the reply: what each row begins with
  const FieldPlan* rows;               // of the reply
  std::vector<const FieldPlan*> own;   // of a row, `lines` left out
  const FieldPlan* lines;              // of a row: each element is a row; null: none is
  const FieldPlan* labels;             // of the reply: what the nth of `lines` is; may be null
};

}  // namespace copperplate::gateway
