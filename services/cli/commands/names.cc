#include "services/cli/commands/names.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace copperplate::cli {
namespace {

std::string Collection(absl::string_view force, absl::string_view collection) {
  return absl::StrCat("forces/", force, "/", collection, "/");
}

}  // namespace

std::string IdOf(absl::string_view force, absl::string_view collection, absl::string_view text) {
  return std::string(absl::StripPrefix(text, Collection(force, collection)));
}

std::string NameOf(absl::string_view force, absl::string_view collection, absl::string_view text) {
  if (text.empty() || absl::StrContains(text, "/")) return std::string(text);
  return absl::StrCat(Collection(force, collection), text);
}

std::string LastSegment(absl::string_view name) {
  const size_t slash = name.rfind('/');
  return std::string(slash == absl::string_view::npos ? name : name.substr(slash + 1));
}

}  // namespace copperplate::cli
