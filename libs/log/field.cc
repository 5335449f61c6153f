#include "libs/log/field.h"

#include <cmath>

#include "absl/strings/str_cat.h"
#include "libs/log/json_text.h"
#include "libs/log/redacted_text.h"

namespace copperplate::log {
namespace {

struct Append {
  std::string& json;

  void operator()(absl::string_view text) const { AppendJsonText(text, json); }
  void operator()(bool value) const { json += value ? "true" : "false"; }
  void operator()(int64_t value) const { absl::StrAppend(&json, value); }
  void operator()(uint64_t value) const { absl::StrAppend(&json, value); }
  void operator()(double value) const {
    if (!std::isfinite(value)) {  // JSON has no such numbers
      json += "null";
      return;
    }
    absl::StrAppend(&json, value);
  }
  void operator()(const google::protobuf::Message* message) const {
    AppendJsonText(RedactedText(*message), json);
  }
};

}  // namespace

void Field::AppendTo(std::string& json) const {
  AppendJsonText(key_, json);
  json += ':';
  std::visit(Append{json}, value_);
}

}  // namespace copperplate::log
