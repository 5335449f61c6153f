#include "services/gateway/routes/percent.h"

#include "absl/strings/ascii.h"
#include "libs/status/error.h"
#include "libs/text/utf8.h"

namespace copperplate::gateway {
namespace {

absl::Status Malformed(absl::string_view description) {
  return Error(absl::StatusCode::kInvalidArgument, "PERCENT_ENCODING", description).Build();
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = absl::ascii_tolower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

struct Rules {
  bool keep_slash;
  bool plus_is_space;
  bool refuse_control;
};

absl::StatusOr<std::string> Decode(absl::string_view text, Rules rules) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '+' && rules.plus_is_space) {
      c = ' ';
    } else if (c == '%') {
      const int high = i + 1 < text.size() ? HexDigit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? HexDigit(text[i + 2]) : -1;
      if (high < 0 || low < 0) {
        return Malformed("the address holds a '%' that two hexadecimal digits do not follow");
      }
      c = static_cast<char>(high * 16 + low);
      if (c == '/' && rules.keep_slash) {
        out.append(text.data() + i, 3);
        i += 2;
        continue;
      }
      i += 2;
    }
    if (rules.refuse_control && absl::ascii_iscntrl(static_cast<unsigned char>(c))) {
      return Malformed("the address holds a control character");
    }
    out.push_back(c);
  }
  if (!IsValidUtf8(out)) return Malformed("the address is not UTF-8");
  return out;
}

}  // namespace

absl::StatusOr<std::string> PercentDecode(absl::string_view text, EncodedSlash slash) {
  return Decode(
      text,
      {.keep_slash = slash == EncodedSlash::kKeep, .plus_is_space = false, .refuse_control = true});
}

absl::StatusOr<std::string> DecodeQueryText(absl::string_view text) {
  return Decode(text, {.keep_slash = false, .plus_is_space = true, .refuse_control = false});
}

}  // namespace copperplate::gateway
