#include "services/gateway/settings/open_files.h"

#include <sys/resource.h>

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace copperplate::gateway {
namespace {

// For those who are told that there is no room, the admin port, backends, logs, epolls and the
// files that are read now and then.
constexpr size_t kOthers = 256;

}  // namespace

size_t RaiseOpenFileLimit() {
  rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  const rlim_t before = limit.rlim_cur;
  limit.rlim_cur = limit.rlim_max;
  return static_cast<size_t>(setrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : before);
}

absl::StatusOr<size_t> ConnectionsWithin(size_t open_files, size_t wanted) {
  if (open_files <= kOthers) {
    return absl::InvalidArgumentError(absl::StrCat("the limit on open files is ", open_files,
                                                   "; the gateway needs more than ", kOthers,
                                                   " (ulimit -n, or LimitNOFILE of its unit)"));
  }
  return std::min(wanted, open_files - kOthers);
}

}  // namespace copperplate::gateway
