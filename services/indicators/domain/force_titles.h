// Forces as a sentence names them.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace copperplate::indicators {

using ForceTitles = std::map<std::string, std::string, std::less<>>;  // by id

// `Cambridgeshire`; `unknown` where no title is known.
inline std::string TitleOf(const ForceTitles* titles, absl::string_view force,
                           absl::string_view unknown) {
  if (titles == nullptr) return std::string(unknown);
  const auto found = titles->find(std::string(force));
  return found == titles->end() ? std::string(unknown) : found->second;
}

// `Cambridgeshire's`, `West Midlands'`.
inline std::string Possessive(absl::string_view name) {
  return absl::StrCat(name, absl::EndsWith(name, "s") ? "'" : "'s");
}

}  // namespace copperplate::indicators
