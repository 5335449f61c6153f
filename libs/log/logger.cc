#include "libs/log/logger.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "libs/log/json_text.h"

namespace copperplate::log {

Logger::Logger(std::shared_ptr<Sink> sink, Level threshold, const Clock& clock)
    : sink_(std::move(sink)), threshold_(threshold), clock_(&clock) {}

Logger Logger::With(std::initializer_list<Field> fields) const {
  Logger child = *this;
  for (const Field& field : fields) {
    child.fixed_ += ',';
    field.AppendTo(child.fixed_);
  }
  return child;
}

void Logger::Write(Level level, absl::string_view message,
                   std::initializer_list<Field> fields) const {
  std::string line;
  line.reserve(256);
  absl::StrAppend(&line, "{\"time\":\"",
                  absl::FormatTime("%Y-%m-%d%ET%H:%M:%E6SZ", clock_->Now(), absl::UTCTimeZone()),
                  "\",\"level\":\"", LevelName(level), "\",\"message\":");
  AppendJsonText(message, line);
  line += fixed_;
  for (const Field& field : fields) {
    line += ',';
    field.AppendTo(line);
  }
  line += '}';
  sink_->Write(level, line);
}

}  // namespace copperplate::log
