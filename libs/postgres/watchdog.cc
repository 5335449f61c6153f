#include "libs/postgres/watchdog.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "absl/time/clock.h"

namespace copperplate::postgres {
namespace {

// Between two looks at whether the caller of what runs is still there.
constexpr absl::Duration kLookBetween = absl::Milliseconds(20);

}  // namespace

struct Watchdog::Entry {
  enum class Stage { kIdle, kArmed, kCancelling, kCancelSent, kCut };

  Stage stage = Stage::kIdle;
  absl::Time due;                   // when armed: the deadline; later: when to ask again
  absl::Time cut_at;                // from the first cancel request on
  const CallScope* call = nullptr;  // while armed
  std::shared_ptr<pg_cancel> cancel;
  int socket = -1;

  bool running() const { return stage != Stage::kIdle && stage != Stage::kCut; }
};

// Shared with the threads, so that an abandoned one does not outlive what it uses.
struct Watchdog::State {
  explicit State(absl::Duration grace_in) : grace(grace_in) {}

  void KeepTime();
  void SendCancels();
  // Moves `entry` on as far as `now` demands; the next instant it wants to be looked at. Under the
  // mutex.
  absl::Time Advance(const std::shared_ptr<Entry>& entry, absl::Time now);

  const absl::Duration grace;
  std::condition_variable earlier;      // an entry is due before `wake`
  std::condition_variable cancel_more;  // `cancels` grew
  std::condition_variable settled;      // a cancel request is through, or a socket was shut
  std::condition_variable ended;
  // Guards the rest. std::mutex, not absl::Mutex: TSan sees through it.
  std::mutex mutex;
  bool stopping = false;
  int threads = 2;
  absl::Time wake = absl::InfiniteFuture();
  std::vector<std::shared_ptr<Entry>> entries;
  std::deque<std::shared_ptr<Entry>> cancels;
};

absl::Time Watchdog::State::Advance(const std::shared_ptr<Entry>& entry, absl::Time now) {
  using Stage = Entry::Stage;
  if (!entry->running()) return absl::InfiniteFuture();
  const bool armed_for_call = entry->stage == Stage::kArmed && entry->call != nullptr;
  if (armed_for_call && entry->call->IsCancelled()) entry->due = std::min(entry->due, now);
  if (entry->stage != Stage::kArmed && now >= entry->cut_at) {
    shutdown(entry->socket, SHUT_RDWR);
    entry->stage = Stage::kCut;
    settled.notify_all();
    return absl::InfiniteFuture();
  }
  if (entry->stage != Stage::kCancelling && now >= entry->due) {
    if (entry->stage == Stage::kArmed) entry->cut_at = now + grace;
    entry->stage = Stage::kCancelling;
    cancels.push_back(entry);
    cancel_more.notify_one();
  }
  if (entry->stage == Stage::kCancelling) return entry->cut_at;
  if (armed_for_call) return std::min(entry->due, now + kLookBetween);
  return entry->stage == Stage::kArmed ? entry->due : std::min(entry->due, entry->cut_at);
}

void Watchdog::State::KeepTime() {
  std::unique_lock lock(mutex);
  while (!stopping) {
    const absl::Time now = absl::Now();
    wake = absl::InfiniteFuture();
    for (const std::shared_ptr<Entry>& entry : entries) wake = std::min(wake, Advance(entry, now));
    earlier.wait_until(lock, absl::ToChronoTime(wake));
  }
  --threads;
  ended.notify_all();
}

void Watchdog::State::SendCancels() {
  std::unique_lock lock(mutex);
  while (!stopping) {
    if (cancels.empty()) {
      cancel_more.wait(lock);
      continue;
    }
    const std::shared_ptr<Entry> entry = std::move(cancels.front());
    cancels.pop_front();
    if (entry->stage != Entry::Stage::kCancelling) continue;
    const std::shared_ptr<pg_cancel> cancel = entry->cancel;
    lock.unlock();
    char error[256];
    PQcancel(cancel.get(), error,
             sizeof(error));  // a failure shows as silence, and the cut follows
    lock.lock();
    // A request that arrived between two commands has no effect, so it is repeated.
    if (entry->stage == Entry::Stage::kCancelling && entry->cancel == cancel) {
      entry->stage = Entry::Stage::kCancelSent;
      entry->due = absl::Now() + grace / 4;
      earlier.notify_one();
    }
    settled.notify_all();
  }
  --threads;
  ended.notify_all();
}

Watchdog::Watchdog(absl::Duration grace) : state_(std::make_shared<State>(grace)) {
  std::thread([state = state_] { state->KeepTime(); }).detach();
  std::thread([state = state_] { state->SendCancels(); }).detach();
}

Watchdog::~Watchdog() {
  std::unique_lock lock(state_->mutex);
  state_->stopping = true;
  state_->earlier.notify_all();
  state_->cancel_more.notify_all();
  state_->ended.wait_until(lock, absl::ToChronoTime(absl::Now() + state_->grace),
                           [this] { return state_->threads == 0; });
}

Watchdog::Watch::Watch(Watchdog& watchdog)
    : state_(watchdog.state_), entry_(std::make_shared<Entry>()) {
  std::unique_lock lock(state_->mutex);
  state_->entries.push_back(entry_);
}

Watchdog::Watch::~Watch() {
  Detach();
  std::unique_lock lock(state_->mutex);
  auto& entries = state_->entries;
  entries.erase(std::find(entries.begin(), entries.end(), entry_));
}

bool Watchdog::Watch::Attach(pg_cancel* cancel, int socket) {
  std::unique_lock lock(state_->mutex);
  entry_->cancel = std::shared_ptr<pg_cancel>(cancel, [](pg_cancel* old) { PQfreeCancel(old); });
  entry_->socket = fcntl(socket, F_DUPFD_CLOEXEC, 0);
  entry_->stage = Entry::Stage::kIdle;
  return cancel != nullptr && entry_->socket >= 0;
}

void Watchdog::Watch::Detach() {
  std::unique_lock lock(state_->mutex);
  entry_->cancel.reset();
  if (entry_->socket >= 0) close(entry_->socket);
  entry_->socket = -1;
}

void Watchdog::Watch::Arm(absl::Time deadline, const CallScope* call) {
  const absl::Time first_look =
      call == nullptr ? deadline : std::min(deadline, absl::Now() + kLookBetween);
  std::unique_lock lock(state_->mutex);
  entry_->stage = Entry::Stage::kArmed;
  entry_->due = deadline;
  entry_->call = call;
  // Busy connections meet a thread that looks soon anyway: at most one of them in kLookBetween
  // wakes it.
  if (first_look < state_->wake) state_->earlier.notify_one();
}

Watchdog::Outcome Watchdog::Watch::Disarm() {
  using Stage = Entry::Stage;
  std::unique_lock lock(state_->mutex);
  // A request on its way must not reach what this connection does next.
  while (entry_->stage == Stage::kCancelling) state_->settled.wait(lock);
  const Stage stage = std::exchange(entry_->stage, Stage::kIdle);
  entry_->call = nullptr;
  if (stage == Stage::kCut) return Outcome::kCut;
  return stage == Stage::kCancelSent ? Outcome::kCancelled : Outcome::kInTime;
}

}  // namespace copperplate::postgres
