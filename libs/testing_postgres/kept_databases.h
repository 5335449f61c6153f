#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"

namespace copperplate::testing_postgres {

// With whoever is connected. Best effort: the cluster of a test run goes with all it holds.
void DropDatabase(const std::string& socket_folder, const std::string& name);

// What this program borrowed and may borrow again (TestDatabase::Borrow()). Dropped as it ends.
class KeptDatabases {
 public:
  static KeptDatabases& Get();

  // The name of one that was given by the lender, which now is the caller's; empty if none is kept.
  std::string Take(const std::string& lender);
  void Give(const std::string& lender, const std::string& socket_folder, const std::string& name);

 private:
  struct Kept {
    std::string socket_folder;
    std::string name;
  };

  KeptDatabases() = default;
  ~KeptDatabases();

  absl::Mutex mutex_;
  std::map<std::string, std::vector<Kept>> by_lender_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace copperplate::testing_postgres
