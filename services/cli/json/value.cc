#include "services/cli/json/value.h"

#include <cstdlib>
#include <memory>

namespace copperplate::cli {
namespace {

std::string Dump(const json_t* json, size_t flags) {
  const std::unique_ptr<char, decltype(&std::free)> text(json_dumps(json, flags | JSON_ENCODE_ANY),
                                                         &std::free);
  return text == nullptr ? "" : text.get();
}

json_t* Map(json_t* json, absl::FunctionRef<std::string(absl::string_view)> map) {
  if (json_is_string(json)) {
    const std::string text = map({json_string_value(json), json_string_length(json)});
    return json_stringn(text.data(), text.size());
  }
  if (json_is_array(json)) {
    json_t* const array = json_array();
    for (size_t i = 0; i < json_array_size(json); ++i) {
      json_array_append_new(array, Map(json_array_get(json, i), map));
    }
    return array;
  }
  if (!json_is_object(json)) return json_incref(json);
  json_t* const object = json_object();
  const char* name = nullptr;
  json_t* member = nullptr;
  json_object_foreach(json, name, member) json_object_set_new(object, name, Map(member, map));
  return object;
}

}  // namespace

Value Value::Parse(absl::string_view text) {
  return Value(json_loadb(text.data(), text.size(), JSON_DECODE_ANY, nullptr));
}

Value Value::operator[](const char* member) const {
  return Value(json_incref(json_object_get(json_, member)));
}

std::vector<Value> Value::elements() const {
  std::vector<Value> elements;
  for (size_t i = 0; i < json_array_size(json_); ++i) {
    elements.push_back(Value(json_incref(json_array_get(json_, i))));
  }
  return elements;
}

std::vector<std::pair<std::string, Value>> Value::members() const {
  std::vector<std::pair<std::string, Value>> members;
  const char* name = nullptr;
  json_t* member = nullptr;
  json_object_foreach(json_, name, member) members.emplace_back(name, Value(json_incref(member)));
  return members;
}

Value Value::WithTexts(absl::FunctionRef<std::string(absl::string_view)> map) const {
  return Value(Map(json_, map));
}

std::string Value::text() const {
  if (json_is_string(json_))
    return std::string(json_string_value(json_), json_string_length(json_));
  if (json_is_number(json_) || json_is_boolean(json_)) return Dump(json_, JSON_REAL_PRECISION(15));
  return "";
}

std::string Value::json() const {
  return null() ? "null" : Dump(json_, JSON_COMPACT | JSON_REAL_PRECISION(17));
}

std::string Quote(absl::string_view text) {
  json_t* const json = json_stringn(text.data(), text.size());
  std::string quoted = Dump(json, JSON_ENSURE_ASCII);
  json_decref(json);
  return quoted;
}

}  // namespace copperplate::cli
