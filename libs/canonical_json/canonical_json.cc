#include "libs/canonical_json/canonical_json.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace copperplate {
namespace {

void AppendCharacter(char c, std::string& out) {
  constexpr char kDigits[] = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      break;
  }
  const auto code = static_cast<unsigned char>(c);
  if (code >= 0x20) {
    out += c;
  } else {
    absl::StrAppend(&out, "\\u00", absl::string_view(&kDigits[code >> 4], 1),
                    absl::string_view(&kDigits[code & 15], 1));
  }
}

std::string Quoted(absl::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  out += '"';
  for (const char c : text) AppendCharacter(c, out);
  out += '"';
  return out;
}

}  // namespace

CanonicalValue CanonicalText(absl::string_view text) { return CanonicalValue(Quoted(text)); }

CanonicalValue CanonicalArray(const std::vector<CanonicalValue>& values) {
  std::string out = "[";
  for (const CanonicalValue& value : values) {
    absl::StrAppend(&out, out.size() == 1 ? "" : ",", value.text());
  }
  out += ']';
  return CanonicalValue(std::move(out));
}

CanonicalObject& CanonicalObject::Set(absl::string_view name, const CanonicalValue& value) {
  members_[std::string(name)] = value.text();
  return *this;
}

CanonicalObject& CanonicalObject::Set(absl::string_view name, const CanonicalObject& value) {
  return Set(name, value.Build());
}

CanonicalObject& CanonicalObject::SetText(absl::string_view name, absl::string_view text) {
  return Set(name, CanonicalText(text));
}

CanonicalObject& CanonicalObject::SetWhole(absl::string_view name, int64_t value) {
  members_[std::string(name)] = absl::StrCat(value);
  return *this;
}

CanonicalObject& CanonicalObject::SetBool(absl::string_view name, bool value) {
  members_[std::string(name)] = value ? "true" : "false";
  return *this;
}

CanonicalValue CanonicalObject::Build() const {
  std::string out = "{";
  for (const auto& [name, value] : members_) {
    absl::StrAppend(&out, out.size() == 1 ? "" : ",", Quoted(name), ":", value);
  }
  out += '}';
  return CanonicalValue(std::move(out));
}

}  // namespace copperplate
