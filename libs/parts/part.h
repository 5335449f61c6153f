// Parts of an aggregate: resources that lie below one root (a plan, a volunteer, or the force
// itself) and are changed under its lock, so that a rule can look at everything that the root
// holds. A service says of each root and of each kind of part what is its own, once; what is the
// same for all of them is written here, in libs/parts_postgres and in libs/handler/part_call.h.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "libs/change/record.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate {

// The ids of a resource inside its force: of its root, where that has one, of what it lies below
// there, and its own. `{"plan-2017", "v1", "v1-1"}` is an activity.
using PartPath = std::vector<std::string>;

template <class Part>
struct PartRecord {
  Part part;
  RecordHeader header;
};

template <class Part>
const std::string& IdOf(const PartRecord<Part>& record) {
  return record.part.id;
}

// Of each kind:
//   Root        what it lies below in the end, a struct with
//                 Content  everything that the root holds, as rules look at it
//                 kIds     how many ids a path begins with that are the root's: none where it is
//                 the
//                          force, two where it lies below another resource itself
//   Rules       what is asked before one is changed (part_rules.h)
//   Parent      the kind that it lies right below; void: the root
//   kType       what its events begin with, and in upper case its reasons: `theme`, THEME_UNKNOWN
//   kWords      for people: `theme`
//   kName       the pattern of its names
//   kDeletable  whether one can be deleted; else it is withdrawn, ended or stays
//   Above       the ids of what it lies below within the root, the outermost first
//   Of          those that the content holds
//   ListKey     where lists are not in the order of ids: what says where one stands in them
template <class Part>
struct PartKind;

template <class Part>
using PartRoot = typename PartKind<Part>::Root;
template <class Part>
using PartRules = typename PartKind<Part>::Rules;
template <class Part>
using PartContent = typename PartRoot<Part>::Content;

// The number of ids of a path of the kind.
template <class Part>
constexpr size_t PartDepth() {
  return std::decay_t<decltype(PartKind<Part>::kName)>::kVariables - 1;
}

// The root's ids at the beginning of a path, as they stand for the root: `plan-2017`, or
// `bcb/2018-05-10` where it has two (no id has a `/` in it). Empty where the root has none, or the
// path none.
template <class Root>
std::string RootOf(const PartPath& path) {
  const size_t ids = std::min(Root::kIds, path.size());
  return absl::StrJoin(path.begin(), path.begin() + static_cast<ptrdiff_t>(ids), "/");
}

// The ids that `root` stands for: Root::kIds of them.
template <class Root>
PartPath RootPath(absl::string_view root) {
  if constexpr (Root::kIds == 0) {
    return {};
  } else {
    return absl::StrSplit(root, absl::MaxSplits('/', Root::kIds - 1));
  }
}

// The path of what a part at `path`, which is not empty, lies below.
inline PartPath Above(PartPath path) {
  path.pop_back();
  return path;
}

// Within `root` (RootOf()).
template <class Part>
PartPath PathOf(absl::string_view root, const Part& part) {
  PartPath path = RootPath<PartRoot<Part>>(root);
  for (std::string& id : PartKind<Part>::Above(part)) path.push_back(std::move(id));
  path.push_back(part.id);
  return path;
}

// The resource name of the part of the kind at `path`, which is as long as those of the kind.
template <class Part>
std::string NameAt(absl::string_view force, const PartPath& path) {
  const auto format = [&]<size_t... kAt>(std::index_sequence<kAt...>) {
    return PartKind<Part>::kName.Format(force, path[kAt]...);
  };
  return format(std::make_index_sequence<PartDepth<Part>()>());
}

template <class Part>
std::string NameOf(absl::string_view force, absl::string_view root, const Part& part) {
  return NameAt<Part>(force, PathOf(root, part));
}

// Where the part stands in the lists of its kind, which no two of a list share.
template <class Part>
std::string ListKeyOf(const Part& part) {
  if constexpr (requires { PartKind<Part>::ListKey(part); }) {
    return PartKind<Part>::ListKey(part);
  } else {
    return part.id;
  }
}

// NOT_FOUND: `THEME_UNKNOWN`.
template <class Part>
absl::Status PartUnknown() {
  return Error(absl::StatusCode::kNotFound,
               absl::StrCat(absl::AsciiStrToUpper(PartKind<Part>::kType), "_UNKNOWN"),
               absl::StrCat("there is no such ", PartKind<Part>::kWords))
      .Build();
}

// ALREADY_EXISTS: `THEME_EXISTS`.
template <class Part>
absl::Status PartExists() {
  return Error(absl::StatusCode::kAlreadyExists,
               absl::StrCat(absl::AsciiStrToUpper(PartKind<Part>::kType), "_EXISTS"),
               absl::StrCat("the id is taken: ", PartKind<Part>::kWords))
      .Build();
}

// NOT_FOUND (PartUnknown()) where what a part at `path` would lie below is not there, the outermost
// that is not: a name is looked up before a message is judged.
template <class Part>
absl::Status CheckAbove(const PartContent<Part>& content, const PartPath& path) {
  using Parent = typename PartKind<Part>::Parent;
  if constexpr (std::is_void_v<Parent>) {
    return absl::OkStatus();
  } else {
    const PartPath above = Above(path);
    ABSL_RETURN_IF_ERROR(CheckAbove<Parent>(content, above));
    const std::vector<Parent>& held = PartKind<Parent>::Of(content);
    const bool there = std::any_of(held.begin(), held.end(), [&](const Parent& one) {
      return PathOf(RootOf<PartRoot<Part>>(above), one) == above;
    });
    return there ? absl::OkStatus() : PartUnknown<Parent>();
  }
}

}  // namespace copperplate
