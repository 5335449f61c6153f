#include "services/gateway/transcode/table_shape.h"

#include "copperplate/options/v1/options.pb.h"

namespace copperplate::gateway {
namespace {

namespace options = copperplate::options::v1;

bool IsMarked(const FieldPlan& field) {
  return field.descriptor->options().HasExtension(options::table);
}

// A list of messages that have fields of their own.
bool HoldsRows(const FieldPlan& field) {
  return field.repeated && !field.map && field.message != nullptr &&
         field.message->well_known == WellKnown::kNone && !field.message->fields.empty();
}

// A thing itself, whose list is a detail of it; not a page of things, nor an answer without a name.
bool IsResource(const MessagePlan& reply) {
  return reply.Find("name") != nullptr && reply.Find("next_page_token") == nullptr;
}

const FieldPlan* RowsOf(const MessagePlan& reply) {
  const FieldPlan* only = nullptr;
  int lists = 0;
  for (const FieldPlan& field : reply.fields) {
    if (HoldsRows(field) && IsMarked(field)) return &field;
    if (!field.repeated || field.map || field.message == nullptr) continue;
    ++lists;
    if (HoldsRows(field)) only = &field;
  }
  return lists == 1 && !IsResource(reply) ? only : nullptr;
}

// The field of the reply that labels the elements of `lines`.
const FieldPlan* LabelsOf(const MessagePlan& reply, const FieldPlan& lines) {
  const FieldPlan* const labels =
      reply.Find(lines.descriptor->options().GetExtension(options::table).labels());
  const bool fits = labels != nullptr && labels->repeated && labels->enumeration != nullptr;
  return fits ? labels : nullptr;
}

}  // namespace

std::optional<TableShape> TableShape::Of(const MessagePlan& reply) {
  const FieldPlan* const rows = RowsOf(reply);
  if (rows == nullptr) return std::nullopt;
  TableShape shape{&reply, {}, rows, {}, nullptr, nullptr};
  for (const FieldPlan& field : reply.fields) {
    if (field.descriptor->options().GetExtension(options::each_row)) shape.kept.push_back(&field);
  }
  for (const FieldPlan& field : rows->message->fields) {
    if (shape.lines == nullptr && HoldsRows(field) && IsMarked(field)) {
      shape.lines = &field;
      shape.labels = LabelsOf(reply, field);
    } else {
      shape.own.push_back(&field);
    }
  }
  return shape;
}

}  // namespace copperplate::gateway
