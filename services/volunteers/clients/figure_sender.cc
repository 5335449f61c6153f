#include "services/volunteers/clients/figure_sender.h"

#include "services/volunteers/app/deliver_figures.h"

namespace copperplate::volunteers {

FigureSender::FigureSender(FigureOutbox& outbox, FigureSink& sink, const Options& options,
                           const log::Logger& logger, const Clock& clock)
    : outbox_(outbox),
      sink_(sink),
      options_(options),
      logger_(logger),
      failure_line_(clock),
      thread_([this] { Run(); }) {}

FigureSender::~FigureSender() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_changed_.notify_all();
  thread_.join();
}

void FigureSender::Run() {
  do {
    absl::StatusOr<bool> delivered = DeliverNextFigures(outbox_, sink_, options_.lease);
    while (delivered.ok() && *delivered) {
      {
        const std::lock_guard lock(mutex_);
        if (stopping_) return;
      }
      delivered = DeliverNextFigures(outbox_, sink_, options_.lease);
    }
    if (!delivered.ok()) Log(delivered.status());
  } while (Pause());
}

bool FigureSender::Pause() {
  std::unique_lock lock(mutex_);
  return !stop_changed_.wait_for(lock, absl::ToChronoMilliseconds(options_.poll),
                                 [this] { return stopping_; });
}

void FigureSender::Log(const absl::Status& status) {
  if (!failure_line_.IsDue(status.message())) return;
  logger_.Warning("no look at the figures to be delivered", {{"error", status.message()}});
}

}  // namespace copperplate::volunteers
