// The settings of one process, typed, from four sources; each overrules those before it:
//
//   1. the default, which is what the variable holds when it is declared
//   2. flags files: `--flagfile=PATH`, again for more; lines `name=value` or `--name=value`; a line
//      beginning with `#` is a comment
//   3. the environment: COPPERPLATE_<NAME>
//   4. the command line: `--name=value` or `--name value`; `--name` alone sets a Bool
//
//   struct Options {
//     std::string listen = "127.0.0.1:7101";
//     int workers = 16;
//     absl::Duration drain = absl::Seconds(10);
//     std::string database;
//     config::Secret database_password;
//   };
//
//   int main(int argc, char** argv) {
//     Options options;
//     config::Settings settings("copperplate-indicators", "Performance indicators of a force.");
//     settings.Text("listen", options.listen, "Address of the gRPC server, host:port.");
//     settings.Int("workers", options.workers, "Handlers at work at once.").Range(1, 256);
//     settings.Duration("drain", options.drain, "Longest wait for calls at shutdown.");
//     settings.Text("database", options.database, "Where the database is.").Required();
//     settings.Secret("database_password", options.database_password, "The runtime role's.");
//     if (const auto exit_code = settings.Load(argc, argv)) return *exit_code;
//
// The secret above is set by `database_password_file`, a path. `--database_password=...`, in any
// source, is refused and its value not shown.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "libs/config/secret.h"
#include "libs/config/setting.h"

namespace copperplate::config {

// Not thread-safe; lives in main. The variables outlive it.
class Settings {
 public:
  // `program` and `about` head --help.
  Settings(absl::string_view program, absl::string_view about);

  // Each declares a setting `name` (lower-case letters, digits, underscores) held in `value`.
  Setting& Text(absl::string_view name, std::string& value, absl::string_view help);
  // A whole number.
  Setting& Int(absl::string_view name, int& value, absl::string_view help);
  Setting& Int(absl::string_view name, int64_t& value, absl::string_view help);
  // `true` or `false`.
  Setting& Bool(absl::string_view name, bool& value, absl::string_view help);
  // `250ms`, `10s`, `1h30m`; from 0 to 366 days unless its Range() says otherwise.
  Setting& Duration(absl::string_view name, absl::Duration& value, absl::string_view help);
  // A size in bytes, not negative: `65536`, `64KiB`, `16MiB`, `2GiB`.
  Setting& Bytes(absl::string_view name, int64_t& value, absl::string_view help);
  // Items separated by commas, spaces around them dropped, none empty. A source replaces the list.
  Setting& List(absl::string_view name, std::vector<std::string>& value, absl::string_view help);
  // Declares `name` + `_file`, the path of a file that holds the secret (ReadSecretFile). With the
  // first one comes the setting `secret_files_group_readable`, off by default, for orchestrators
  // that mount secrets readable by a group.
  Setting& Secret(absl::string_view name, config::Secret& value, absl::string_view help);

  // A variable's value, or nothing where it is not set.
  using Environment = std::function<std::optional<std::string>(const std::string& name)>;

  // Sets the variables. `arguments` are those after the program's name. INVALID_ARGUMENT has one
  // line for each fault: an unknown flag, a malformed value in any source even where another
  // overrules it, a required setting without a value, a secret that is no file or not safe. The
  // variables are then not to be used. CANCELLED where --help is among the arguments.
  absl::Status Parse(absl::Span<const std::string> arguments, const Environment& environment);

  // Parse() for main, with the process's environment. Nothing where the process may go on; else its
  // exit code: 0 after --help on standard output, 2 after the faults on standard error.
  std::optional<int> Load(int argc, const char* const* argv);

  // Every setting with its form, unit, default and environment variable.
  std::string Help() const;

  // `name=value (source)` for each setting, secrets as `***`, for the start-up log.
  std::vector<std::string> Effective() const;

 private:
  friend class Loader;

  Setting& Declare(absl::string_view name, absl::string_view form, absl::string_view help);
  template <typename Number>
  Setting& DeclareInt(absl::string_view name, Number& value, absl::string_view help);

  const std::string program_;
  const std::string about_;
  // A deque: references to its elements are handed out.
  std::deque<Setting> settings_;
  bool secret_files_group_readable_ = false;
};

}  // namespace copperplate::config
