#include "services/gateway/transcode/csv_table.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/csv/writer.h"
#include "libs/status/error.h"
#include "services/gateway/json/occurrences.h"
#include "services/gateway/json/writer.h"

namespace copperplate::gateway {
namespace {

using csv::FieldKind;
using google::protobuf::FieldDescriptor;

// The messages from the row down to where we are: one that comes again is printed as JSON.
using Ancestors = std::vector<const MessagePlan*>;

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

void AppendHeader(const MessagePlan& plan, const std::string& prefix, Ancestors& ancestors,
                  std::string& out) {
  ancestors.push_back(&plan);
  for (const FieldPlan& field : plan.fields) {
    const std::string name = absl::StrCat(prefix, field.descriptor->json_name());
    if (Opens(field, ancestors)) {
      AppendHeader(*field.message, absl::StrCat(name, "."), ancestors, out);
      continue;
    }
    if (!out.empty()) out += ',';
    csv::AppendField(name, FieldKind::kData, out);
  }
  ancestors.pop_back();
}

// Prints the cells of one message, with a comma before each.
class RowWriter {
 public:
  RowWriter(const PlanSet& types, std::string& out) : json_(types, cell_), out_(out) {}

  // `absent`: every cell is empty. False where the bytes are malformed.
  bool Cells(const MessagePlan& plan, absl::string_view wire, bool absent) {
    ancestors_.push_back(&plan);
    Fields fields(json_.stack());
    bool fine = absent || fields.Scan(plan, wire);
    for (const FieldPlan& field : plan.fields) {
      if (!fine) break;
      const int32_t first = absent ? -1 : fields.first(plan.IndexOf(field));
      if (Opens(field, ancestors_)) {
        std::string merged;
        for (int32_t at = first; at >= 0; at = fields.at(at).next) {
          merged.append(fields.at(at).begin, fields.at(at).end);
        }
        fine = Cells(*field.message, merged, first < 0);
        continue;
      }
      out_ += ',';
      cell_.clear();
      if (first >= 0) {
        fine = Value(plan, field, fields);
      } else if (!absent && !field.absent.empty()) {
        cell_ = field.default_json;
        Unquote();
      }
      csv::AppendField(cell_, IsText(field) ? FieldKind::kText : FieldKind::kData, out_);
    }
    ancestors_.pop_back();
    return fine;
  }

 private:
  bool Value(const MessagePlan& plan, const FieldPlan& field, const Fields& fields) {
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

  bool Wrapped(const MessagePlan& wrapper, absl::string_view wire) {
    Fields fields(json_.stack());
    if (!fields.Scan(wrapper, wire)) return false;
    if (fields.first(0) >= 0) return Value(wrapper, wrapper.fields.front(), fields);
    cell_ = wrapper.fields.front().default_json;
    Unquote();
    return true;
  }

  // Numbers, enums, instants and base64 hold nothing that JSON escapes.
  void Unquote() {
    if (cell_.size() >= 2 && cell_.front() == '"') cell_ = cell_.substr(1, cell_.size() - 2);
  }

  std::string cell_;
  JsonWriter json_;
  std::string& out_;
  Ancestors ancestors_;
};

}  // namespace

CsvTable::CsvTable(const MessagePlan& reply, const FieldPlan& rows) : reply_(reply), rows_(rows) {
  Ancestors ancestors;
  AppendHeader(*rows.message, "", ancestors, header_);
  header_ += "\r\n";
}

std::unique_ptr<const CsvTable> CsvTable::Of(const MessagePlan& reply) {
  const FieldPlan* rows = nullptr;
  for (const FieldPlan& field : reply.fields) {
    if (!field.repeated || field.map || field.message == nullptr) continue;
    if (rows != nullptr || field.message->well_known != WellKnown::kNone) return nullptr;
    rows = &field;
  }
  if (rows == nullptr || rows->message->fields.empty()) return nullptr;
  return std::unique_ptr<const CsvTable>(new CsvTable(reply, *rows));
}

absl::Status CsvTable::Append(const PlanSet& types, absl::string_view wire,
                              std::string& out) const {
  out += header_;
  std::vector<Occurrence> stack;
  Fields fields(stack);
  bool fine = fields.Scan(reply_, wire);
  RowWriter writer(types, out);
  if (fine) {
    for (int32_t at = fields.first(reply_.IndexOf(rows_)); fine && at >= 0;
         at = fields.at(at).next) {
      const size_t start = out.size();
      fine = writer.Cells(*rows_.message, fields.at(at).bytes(), false);
      out.erase(start, 1);  // the comma before the first cell
      out += "\r\n";
    }
  }
  if (fine) return absl::OkStatus();
  return Error(absl::StatusCode::kInternal, "REPLY_MALFORMED",
               absl::StrCat("the reply cannot be written as a table of ",
                            rows_.message->descriptor->full_name()))
      .Build();
}

}  // namespace copperplate::gateway
