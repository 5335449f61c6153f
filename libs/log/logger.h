// Structured logs: one JSON object a line.
//
//   logger.Info("snapshot published", {{"force", force}, {"month", month}, {"rows", rows}});
//   -> {"time":"2018-04-05T09:30:00.123456Z","level":"info","message":"snapshot published",...}
#pragma once

#include <initializer_list>
#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "libs/log/field.h"
#include "libs/log/level.h"
#include "libs/log/sink.h"
#include "libs/time/clock.h"

namespace copperplate::log {

// Cheap to copy; copies share the sink. Thread-safe, and never blocks on I/O when its sink does
// not, so it may be used on a reactor's thread.
class Logger {
 public:
  // Lines below `threshold` are dropped. `clock` outlives the logger and its copies.
  Logger(std::shared_ptr<Sink> sink, Level threshold, const Clock& clock);

  bool Enabled(Level level) const { return level >= threshold_; }

  // `message` is a fixed text: what varies goes into fields. Neither holds personal data, SQL or
  // secrets.
  void Log(Level level, absl::string_view message, std::initializer_list<Field> fields = {}) const {
    if (Enabled(level)) Write(level, message, fields);
  }
  void Debug(absl::string_view message, std::initializer_list<Field> fields = {}) const {
    Log(Level::kDebug, message, fields);
  }
  void Info(absl::string_view message, std::initializer_list<Field> fields = {}) const {
    Log(Level::kInfo, message, fields);
  }
  void Warning(absl::string_view message, std::initializer_list<Field> fields = {}) const {
    Log(Level::kWarning, message, fields);
  }
  void Error(absl::string_view message, std::initializer_list<Field> fields = {}) const {
    Log(Level::kError, message, fields);
  }

  // A logger whose every line carries `fields` as well (`call_id`, `trace_id`).
  Logger With(std::initializer_list<Field> fields) const;

 private:
  void Write(Level level, absl::string_view message, std::initializer_list<Field> fields) const;

  std::shared_ptr<Sink> sink_;
  Level threshold_;
  const Clock* clock_;
  std::string fixed_;  // the members every line carries, rendered
};

}  // namespace copperplate::log
