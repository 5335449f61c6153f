#pragma once

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/gateway/routes/route.h"

namespace copperplate::gateway {

// What a look-up found. `segments` are views into the path given.
struct RouteMatch {
  const Route* route = nullptr;              // null: no route
  std::vector<absl::string_view> segments;   // still percent-encoded, the verb cut off
  std::vector<std::string> allowed_methods;  // where a route exists, but for other methods only
};

// Finds the route of a method and path: a trie by segments. Literals win over `*`, `*` over `**`,
// from left to right; among the shapes that fit a path, one that has the method is taken. A last
// segment with a colon ends in a verb, so it never matches a template without one (`%3A` is a
// colon that is none). `*` matches no empty segment, no `.` and no `..`. Immutable once filled.
class RouteTable {
 public:
  RouteTable();

  // `route` outlives the table. ALREADY_EXISTS names the route that has the place.
  absl::Status Add(const Route* route);

  RouteMatch Find(absl::string_view method, absl::string_view path) const;

 private:
  struct Binding {
    std::string verb;
    const Route* route;
  };
  struct Node {
    absl::flat_hash_map<std::string, int> literals;
    int any = -1;
    std::vector<Binding> here;  // templates that end at this node
    std::vector<Binding> rest;  // templates that go on with `**`
  };
  struct Search;

  int Child(int node, const PathSegment& segment);
  const Route* Descend(int node, size_t depth, Search& search) const;
  static const Route* Pick(const std::vector<Binding>& bindings, Search& search);

  std::vector<Node> nodes_;
};

}  // namespace copperplate::gateway
