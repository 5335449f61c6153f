#include "services/gateway/json/scalar.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/gateway/json/well_known_text.h"
#include "services/gateway/json/wire.h"

namespace copperplate::gateway {
namespace {

using google::protobuf::FieldDescriptor;
using Kind = ScalarText::Kind;

// JSON's own grammar for a number; what strtod takes beyond it (hexadecimal, spaces, a plus) is
// refused in strings and addresses too.
bool LooksLikeNumber(absl::string_view text) {
  size_t i = 0;
  const auto digits = [&] {
    const size_t start = i;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
    return i - start;
  };
  if (i < text.size() && text[i] == '-') ++i;
  const size_t whole = i;
  if (digits() == 0 || (text[whole] == '0' && i - whole > 1)) return false;
  if (i < text.size() && text[i] == '.') {
    ++i;
    if (digits() == 0) return false;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (digits() == 0) return false;
  }
  return i == text.size();
}

// A whole number; `12.0` and `1e3` are whole too. None where it does not fit.
template <typename Int>
std::optional<Int> ParseWhole(ScalarText value) {
  Int number;
  if (value.kind == Kind::kBool || !LooksLikeNumber(value.text)) return std::nullopt;
  if (absl::SimpleAtoi(value.text, &number)) return number;
  double wide;
  if (value.text.find_first_of(".eE") == absl::string_view::npos ||
      !absl::SimpleAtod(value.text, &wide) || std::trunc(wide) != wide) {
    return std::nullopt;
  }
  // The upper limit itself is no double for 64 bits, so compare below its successor.
  constexpr Int kHalf = std::numeric_limits<Int>::max() / 2 + 1;
  constexpr double kBelow = 2 * static_cast<double>(kHalf);
  if (wide < static_cast<double>(std::numeric_limits<Int>::min()) || wide >= kBelow) {
    return std::nullopt;
  }
  return static_cast<Int>(wide);
}

template <typename Int>
std::string WholeFault() {
  return absl::StrCat("must be a whole number from ", std::numeric_limits<Int>::min(), " to ",
                      std::numeric_limits<Int>::max());
}

std::optional<double> ParseDouble(ScalarText value) {
  if (value.kind != Kind::kNumber && value.text == "NaN") {
    return std::numeric_limits<double>::quiet_NaN();
  }
  if (value.kind != Kind::kNumber && value.text == "Infinity") {
    return std::numeric_limits<double>::infinity();
  }
  if (value.kind != Kind::kNumber && value.text == "-Infinity") {
    return -std::numeric_limits<double>::infinity();
  }
  double number;
  if (value.kind == Kind::kBool || !LooksLikeNumber(value.text) ||
      !absl::SimpleAtod(value.text, &number) || std::isinf(number)) {
    return std::nullopt;
  }
  return number;
}

std::optional<bool> ParseBool(ScalarText value) {
  if (value.kind != Kind::kBool && value.kind != Kind::kAddress) return std::nullopt;
  if (value.text == "true") return true;
  if (value.text == "false") return false;
  return std::nullopt;
}

// Standard or URL-safe, padded or not.
bool DecodeBase64(absl::string_view text, std::string& bytes) {
  while (!text.empty() && text.back() == '=') text.remove_suffix(1);
  for (const char c : text) {  // the decoders below pass over spaces and take dots for padding
    if (!absl::ascii_isalnum(c) && !absl::StrContains("+/-_", c)) return false;
  }
  if (text.find_first_of("-_") != absl::string_view::npos) {
    return text.find_first_of("+/") == absl::string_view::npos &&
           absl::WebSafeBase64Unescape(text, &bytes);
  }
  return absl::Base64Unescape(text, &bytes);
}

template <typename Int, typename Encode>
std::string AppendWhole(const FieldPlan& field, ScalarText value, std::string& wire,
                        Encode encode) {
  const std::optional<Int> number = ParseWhole<Int>(value);
  if (!number.has_value()) return WholeFault<Int>();
  AppendTag(field.number, field.wire_type, wire);
  encode(*number);
  return "";
}

std::string AppendEnum(const FieldPlan& field, ScalarText value, std::string& wire) {
  const EnumPlan& plan = *field.enumeration;
  if (value.kind != Kind::kBool) {
    if (const auto found = plan.numbers.find(value.text); found != plan.numbers.end()) {
      AppendVarintField(field.number, static_cast<uint64_t>(int64_t{found->second}), wire);
      return "";
    }
    if (value.kind != Kind::kString) {
      if (const auto number = ParseWhole<int32_t>(value); number.has_value()) {
        AppendVarintField(field.number, static_cast<uint64_t>(int64_t{*number}), wire);
        return "";
      }
    }
  }
  return absl::StrCat("must be one of ", plan.names);
}

std::string AppendWellKnown(const FieldPlan& field, ScalarText value, std::string& wire) {
  const MessagePlan& message = *field.message;
  std::string inner;
  if (message.well_known == WellKnown::kWrapper) {
    std::string fault = AppendScalar(message.fields.front(), value, inner);
    if (!fault.empty()) return fault;
    AppendBytesField(field.number, inner, wire);
    return "";
  }
  const bool is_text = value.kind == Kind::kString || value.kind == Kind::kAddress;
  SecondsNanos time;
  switch (message.well_known) {
    case WellKnown::kTimestamp:
      if (!is_text || !ParseTimestamp(value.text, time)) {
        return "must be an instant such as \"2018-03-31T09:00:00Z\" (RFC 3339)";
      }
      break;
    case WellKnown::kDuration:
      if (!is_text || !ParseDuration(value.text, time)) {
        return "must be a duration in seconds such as \"1.5s\"";
      }
      break;
    default: {
      if (!is_text) return "must be field names in one string, with commas between";
      for (absl::string_view path : absl::StrSplit(value.text, ',', absl::SkipEmpty())) {
        AppendBytesField(1, ToProtoPath(path), inner);
      }
      AppendBytesField(field.number, inner, wire);
      return "";
    }
  }
  if (time.seconds != 0) AppendVarintField(1, static_cast<uint64_t>(time.seconds), inner);
  if (time.nanos != 0) AppendVarintField(2, static_cast<uint64_t>(int64_t{time.nanos}), inner);
  AppendBytesField(field.number, inner, wire);
  return "";
}

std::string AppendFloating(const FieldPlan& field, ScalarText value, std::string& wire) {
  const std::optional<double> number = ParseDouble(value);
  if (!number.has_value()) return "must be a number";
  if (field.type == FieldDescriptor::TYPE_DOUBLE) {
    uint64_t bits;
    std::memcpy(&bits, &*number, sizeof(bits));
    AppendTag(field.number, field.wire_type, wire);
    AppendFixed64(bits, wire);
    return "";
  }
  if (std::isfinite(*number) && std::fabs(*number) > std::numeric_limits<float>::max()) {
    return "must be a number that fits 32 bits";
  }
  const float narrow = static_cast<float>(*number);
  uint32_t bits;
  std::memcpy(&bits, &narrow, sizeof(bits));
  AppendTag(field.number, field.wire_type, wire);
  AppendFixed32(bits, wire);
  return "";
}

}  // namespace

bool IsScalar(const FieldPlan& field) {
  if (field.message == nullptr) return field.type != FieldDescriptor::TYPE_GROUP;
  switch (field.message->well_known) {
    case WellKnown::kTimestamp:
    case WellKnown::kDuration:
    case WellKnown::kFieldMask:
    case WellKnown::kWrapper:
      return true;
    default:
      return false;
  }
}

std::string AppendScalar(const FieldPlan& field, ScalarText value, std::string& wire) {
  const auto varint = [&](auto number) {
    AppendVarint(static_cast<uint64_t>(static_cast<int64_t>(number)), wire);
  };
  const auto fixed32 = [&](auto number) { AppendFixed32(static_cast<uint32_t>(number), wire); };
  const auto fixed64 = [&](auto number) { AppendFixed64(static_cast<uint64_t>(number), wire); };
  const auto unsigned_varint = [&](uint64_t number) { AppendVarint(number, wire); };
  const auto zigzag = [&](int64_t number) { AppendVarint(ZigZag(number), wire); };
  switch (field.type) {
    case FieldDescriptor::TYPE_INT32:
      return AppendWhole<int32_t>(field, value, wire, varint);
    case FieldDescriptor::TYPE_INT64:
      return AppendWhole<int64_t>(field, value, wire, varint);
    case FieldDescriptor::TYPE_UINT32:
      return AppendWhole<uint32_t>(field, value, wire, unsigned_varint);
    case FieldDescriptor::TYPE_UINT64:
      return AppendWhole<uint64_t>(field, value, wire, unsigned_varint);
    case FieldDescriptor::TYPE_SINT32:
      return AppendWhole<int32_t>(field, value, wire, zigzag);
    case FieldDescriptor::TYPE_SINT64:
      return AppendWhole<int64_t>(field, value, wire, zigzag);
    case FieldDescriptor::TYPE_FIXED32:
      return AppendWhole<uint32_t>(field, value, wire, fixed32);
    case FieldDescriptor::TYPE_SFIXED32:
      return AppendWhole<int32_t>(field, value, wire, fixed32);
    case FieldDescriptor::TYPE_FIXED64:
      return AppendWhole<uint64_t>(field, value, wire, fixed64);
    case FieldDescriptor::TYPE_SFIXED64:
      return AppendWhole<int64_t>(field, value, wire, fixed64);
    case FieldDescriptor::TYPE_DOUBLE:
    case FieldDescriptor::TYPE_FLOAT:
      return AppendFloating(field, value, wire);
    case FieldDescriptor::TYPE_ENUM:
      return AppendEnum(field, value, wire);
    case FieldDescriptor::TYPE_MESSAGE:
      return AppendWellKnown(field, value, wire);
    case FieldDescriptor::TYPE_BOOL: {
      const std::optional<bool> boolean = ParseBool(value);
      if (!boolean.has_value()) return "must be true or false";
      AppendVarintField(field.number, *boolean ? 1 : 0, wire);
      return "";
    }
    case FieldDescriptor::TYPE_BYTES: {
      std::string bytes;
      if (value.kind == Kind::kNumber || value.kind == Kind::kBool ||
          !DecodeBase64(value.text, bytes)) {
        return "must be a string in base64";
      }
      AppendBytesField(field.number, bytes, wire);
      return "";
    }
    default:
      if (value.kind == Kind::kNumber || value.kind == Kind::kBool) return "must be a string";
      AppendBytesField(field.number, value.text, wire);
      return "";
  }
}

}  // namespace copperplate::gateway
