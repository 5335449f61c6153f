#include "libs/auth/json.h"

#include <utility>

namespace copperplate::auth {

Json ParseJsonObject(absl::string_view text) {
  // jansson reads past a NUL that follows a number.
  if (text.find('\0') != absl::string_view::npos) return nullptr;
  Json value(json_loadb(text.data(), text.size(), JSON_REJECT_DUPLICATES, nullptr));
  return json_is_object(value.get()) ? std::move(value) : nullptr;
}

std::optional<absl::string_view> StringMember(const json_t* object, const char* name) {
  const json_t* value = json_object_get(object, name);
  if (!json_is_string(value)) return std::nullopt;
  return absl::string_view(json_string_value(value), json_string_length(value));
}

}  // namespace copperplate::auth
