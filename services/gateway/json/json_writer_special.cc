// Maps and the messages that JSON writes in a form of their own.
#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/gateway/json/json_text.h"
#include "services/gateway/json/writer.h"

namespace copperplate::gateway {

bool JsonWriter::Map(const FieldPlan& field, const Fields& fields, int32_t index, int depth) {
  const FieldPlan& key_field = *field.message->Find(1);
  const FieldPlan& value_field = *field.message->Find(2);
  struct Entry {
    std::string key;  // as JSON, with quotes
    absl::string_view wire;
  };
  std::vector<Entry> entries;
  for (; index >= 0; index = fields.at(index).next) {
    Entry entry{"", fields.at(index).bytes()};
    Fields parts(stack_);
    if (!parts.Scan(*field.message, entry.wire)) return false;
    // A key reads as JSON text of its own, in quotes whatever its type.
    std::string text;
    std::swap(out_, text);
    bool fine = true;
    if (const int32_t at = parts.last(field.message->IndexOf(key_field)); at >= 0) {
      WireCursor cursor(parts.at(at).bytes());
      fine = Scalar(key_field, cursor);
    } else {
      out_ = key_field.default_json;
    }
    std::swap(out_, text);
    if (!fine) return false;
    entry.key = text[0] == '"' ? std::move(text) : absl::StrCat("\"", text, "\"");
    entries.push_back(std::move(entry));
  }
  // One order whatever the sender's hash table did; of equal keys the last on the wire counts.
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.key < b.key; });
  out_ += '{';
  bool first = true;
  for (size_t i = 0; i < entries.size(); ++i) {
    if (i + 1 < entries.size() && entries[i + 1].key == entries[i].key) continue;
    if (!std::exchange(first, false)) out_ += ',';
    out_ += entries[i].key;
    out_ += ':';
    Fields parts(stack_);
    if (!parts.Scan(*field.message, entries[i].wire)) return false;
    const int place = field.message->IndexOf(value_field);
    if (parts.first(place) >= 0) {
      if (!Singular(value_field, parts, parts.first(place), parts.last(place), depth)) return false;
    } else if (value_field.message != nullptr) {
      if (!Message(*value_field.message, "", depth + 1)) return false;
    } else {
      out_ += value_field.default_json;
    }
  }
  out_ += '}';
  return true;
}

bool JsonWriter::WellKnownMessage(const MessagePlan& plan, absl::string_view wire, int depth) {
  switch (plan.well_known) {
    case WellKnown::kTimestamp:
    case WellKnown::kDuration: {
      SecondsNanos value;
      if (!ReadSecondsNanos(plan, wire, value)) return false;
      out_ += '"';
      if (!(plan.well_known == WellKnown::kTimestamp ? AppendTimestamp(value, out_)
                                                     : AppendDuration(value, out_))) {
        return false;
      }
      out_ += '"';
      return true;
    }
    case WellKnown::kFieldMask:
      return FieldMask(plan, wire);
    case WellKnown::kAny:
      return Any(plan, wire, depth);
    case WellKnown::kValue:
      return StructValue(plan, wire, depth);
    default:
      break;
  }
  // Wrappers, Struct and ListValue print as the value of their one field.
  Fields fields(stack_);
  if (!fields.Scan(plan, wire)) return false;
  const FieldPlan& only = plan.fields.front();
  if (fields.first(0) >= 0) return Value(plan, only, fields, depth);
  out_ += only.default_json;
  return true;
}

// google.protobuf.Value: whichever kind is set; null where none is.
bool JsonWriter::StructValue(const MessagePlan& plan, absl::string_view wire, int depth) {
  Fields fields(stack_);
  if (!fields.Scan(plan, wire)) return false;
  for (const FieldPlan& kind : plan.fields) {
    if (fields.first(plan.IndexOf(kind)) >= 0) return Value(plan, kind, fields, depth);
  }
  out_ += "null";
  return true;
}

bool JsonWriter::Any(const MessagePlan& plan, absl::string_view wire, int depth) {
  absl::string_view type_url;
  std::string payload;
  {
    Fields fields(stack_);
    if (!fields.Scan(plan, wire)) return false;
    if (fields.last(0) >= 0) type_url = fields.at(fields.last(0)).bytes();
    if (fields.last(1) >= 0) payload = std::string(fields.at(fields.last(1)).bytes());
  }
  if (type_url.empty() && payload.empty()) {
    out_ += "{}";
    return true;
  }
  out_ += "{\"@type\":";
  AppendJsonString(type_url, out_);
  const MessagePlan* inner = types_.Find(type_url.substr(type_url.rfind('/') + 1));
  const size_t start = out_.size();
  bool printed = false;
  if (inner != nullptr && inner->well_known == WellKnown::kNone) {
    printed = Object(*inner, payload, depth + 1, false);
  } else if (inner != nullptr) {
    out_ += ",\"value\":";
    printed = Message(*inner, payload, depth + 1);
  }
  if (!printed) {  // of a type nobody here knows, or not what it says: at least its bytes are kept
    out_.resize(start);
    out_ += ",\"value\":\"";
    AppendBase64(payload, out_);
    out_ += '"';
  }
  out_ += '}';
  return true;
}

bool JsonWriter::FieldMask(const MessagePlan& plan, absl::string_view wire) {
  Fields fields(stack_);
  if (!fields.Scan(plan, wire)) return false;
  std::string paths;
  for (int32_t index = fields.first(0); index >= 0; index = fields.at(index).next) {
    absl::StrAppend(&paths, paths.empty() ? "" : ",", ToJsonPath(fields.at(index).bytes()));
  }
  AppendJsonString(paths, out_);
  return true;
}

bool JsonWriter::ReadSecondsNanos(const MessagePlan& plan, absl::string_view wire,
                                  SecondsNanos& value) {
  Fields fields(stack_);
  if (!fields.Scan(plan, wire)) return false;
  const auto read = [&](uint32_t number, uint64_t& varint) {
    const int32_t at = fields.last(plan.IndexOf(*plan.Find(number)));
    varint = 0;
    if (at < 0) return true;
    WireCursor cursor(fields.at(at).bytes());
    return cursor.Varint(varint);
  };
  uint64_t seconds;
  uint64_t nanos;
  if (!read(1, seconds) || !read(2, nanos)) return false;
  value = {static_cast<int64_t>(seconds), static_cast<int32_t>(nanos)};
  return true;
}

}  // namespace copperplate::gateway
