#include "libs/api/request_id.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "libs/api/deterministic.h"
#include "libs/status/error.h"

namespace copperplate::api {
namespace {

// xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx, y one of 89ab (RFC 9562, 4.1 and 5.4).
bool IsUuid4(absl::string_view text) {
  if (text.size() != 36) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen ? text[i] != '-' : !absl::ascii_isxdigit(static_cast<unsigned char>(text[i]))) {
      return false;
    }
  }
  return text[14] == '4' && absl::string_view("89abAB").find(text[19]) != absl::string_view::npos;
}

}  // namespace

absl::StatusOr<std::string> ParseRequestId(absl::string_view request_id) {
  if (IsUuid4(request_id)) return absl::AsciiStrToLower(request_id);
  Faults faults;
  faults.Add("REQUEST_ID_INVALID", "request_id",
             "must be a UUID of version 4, written with hyphens");
  return faults.ToStatus();
}

Sha256Digest RequestHash(const google::protobuf::Message& request) {
  return Sha256(absl::StrCat(request.GetDescriptor()->full_name(), "\n",
                             SerializeWithout(request, {"request_id"})));
}

}  // namespace copperplate::api
