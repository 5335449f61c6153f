// A handler for the server's tests, told by the path what to do.
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "services/gateway/http/exchange.h"

namespace copperplate::gateway {

class TestingHandler : public HttpHandler {
 public:
  static constexpr size_t kMaxBody = 200000;

  void Handle(std::shared_ptr<Exchange> exchange) override {
    const absl::string_view path = exchange->head().path;
    exchange->OnAbandoned([this] { Count(abandoned_); });
    exchange->OnDrain([this] { Count(drained_); });
    if (path == "/echo") {
      Exchange& e = *exchange;
      e.ReadBody(kMaxBody,
                 [exchange](std::string body) { exchange->Reply(Text(std::move(body))); });
    } else if (path == "/pieces") {
      ReadPieces(std::move(exchange), 0);
    } else if (path == "/thread") {
      // From another thread, as gRPC's do.
      std::thread([exchange] { exchange->Reply(Text("from a thread")); }).detach();
    } else if (path == "/hold") {
      const std::lock_guard lock(mutex_);
      held_.push_back(std::move(exchange));
      changed_.notify_all();
    } else if (path == "/stream") {
      exchange->StartReply(Text(""));
      SendPieces(std::move(exchange), 0);
    } else if (path == "/cut") {
      exchange->StartReply(Text(""));
      Exchange& e = *exchange;
      e.SendPiece("half", [exchange] { exchange->CutReply(); });
    } else if (path == "/large") {
      exchange->Reply(Text(std::string(32 << 20, 'x')));
    } else if (path == "/empty") {
      HttpReply reply;
      reply.status = 204;
      exchange->Reply(std::move(reply));
    } else {
      const RequestHead& head = exchange->head();
      exchange->Reply(Text(absl::StrCat(head.method, " ", head.path, "?", head.query, " ",
                                        head.Field("X-Test"), " ", head.peer)));
    }
  }

  HttpReply Refuse(const RequestHead* head, int status, const absl::Status& error) override {
    HttpReply reply = Text(absl::StrCat(ErrorReason(error), ": ", error.message(),
                                        head == nullptr ? "" : " (with a head)"));
    reply.status = status;
    return reply;
  }

  // The exchange of a request for /hold, once it is there.
  std::shared_ptr<Exchange> TakeHeld() {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, kBound, [this] { return !held_.empty(); })) std::abort();
    auto exchange = held_.back();
    held_.pop_back();
    return exchange;
  }

  // Waits until so many exchanges were abandoned.
  bool AwaitAbandoned(int count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kBound, [this, count] { return abandoned_ >= count; });
  }

  // Waits until so many exchanges have heard that the server shuts down.
  bool AwaitDrained(int count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kBound, [this, count] { return drained_ >= count; });
  }
  int abandoned() {
    const std::lock_guard lock(mutex_);
    return abandoned_;
  }

  static HttpReply Text(std::string text) {
    HttpReply reply;
    reply.fields = {{"Content-Type", "text/plain"}};
    reply.body = std::make_shared<const std::string>(std::move(text));
    return reply;
  }

 private:
  void Count(int& counter) {
    const std::lock_guard lock(mutex_);
    ++counter;
    changed_.notify_all();
  }

  static void ReadPieces(std::shared_ptr<Exchange> exchange, size_t before) {
    Exchange& e = *exchange;
    e.ReadPiece(kMaxBody, [exchange = std::move(exchange), before](std::string piece, bool last) {
      if (!last) return ReadPieces(exchange, before + piece.size());
      exchange->Reply(Text(absl::StrCat(before + piece.size(), " bytes")));
    });
  }

  static void SendPieces(std::shared_ptr<Exchange> exchange, int sent) {
    if (sent == 3) return exchange->EndReply();
    Exchange& e = *exchange;
    e.SendPiece(absl::StrCat("piece ", sent, "\n"),
                [exchange = std::move(exchange), sent] { SendPieces(exchange, sent + 1); });
  }

  static constexpr std::chrono::seconds kBound{30};

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::shared_ptr<Exchange>> held_;
  int abandoned_ = 0;
  int drained_ = 0;
};

}  // namespace copperplate::gateway
