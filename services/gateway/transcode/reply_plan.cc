#include "services/gateway/transcode/reply_plan.h"

#include "libs/status/status_macros.h"
#include "services/gateway/json/json_writer.h"
#include "services/gateway/json/wire.h"

namespace copperplate::gateway {
namespace {

const FieldPlan* FindText(const MessagePlan& message, absl::string_view name) {
  const FieldPlan* field = message.Find(name);
  const bool fits = field != nullptr && !field->repeated &&
                    field->type == google::protobuf::FieldDescriptor::TYPE_STRING;
  return fits ? field : nullptr;
}

}  // namespace

ReplyPlan::ReplyPlan(const Route& route, const PlanSet& t)
    : types(t), message(t.Of(*route.method->output_type())) {
  if (route.reply_field != nullptr) only = message.Find(route.reply_field->number());
  etag = FindText(message, "etag");
  next_page = FindText(message, "next_page_token");
  token = FindText(message, "token");
  table = CsvTable::Of(message);
}

absl::StatusOr<std::string> ReplyJson(const ReplyPlan& plan, absl::string_view wire) {
  std::string text;
  text.reserve(wire.size() * 3 + 64);
  ABSL_RETURN_IF_ERROR(plan.only == nullptr
                           ? AppendJson(plan.types, plan.message, wire, text)
                           : AppendFieldJson(plan.types, plan.message, *plan.only, wire, text));
  return text;
}

absl::StatusOr<std::string> ReplyCsv(const ReplyPlan& plan, absl::string_view wire) {
  std::string text;
  ABSL_RETURN_IF_ERROR(plan.table->Append(plan.types, wire, text));
  return text;
}

absl::string_view TopLevelText(const FieldPlan* field, absl::string_view wire) {
  absl::string_view text;
  if (field == nullptr) return text;
  WireCursor cursor(wire);
  while (!cursor.done()) {
    uint32_t number;
    WireType type;
    if (!cursor.Tag(number, type)) return "";
    if (number == field->number && type == WireType::kBytes) {
      if (!cursor.Bytes(text)) return "";
    } else if (!cursor.Skip(number, type)) {
      return "";
    }
  }
  return text;
}

}  // namespace copperplate::gateway
