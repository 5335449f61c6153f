#include "services/gateway/transcode/csv_table.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/csv/writer.h"
#include "libs/status/error.h"
#include "services/gateway/transcode/csv_row.h"

namespace copperplate::gateway {
namespace {

std::vector<const FieldPlan*> AllOf(const MessagePlan& plan) {
  std::vector<const FieldPlan*> fields;
  for (const FieldPlan& field : plan.fields) fields.push_back(&field);
  return fields;
}

// One reply to lines.
class TableWriter {
 public:
  TableWriter(const TableShape& shape, const PlanSet& types, std::string& out)
      : shape_(shape), row_(types, line_), out_(out) {
    if (shape.lines != nullptr) of_line_ = AllOf(*shape.lines->message);
  }

  // False where the bytes are malformed.
  bool Write(absl::string_view wire) {
    Fields fields(row_.stack());
    if (!fields.Scan(*shape_.reply, wire)) return false;
    if (!row_.Cells(*shape_.reply, shape_.kept, &fields)) return false;
    if (shape_.labels != nullptr && !row_.Labels(*shape_.reply, *shape_.labels, fields, labels_)) {
      return false;
    }
    const size_t kept = line_.size();
    for (int32_t at = fields.first(shape_.reply->IndexOf(*shape_.rows)); at >= 0;
         at = fields.at(at).next) {
      line_.resize(kept);
      if (!Row(fields.at(at).bytes())) return false;
    }
    return true;
  }

 private:
  // The lines of one row; `line_` holds what comes before it.
  bool Row(absl::string_view wire) {
    const MessagePlan& row = *shape_.rows->message;
    Fields fields(row_.stack());
    if (!fields.Scan(row, wire) || !row_.Cells(row, shape_.own, &fields)) return false;
    if (shape_.lines == nullptr) return End();
    const size_t own = line_.size();
    int32_t at = fields.first(row.IndexOf(*shape_.lines));
    if (at < 0) return Line(0, std::nullopt);  // its own cells are not to be lost
    for (size_t number = 0; at >= 0; at = fields.at(at).next, ++number) {
      line_.resize(own);
      if (!Line(number, fields.at(at).bytes())) return false;
    }
    return true;
  }

  bool Line(size_t number, std::optional<absl::string_view> wire) {
    const MessagePlan& plan = *shape_.lines->message;
    if (shape_.labels != nullptr) {
      line_ += ',';
      if (wire.has_value() && number < labels_.size()) line_ += labels_[number];
    }
    Fields fields(row_.stack());
    if (wire.has_value() && !fields.Scan(plan, *wire)) return false;
    return row_.Cells(plan, of_line_, wire.has_value() ? &fields : nullptr) && End();
  }

  bool End() {
    out_.append(line_, 1);  // without the comma before the first cell
    out_ += "\r\n";
    return true;
  }

  const TableShape& shape_;
  std::vector<const FieldPlan*> of_line_;
  std::vector<std::string> labels_;
  std::string line_;  // the one that is being written
  RowWriter row_;
  std::string& out_;
};

std::string HeaderOf(const TableShape& shape) {
  std::string header;
  AppendHeader(*shape.reply, shape.kept, "", header);
  AppendHeader(*shape.rows->message, shape.own, "", header);
  if (shape.labels != nullptr) AppendHeader(*shape.reply, {shape.labels}, "", header);
  if (shape.lines != nullptr) {
    const MessagePlan& plan = *shape.lines->message;
    AppendHeader(plan, AllOf(plan), absl::StrCat(shape.lines->descriptor->json_name(), "."),
                 header);
  }
  return header.substr(1) + "\r\n";
}

}  // namespace

CsvTable::CsvTable(TableShape shape) : shape_(std::move(shape)), header_(HeaderOf(shape_)) {}

std::unique_ptr<const CsvTable> CsvTable::Of(const MessagePlan& reply) {
  std::optional<TableShape> shape = TableShape::Of(reply);
  if (!shape.has_value()) return nullptr;
  return std::unique_ptr<const CsvTable>(new CsvTable(*std::move(shape)));
}

absl::Status CsvTable::Append(const PlanSet& types, absl::string_view wire,
                              std::string& out) const {
  out += header_;
  if (TableWriter(shape_, types, out).Write(wire)) return absl::OkStatus();
  return Error(absl::StatusCode::kInternal, "REPLY_MALFORMED",
               absl::StrCat("the reply cannot be written as a table of ",
                            shape_.rows->message->descriptor->full_name()))
      .Build();
}

}  // namespace copperplate::gateway
