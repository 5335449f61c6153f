#include "services/gateway/json/json_reader.h"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/src.hpp>

#include "absl/strings/str_cat.h"
#include "services/gateway/json/reader.h"

namespace copperplate::gateway {
namespace {

namespace json = boost::json;

absl::string_view View(json::string_view text) { return {text.data(), text.size()}; }

// What Boost.JSON's parser calls: joins what it gives in parts and hands it on.
struct Handler {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
  using Error = json::error_code;

  explicit Handler(JsonReader& r) : reader(r) {}

  bool on_document_begin(Error&) { return true; }
  bool on_document_end(Error&) { return true; }
  bool on_object_begin(Error&) {
    reader.BeginObject();
    return true;
  }
  bool on_object_end(std::size_t, Error&) {
    reader.End();
    return true;
  }
  bool on_array_begin(Error&) {
    reader.BeginArray();
    return true;
  }
  bool on_array_end(std::size_t, Error&) {
    reader.End();
    return true;
  }
  bool on_key_part(json::string_view part, std::size_t, Error&) { return Part(part); }
  bool on_key(json::string_view part, std::size_t, Error&) {
    reader.Key(Whole(part));
    parts.clear();
    return true;
  }
  bool on_string_part(json::string_view part, std::size_t, Error&) { return Part(part); }
  bool on_string(json::string_view part, std::size_t, Error&) {
    return Scalar(ScalarText::Kind::kString, part);
  }
  bool on_number_part(json::string_view part, Error&) { return Part(part); }
  bool on_int64(std::int64_t, json::string_view part, Error&) {
    return Scalar(ScalarText::Kind::kNumber, part);
  }
  bool on_uint64(std::uint64_t, json::string_view part, Error&) {
    return Scalar(ScalarText::Kind::kNumber, part);
  }
  bool on_double(double, json::string_view part, Error&) {
    return Scalar(ScalarText::Kind::kNumber, part);
  }
  bool on_bool(bool value, Error&) {
    reader.Scalar({ScalarText::Kind::kBool, value ? "true" : "false"});
    return true;
  }
  bool on_null(Error&) {
    reader.Null();
    return true;
  }
  bool on_comment_part(json::string_view, Error&) { return true; }
  bool on_comment(json::string_view, Error&) { return true; }

  bool Part(json::string_view part) {
    parts.append(part.data(), part.size());
    return true;
  }
  absl::string_view Whole(json::string_view last) {
    if (parts.empty()) return View(last);
    Part(last);
    return parts;
  }
  bool Scalar(ScalarText::Kind kind, json::string_view part) {
    reader.Scalar({kind, Whole(part)});
    parts.clear();
    return true;
  }

  JsonReader& reader;
  std::string parts;
};

absl::Status Malformed(size_t offset, absl::string_view what) {
  return Error(absl::StatusCode::kInvalidArgument, "JSON_MALFORMED",
               absl::StrCat("the body is ", what, " at byte ", offset))
      .Metadata("offset", absl::StrCat(offset))
      .Build();
}

absl::Status NotJson(size_t offset, absl::string_view what) {
  return Malformed(offset, absl::StrCat("not JSON: ", what));
}

absl::Status TooDeep(size_t offset) {
  return Malformed(offset, absl::StrCat("nested too deep: it may hold ", kMaxJsonDepth,
                                        " objects and arrays in one another, and the next begins"));
}

absl::Status Parse(absl::string_view text, JsonReader& reader) {
  json::parse_options options;  // strict by default: no comments, no trailing commas
  options.max_depth = kMaxJsonDepth;
  json::basic_parser<Handler> parser(options, reader);
  json::error_code error;
  const size_t used = parser.write_some(false, text.data(), text.size(), error);
  if (error == json::error::too_deep) return TooDeep(used);
  if (error) return NotJson(used, error.message());
  const size_t rest = text.find_first_not_of(" \t\r\n", used);
  if (rest != absl::string_view::npos) return NotJson(rest, "more after its end");
  return absl::OkStatus();
}

}  // namespace

absl::Status AppendWire(const PlanSet& types, const MessagePlan& plan, absl::string_view json,
                        absl::string_view prefix, std::string& wire, Faults& faults) {
  JsonReader reader(types, prefix, wire, faults);
  reader.ExpectMessage(plan);
  return Parse(json, reader);
}

absl::Status AppendFieldWire(const PlanSet& types, const FieldPlan& field, absl::string_view json,
                             std::string& wire, Faults& faults) {
  JsonReader reader(types, field.descriptor->json_name(), wire, faults);
  reader.ExpectField(field);
  return Parse(json, reader);
}

}  // namespace copperplate::gateway
