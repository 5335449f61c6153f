#pragma once

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/gateway/json/json_text.h"

namespace copperplate::gateway {

// Writes a JSON document front to back and sets the commas. The caller keeps to the grammar.
class JsonBuilder {
 public:
  JsonBuilder& Key(absl::string_view key) {
    Separate();
    AppendJsonString(key, out_);
    out_ += ':';
    after_key_ = true;
    return *this;
  }
  JsonBuilder& Open(char bracket) {
    Separate();
    out_ += bracket;
    first_ = true;
    return *this;
  }
  JsonBuilder& Close(char bracket) {
    out_ += bracket;
    first_ = false;
    return *this;
  }
  JsonBuilder& String(absl::string_view text) {
    Separate();
    AppendJsonString(text, out_);
    return *this;
  }
  // JSON as it is: a number, a boolean, a whole document.
  JsonBuilder& Raw(absl::string_view json) {
    Separate();
    absl::StrAppend(&out_, json);
    return *this;
  }
  // A member whose value is text.
  JsonBuilder& Member(absl::string_view key, absl::string_view text) {
    return Key(key).String(text);
  }

  std::string Take() { return std::move(out_); }

 private:
  void Separate() {
    if (!after_key_ && !first_) out_ += ',';
    after_key_ = false;
    first_ = false;
  }

  std::string out_;
  bool first_ = true;
  bool after_key_ = false;
};

}  // namespace copperplate::gateway
