// A token's header that is taken says the same to another JSON parser. The input goes in as the
// token and, encoded, as its header.
#include <boost/json/src.hpp>
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "libs/auth/token_header.h"
#include "tests/fuzz/property.h"

namespace copperplate::auth {
namespace {

using fuzz::Require;

void CheckToken(absl::string_view token) {
  const auto header = ReadTokenHeader(token);
  if (!header.ok()) {
    Require(header.status().code() == absl::StatusCode::kUnauthenticated);
    return;
  }
  Require(token.size() <= kLongestToken && !header->key_id.empty());
  std::string text;
  Require(absl::WebSafeBase64Unescape(token.substr(0, token.find('.')), &text));
  boost::json::parse_options options;
  options.max_depth = 4096;
  const boost::json::value parsed = boost::json::parse(text, {}, options);
  const boost::json::object& object = parsed.as_object();
  Require(absl::string_view(object.at("kid").as_string().c_str()) == header->key_id);
  Require(absl::string_view(object.at("alg").as_string().c_str()) ==
          AlgorithmName(header->algorithm));
  Require(!object.contains("crit"));
}

void Check(absl::string_view input) {
  CheckToken(input);
  CheckToken(absl::StrCat(absl::WebSafeBase64Escape(input), ".e30.c2ln"));
}

}  // namespace
}  // namespace copperplate::auth

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  copperplate::auth::Check(copperplate::fuzz::Text(data, size));
  return 0;
}
