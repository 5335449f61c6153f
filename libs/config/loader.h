#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/config/assignment.h"
#include "libs/config/settings.h"

namespace copperplate::config {

// Carries the sources into the variables of `settings`, once. Not thread-safe.
class Loader {
 public:
  // Both outlive the loader.
  Loader(Settings& settings, const Settings::Environment& environment);

  // As Settings::Parse.
  absl::Status Load(absl::Span<const std::string> arguments);

  // `COPPERPLATE_WORKERS` of `workers`.
  static std::string VariableOf(absl::string_view name);

 private:
  void ApplyFlagFile(const std::string& path, const std::string& source);
  void ApplyEnvironment();
  void Apply(const Assignment& assignment);
  // Reads the secrets' files and looks for required settings without a value.
  void Finish();
  Setting* Find(absl::string_view name);
  bool IsSecretsName(absl::string_view name) const;
  // `unknown`, and the setting that has nearly this name.
  std::string Unknown(absl::string_view name) const;

  Settings& settings_;
  const Settings::Environment& environment_;
  std::vector<std::string> faults_;
};

}  // namespace copperplate::config
