// Claims that are taken keep every bound, say the same to another JSON parser, and come back from
// the principal that they made.
#include <boost/json/src.hpp>
#include <string>

#include "libs/auth/claims.h"
#include "libs/text/slug.h"
#include "tests/fuzz/property.h"

namespace copperplate::auth {
namespace {

using fuzz::Require;
namespace json = boost::json;

json::string_view View(const std::string& text) { return {text.data(), text.size()}; }

std::string PrintedClaims(const Principal& principal, const ClaimRules& rules) {
  json::array forces;
  json::object roles;
  for (const auto& [force, held] : principal.roles_by_force) {
    forces.emplace_back(View(force));
    json::array list;
    for (const std::string& role : held) list.emplace_back(View(role));
    roles[View(force)] = list;
  }
  const json::object claims = {{"iss", View(rules.issuer)},
                               {"aud", json::array{View(rules.audience)}},
                               {"sub", View(principal.subject)},
                               {"exp", absl::ToUnixSeconds(principal.expires - rules.leeway)},
                               {"force", forces},
                               {"roles", roles}};
  return json::serialize(claims);
}

void CheckPrincipal(const Principal& principal, absl::Time now) {
  Require(principal.expires > now);
  Require(!principal.subject.empty() && principal.subject.size() <= 255);
  for (const char c : principal.subject)
    Require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
  for (const auto& [force, roles] : principal.roles_by_force) {
    Require(IsResourceId(force));
    for (const std::string& role : roles) {
      Require(!role.empty() && role.size() <= 63);
      Require(principal.HasRole(force, role));
    }
  }
}

void Check(absl::string_view payload) {
  const ClaimRules rules = {"i", "a", absl::Seconds(60)};
  const absl::Time now = absl::FromUnixSeconds(1'500'000'000);
  const auto principal = ReadClaims(payload, rules, now);
  if (!principal.ok()) {
    Require(principal.status().code() == absl::StatusCode::kUnauthenticated);
    return;
  }
  CheckPrincipal(**principal, now);
  json::parse_options options;
  options.max_depth = 4096;
  const json::value parsed = json::parse({payload.data(), payload.size()}, {}, options);
  Require(parsed.at("iss").as_string() == "i");
  Require(parsed.at("sub").as_string() == View((*principal)->subject));
  Require(parsed.at("force").as_array().size() >= (*principal)->roles_by_force.size());

  const auto again = ReadClaims(PrintedClaims(**principal, rules), rules, now);
  // The instant is printed in whole seconds: within the last one the copy has expired.
  if (!again.ok()) {
    Require((*principal)->expires - now < absl::Seconds(1));
    return;
  }
  Require((*again)->subject == (*principal)->subject);
  Require((*again)->roles_by_force == (*principal)->roles_by_force);
}

}  // namespace
}  // namespace copperplate::auth

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  copperplate::auth::Check(copperplate::fuzz::Text(data, size));
  return 0;
}
