#include "services/gateway/transcode/csv_row.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/csv/writer.h"

namespace copperplate::gateway {
namespace {

using csv::FieldKind;
using google::protobuf::FieldDescriptor;

bool Opens(const FieldPlan& field, const Ancestors& ancestors) {
  if (field.repeated || field.message == nullptr || field.message->well_known != WellKnown::kNone ||
      field.message->fields.empty()) {
    return false;
  }
  for (const MessagePlan* ancestor : ancestors) {
    if (ancestor == field.message) return false;
  }
  return true;
}

// Its cells are text that somebody wrote.
bool IsText(const FieldPlan& field) {
  if (field.repeated) return false;
  if (field.message == nullptr) return field.type == FieldDescriptor::TYPE_STRING;
  const WellKnown kind = field.message->well_known;
  return kind == WellKnown::kValue ||
         (kind == WellKnown::kWrapper && IsText(field.message->fields.front()));
}

void AppendName(const FieldPlan& field, const std::string& prefix, Ancestors& ancestors,
                std::string& out) {
  const std::string name = absl::StrCat(prefix, field.descriptor->json_name());
  if (!Opens(field, ancestors)) {
    out += ',';
    csv::AppendField(name, FieldKind::kData, out);
    return;
  }
  ancestors.push_back(field.message);
  for (const FieldPlan& inner : field.message->fields) {
    AppendName(inner, absl::StrCat(name, "."), ancestors, out);
  }
  ancestors.pop_back();
}

}  // namespace

void AppendHeader(const MessagePlan& plan, absl::Span<const FieldPlan* const> columns,
                  const std::string& prefix, std::string& out) {
  Ancestors ancestors = {&plan};
  for (const FieldPlan* field : columns) AppendName(*field, prefix, ancestors, out);
}

bool RowWriter::Cells(const MessagePlan& plan, absl::Span<const FieldPlan* const> columns,
                      const Fields* fields) {
  ancestors_.push_back(&plan);
  bool fine = true;
  for (const FieldPlan* field : columns) fine = fine && Cell(plan, *field, fields);
  ancestors_.pop_back();
  return fine;
}

bool RowWriter::Cell(const MessagePlan& plan, const FieldPlan& field, const Fields* fields) {
  const int32_t first = fields == nullptr ? -1 : fields->first(plan.IndexOf(field));
  if (Opens(field, ancestors_)) return Opened(field, fields, first);
  out_ += ',';
  cell_.clear();
  bool fine = true;
  if (first >= 0) {
    fine = Value(plan, field, *fields);
  } else if (fields != nullptr && !field.absent.empty()) {
    cell_ = field.default_json;
    Unquote();
  }
  csv::AppendField(cell_, IsText(field) ? FieldKind::kText : FieldKind::kData, out_);
  return fine;
}

bool RowWriter::Opened(const FieldPlan& field, const Fields* fields, int32_t first) {
  std::string merged;
  for (int32_t at = first; at >= 0; at = fields->at(at).next) {
    merged.append(fields->at(at).begin, fields->at(at).end);
  }
  Fields inside(json_.stack());
  bool fine = first < 0 || inside.Scan(*field.message, merged);
  ancestors_.push_back(field.message);
  for (const FieldPlan& inner : field.message->fields) {
    fine = fine && Cell(*field.message, inner, first < 0 ? nullptr : &inside);
  }
  ancestors_.pop_back();
  return fine;
}

bool RowWriter::Labels(const MessagePlan& plan, const FieldPlan& field, const Fields& fields,
                       std::vector<std::string>& labels) {
  cell_.clear();
  if (!json_.Value(plan, field, fields, 0)) return false;
  // Names of enums, and numbers of those that have none, hold nothing that JSON escapes.
  for (std::string& name : std::vector<std::string>(
           absl::StrSplit(cell_, absl::ByAnyChar("[\",]"), absl::SkipEmpty()))) {
    labels.push_back(std::move(name));
  }
  return true;
}

bool RowWriter::Value(const MessagePlan& plan, const FieldPlan& field, const Fields& fields) {
  if (!field.repeated && field.type == FieldDescriptor::TYPE_STRING) {
    const absl::string_view text = fields.at(fields.last(plan.IndexOf(field))).bytes();
    cell_.assign(text.data(), text.size());
    return true;
  }
  if (field.message != nullptr && !field.repeated &&
      field.message->well_known == WellKnown::kWrapper) {
    return Wrapped(*field.message, fields.at(fields.last(plan.IndexOf(field))).bytes());
  }
  if (!json_.Value(plan, field, fields, 0)) return false;
  Unquote();
  return true;
}

bool RowWriter::Wrapped(const MessagePlan& wrapper, absl::string_view wire) {
  Fields fields(json_.stack());
  if (!fields.Scan(wrapper, wire)) return false;
  if (fields.first(0) >= 0) return Value(wrapper, wrapper.fields.front(), fields);
  cell_ = wrapper.fields.front().default_json;
  Unquote();
  return true;
}

// Numbers, enums, instants and base64 hold nothing that JSON escapes.
void RowWriter::Unquote() {
  if (cell_.size() >= 2 && cell_.front() == '"') cell_ = cell_.substr(1, cell_.size() - 2);
}

}  // namespace copperplate::gateway
