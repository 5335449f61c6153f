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
