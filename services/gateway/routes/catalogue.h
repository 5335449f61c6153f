#pragma once

#include <memory>
#include <string>
#include <vector>

#include "services/gateway/routes/folder.h"
#include "services/gateway/routes/route_table.h"
#include "services/gateway/routes/service_set.h"

namespace copperplate::gateway {

// A file that is not served as it is, and why.
struct Refusal {
  std::string file;
  std::string reason;
  bool previous_version_serves;
};

// What the gateway serves at one moment: the accepted descriptor sets and one table of their
// routes. Immutable, shared between threads.
class Catalogue {
 public:
  Catalogue() = default;

  // What follows `previous` when the folder holds `files`. Every set that serves already keeps its
  // routes: a file that claims one of them, or that cannot be read, is refused as a whole, and its
  // former version, if any, goes on serving. A file that is gone takes its routes with it. Among
  // newcomers the file that was put there first comes first, then the name.
  static std::shared_ptr<const Catalogue> Next(const Catalogue& previous,
                                               const std::vector<SetFile>& files);

  const std::vector<std::shared_ptr<const ServiceSet>>& sets() const { return sets_; }
  const RouteTable& routes() const { return routes_; }
  const std::vector<Refusal>& refusals() const { return refusals_; }

 private:
  // Fills the table from the sets, the one at `last` after the others, so that a fault names it as
  // the one that comes second.
  absl::Status Rebuild(size_t last);

  std::vector<std::shared_ptr<const ServiceSet>> sets_;
  std::vector<std::string> contents_;  // bytes each of `sets_` came from
  RouteTable routes_;
  std::vector<Refusal> refusals_;
};

}  // namespace copperplate::gateway
