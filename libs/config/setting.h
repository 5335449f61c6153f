#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/config/secret.h"

namespace copperplate::config {

// One declared setting. The methods narrow what it takes and return it, to be chained.
class Setting {
 public:
  // A source must give a value, and not an empty one.
  Setting& Required();
  // Smallest and largest value taken, both included, of an Int or Bytes.
  Setting& Range(int64_t least, int64_t most);
  // The same of a Duration.
  Setting& Range(absl::Duration shortest, absl::Duration longest);
  // What a Text, or each item of a List, must be one of.
  Setting& OneOf(std::vector<std::string> choices);
  // A rule of the service's own for a Text or each item of a List: the message of an error says
  // what it must be (`must be host:port`). Not called with an empty text.
  Setting& Check(std::function<absl::Status(absl::string_view)> check);

 private:
  friend class Settings;
  friend class Loader;

  // INVALID_ARGUMENT, `must be ...`, where an item is none of the choices or against the check.
  absl::Status CheckText(absl::string_view text) const;

  std::string name_;
  // What a value is, for --help: `whole number`, `duration (ms, s, m, h)`.
  std::string form_;
  std::string help_;
  bool required_ = false;
  bool takes_no_value_ = false;
  // Sets the variable. An error's message, `must be ...`, holds no part of the value.
  std::function<absl::Status(absl::string_view)> assign_;
  // The variable's value for people; `***` for a secret.
  std::function<std::string()> show_;
  // Where the value came from: `default`, `command line`, `COPPERPLATE_X`, `path:line`.
  std::string source_ = "default";
  int64_t least_ = std::numeric_limits<int64_t>::min();
  int64_t most_ = std::numeric_limits<int64_t>::max();
  absl::Duration shortest_ = absl::ZeroDuration();
  absl::Duration longest_ = absl::Hours(24 * 366);
  // The bounds as --help shows them, where a Range() was set.
  std::string bounds_;
  std::vector<std::string> choices_;
  std::function<absl::Status(absl::string_view)> check_;
  // Of a secret: where it goes, its own name (without `_file`) and the path it is read from.
  Secret* secret_ = nullptr;
  std::string secret_name_;
  std::string path_;
};

}  // namespace copperplate::config
