#include "libs/log/stderr_sink.h"

#include <spdlog/async.h>
#include <spdlog/async_logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <utility>

namespace copperplate::log {
namespace {

spdlog::level::level_enum ToSpdlog(Level level) {
  switch (level) {
    case Level::kDebug:
      return spdlog::level::debug;
    case Level::kInfo:
      return spdlog::level::info;
    case Level::kWarning:
      return spdlog::level::warn;
    case Level::kError:
      break;
  }
  return spdlog::level::err;
}

}  // namespace

struct StderrSink::Impl {
  Impl(std::shared_ptr<spdlog::sinks::sink> target, size_t queued_lines)
      : pool(std::make_shared<spdlog::details::thread_pool>(queued_lines, 1)),
        logger(std::make_shared<spdlog::async_logger>(
            "", std::move(target), pool, spdlog::async_overflow_policy::overrun_oldest)) {
    logger->set_level(spdlog::level::trace);
    logger->set_pattern("%v");
  }

  std::shared_ptr<spdlog::details::thread_pool> pool;
  std::shared_ptr<spdlog::async_logger> logger;
};

StderrSink::StderrSink(size_t queued_lines)
    : StderrSink(std::make_shared<spdlog::sinks::stderr_sink_mt>(), queued_lines) {}

StderrSink::StderrSink(std::shared_ptr<spdlog::sinks::sink> target, size_t queued_lines)
    : impl_(std::make_unique<Impl>(std::move(target), queued_lines)) {}

StderrSink::~StderrSink() = default;

void StderrSink::Write(Level level, absl::string_view line) {
  impl_->logger->log(ToSpdlog(level), spdlog::string_view_t(line.data(), line.size()));
}

uint64_t StderrSink::dropped() const { return impl_->pool->overrun_counter(); }

}  // namespace copperplate::log
