// Reading JSON that a server sent: every look-up answers, absent or of another type is empty.
#pragma once

#include <jansson.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"

namespace copperplate::cli {

// A JSON document or a part of one; copies share it. Not thread-safe.
class Value {
 public:
  Value() = default;
  // Null when `text` is no JSON document.
  static Value Parse(absl::string_view text);

  Value(const Value& other) : json_(json_incref(other.json_)) {}
  Value(Value&& other) noexcept : json_(std::exchange(other.json_, nullptr)) {}
  Value& operator=(Value other) noexcept {
    std::swap(json_, other.json_);
    return *this;
  }
  ~Value() { json_decref(json_); }

  bool null() const { return json_ == nullptr || json_is_null(json_); }
  bool object() const { return json_is_object(json_); }
  // The member, null where there is none.
  Value operator[](const char* member) const;
  // The elements; empty where this is no array.
  std::vector<Value> elements() const;
  // The members in the order of the document; empty where this is no object.
  std::vector<std::pair<std::string, Value>> members() const;
  // The same document with `map` of each string in place of it; the members' names stay.
  Value WithTexts(absl::FunctionRef<std::string(absl::string_view)> map) const;
  // A string as it is, a number or boolean as JSON prints it, else empty.
  std::string text() const;
  bool boolean() const { return json_is_true(json_); }
  // As a document of its own, on one line; `null` where this is null.
  std::string json() const;

 private:
  explicit Value(json_t* owned) : json_(owned) {}

  json_t* json_ = nullptr;
};

// `text` as a JSON string, with its quotes.
std::string Quote(absl::string_view text);

}  // namespace copperplate::cli
