// A name is of a pattern exactly where its segments are, one by one; and matching undoes
// formatting.
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "libs/resource/pattern.h"
#include "libs/text/slug.h"
#include "tests/fuzz/property.h"

namespace copperplate::resource {
namespace {

using fuzz::Require;

constexpr Pattern<"forces/{force}/areas/{area}"> kArea;
constexpr Pattern<"profiles/{profile}"> kProfile;

// IsResourceId as architecture and API word it: [a-z][a-z0-9-]{0,62}.
bool IsId(absl::string_view text) {
  if (text.empty() || text.size() > 63 || text[0] < 'a' || text[0] > 'z') return false;
  return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == absl::string_view::npos;
}

void Check(absl::string_view name) {
  const std::vector<absl::string_view> parts = absl::StrSplit(name, '/');
  const auto area = kArea.Match(name);
  Require(area.ok() == (parts.size() == 4 && parts[0] == "forces" && IsId(parts[1]) &&
                        parts[2] == "areas" && IsId(parts[3])));
  if (area.ok()) Require(kArea.Format((*area)[0], (*area)[1]) == name);
  const auto profile = kProfile.Match(name);
  Require(profile.ok() == (parts.size() == 2 && parts[0] == "profiles" && IsId(parts[1])));
  if (profile.ok()) Require(kProfile.Format((*profile)[0]) == name);

  const auto force = ForceOf(name);
  Require(force.ok() == (parts.size() >= 2 && parts[0] == "forces" && IsId(parts[1])));
  if (force.ok()) Require(*force == parts[1]);
  Require(IsResourceId(name) == IsId(name));
  // The fault names the id only where the rest of the name is right.
  const std::string fault = NameFault(kArea.text(), name);
  const bool shaped =
      parts.size() == 4 && parts[0] == "forces" && parts[2] == "areas" && !parts[3].empty();
  Require(absl::StrContains(fault, ", where ") == (shaped && !area.ok()));
  // Any three texts give a name that is matched as they are, or not at all.
  if (parts.size() >= 2) {
    const std::string made = kArea.Format(parts[0], parts[1]);
    Require(kArea.Match(made).ok() == (IsId(parts[0]) && IsId(parts[1])));
  }
}

}  // namespace
}  // namespace copperplate::resource

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  copperplate::resource::Check(copperplate::fuzz::Text(data, size));
  return 0;
}
