#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <variant>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace google::protobuf {
class Message;
}

namespace copperplate::log {

// One typed member of a log line: `{"method", name}`, `{"rows", 17}`. Views its key and text, so it
// lives no longer than the call it is written in.
class Field {
 public:
  Field(absl::string_view key, absl::string_view value) : key_(key), value_(value) {}
  Field(absl::string_view key, const char* value) : Field(key, absl::string_view(value)) {}
  Field(absl::string_view key, const std::string& value) : Field(key, absl::string_view(value)) {}
  Field(absl::string_view key, bool value) : key_(key), value_(value) {}
  Field(absl::string_view key, std::signed_integral auto value)
      : key_(key), value_(static_cast<int64_t>(value)) {}
  Field(absl::string_view key, std::unsigned_integral auto value)
      : key_(key), value_(static_cast<uint64_t>(value)) {}
  Field(absl::string_view key, double value) : key_(key), value_(value) {}
  // In milliseconds, to a thousandth.
  Field(absl::string_view key, absl::Duration value)
      : key_(key), value_(static_cast<double>(absl::ToInt64Microseconds(value)) / 1000) {}
  // The message as RedactedText() prints it. There is no other way to log a message.
  Field(absl::string_view key, const google::protobuf::Message& value)
      : key_(key), value_(&value) {}

  // Appends `"key":value` to a JSON object.
  void AppendTo(std::string& json) const;

 private:
  absl::string_view key_;
  std::variant<absl::string_view, bool, int64_t, uint64_t, double, const google::protobuf::Message*>
      value_;
};

}  // namespace copperplate::log
