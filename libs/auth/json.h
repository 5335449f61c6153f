// jansson's values with an owner.
#pragma once

#include <jansson.h>

#include <memory>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace copperplate::auth {

struct JsonRelease {
  void operator()(json_t* value) const { json_decref(value); }
};
using Json = std::unique_ptr<json_t, JsonRelease>;

// Null unless `text` is one JSON object, without duplicate names and NUL characters.
Json ParseJsonObject(absl::string_view text);

// The string under `name`; nothing where there is none or it is no string. Views `object`.
std::optional<absl::string_view> StringMember(const json_t* object, const char* name);

}  // namespace copperplate::auth
