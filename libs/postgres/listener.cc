#include "libs/postgres/listener.h"

#include <libpq-fe.h>
#include <poll.h>
#include <soci/soci.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/postgres/connect_string.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/soci_session.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate::postgres {

class Listener::Impl {
 public:
  Impl(ListenerOptions options, std::string connect_string, ListenerObserver& observer)
      : options_(std::move(options)),
        observer_(observer),
        connect_string_(std::move(connect_string)),
        stop_(eventfd(0, EFD_CLOEXEC)),
        thread_([this] { Run(); }) {}

  ~Impl() {
    stopping_ = true;
    eventfd_write(stop_, 1);
    thread_.join();
    close(stop_);
  }

  bool connected() const { return connected_; }

 private:
  enum class Woken { kReadable, kTimeout, kStopped };

  // Sleeps until the socket (-1 for none) is readable, `limit`, or the end.
  Woken Wait(int socket, absl::Time limit) const {
    pollfd descriptors[2] = {{stop_, POLLIN, 0}, {socket, POLLIN, 0}};
    const absl::Duration left = std::max(limit - absl::Now(), absl::ZeroDuration());
    poll(descriptors, 2, static_cast<int>(absl::ToInt64Milliseconds(left + absl::Milliseconds(1))));
    if (stopping_) return Woken::kStopped;
    return descriptors[1].revents != 0 ? Woken::kReadable : Woken::kTimeout;
  }

  void Run() {
    absl::Duration backoff = options_.min_backoff;
    observer_.OnListening(false);
    while (!stopping_) {
      soci::session session;
      if (Connect(session)) {
        backoff = options_.min_backoff;
        connected_ = true;
        observer_.OnListening(true);
        options_.on_connected();
        Serve(Handle(session));
        connected_ = false;
        if (stopping_) return;
        observer_.OnListening(false);
        options_.on_lost();
      }
      if (Wait(-1, absl::Now() + backoff) == Woken::kStopped) return;
      backoff = std::min(2 * backoff, options_.max_backoff);
    }
  }

  bool Connect(soci::session& session) {
    try {
      OpenSession(session, connect_string_);
    } catch (const soci::soci_error& error) {
      observer_.OnFailed(error.what());  // libpq's message: no statement has run yet
      return false;
    }
    PQsetNoticeProcessor(
        Handle(session), [](void*, const char*) {}, nullptr);
    std::string sql;
    for (const std::string& channel : options_.channels)
      absl::StrAppend(&sql, "LISTEN ", channel, ";");
    const bool listens =
        PQsendQuery(Handle(session), sql.c_str()) == 1 && Answered(Handle(session));
    if (!listens && !stopping_) observer_.OnFailed(refusal_);
    return listens;
  }

  // Waits for the answer to the last command for one heartbeat; true when it came and is good.
  bool Answered(PGconn* connection) {
    const absl::Time limit = absl::Now() + options_.heartbeat;
    refusal_ = "the server did not answer";
    for (bool good = true;;) {
      while (PQisBusy(connection) != 0) {
        if (absl::Now() >= limit || Wait(PQsocket(connection), limit) == Woken::kStopped ||
            PQconsumeInput(connection) == 0) {
          return false;
        }
      }
      const internal::ResultPtr result(PQgetResult(connection));
      if (result == nullptr) return good && PQstatus(connection) == CONNECTION_OK;
      const ExecStatusType status = PQresultStatus(result.get());
      if (status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY) continue;
      good = false;
      const char* const sqlstate = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
      refusal_ = absl::StrCat("LISTEN was refused: ", sqlstate == nullptr ? "" : sqlstate);
    }
  }

  // Passes on notifications until the connection is lost or the listener ends.
  void Serve(PGconn* connection) {
    absl::Time probe_at = absl::Now() + options_.heartbeat;
    for (;;) {
      Deliver(connection);
      switch (Wait(PQsocket(connection), probe_at)) {
        case Woken::kStopped:
          return;
        case Woken::kReadable:
          if (PQconsumeInput(connection) == 0) return;
          break;
        case Woken::kTimeout:
          if (PQsendQuery(connection, "") != 1 || !Answered(connection)) return;
          probe_at = absl::Now() + options_.heartbeat;
          break;
      }
    }
  }

  void Deliver(PGconn* connection) {
    struct Free {
      void operator()(PGnotify* notification) const { PQfreemem(notification); }
    };
    while (std::unique_ptr<PGnotify, Free> notification{PQnotifies(connection)}) {
      options_.on_notification(notification->relname, notification->extra);
    }
  }

  const ListenerOptions options_;
  ListenerObserver& observer_;
  const std::string connect_string_;
  const int stop_;
  std::atomic<bool> stopping_{false};
  std::atomic<bool> connected_{false};
  std::string refusal_;  // why Answered() said no last
  std::thread thread_;
};

absl::StatusOr<std::unique_ptr<Listener>> Listener::Start(ListenerOptions options,
                                                          ListenerObserver& observer) {
  for (const std::string& channel : options.channels) {
    if (!IsPlainIdentifier(channel)) {
      return Error(absl::StatusCode::kInvalidArgument, "DATABASE_CHANNEL",
                   "a channel's name is no plain identifier")
          .Build();
    }
  }
  ABSL_ASSIGN_OR_RETURN(
      std::string connect_string,
      BuildConnectString(
          options.dsn, {options.application_name, "", absl::ZeroDuration(), absl::ZeroDuration()}));
  return std::unique_ptr<Listener>(new Listener(
      std::make_unique<Impl>(std::move(options), std::move(connect_string), observer)));
}

Listener::Listener(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Listener::~Listener() = default;

bool Listener::connected() const { return impl_->connected(); }

}  // namespace copperplate::postgres
