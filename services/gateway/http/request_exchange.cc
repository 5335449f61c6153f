#include "services/gateway/http/request_exchange.h"

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"

namespace copperplate::gateway {

// Runs `change` on the connection, unless this exchange has ended.
template <typename Change>
void Connection::RequestExchange::Enter(Change change) {
  connection_->Enter(
      [self = shared_from_this(), change = std::move(change)](Deferred& after) mutable {
        Connection& connection = *self->connection_;
        if (connection.exchange_ == self) change(connection, after);
      });
}

void Connection::RequestExchange::Want(size_t max_bytes, bool all,
                                       std::function<void(std::string, bool)> done) {
  Enter([max_bytes, all, done = std::move(done)](Connection& connection, Deferred& after) {
    connection.body_share_ = {};
    connection.wanted_ = done;
    connection.wants_all_ = all;
    connection.body_limit_ = max_bytes;
    connection.read_deadline_ = std::chrono::steady_clock::now() + connection.body_time_left_;
    if (connection.continue_expected_) {
      connection.continue_expected_ = false;
      connection.Write({"HTTP/1.1 100 Continue\r\n\r\n", nullptr, nullptr, false}, after);
    }
    connection.ParseBody(after);
    connection.ReadMore();
  });
}

void Connection::RequestExchange::ReadBody(size_t max_bytes,
                                           std::function<void(std::string)> done) {
  Want(max_bytes, true,
       [done = std::move(done)](std::string body, bool) { done(std::move(body)); });
}

void Connection::RequestExchange::ReadPiece(size_t max_bytes,
                                            std::function<void(std::string, bool)> done) {
  Want(max_bytes, false, std::move(done));
}

void Connection::RequestExchange::OnAbandoned(std::function<void()> abandoned) {
  connection_->Enter(
      [self = shared_from_this(), abandoned = std::move(abandoned)](Deferred& after) {
        Connection& connection = *self->connection_;
        if (connection.exchange_ == self) {
          connection.abandoned_ = abandoned;
        } else {
          after.push_back(abandoned);
        }
      });
}

void Connection::RequestExchange::OnDrain(std::function<void()> drain) {
  Enter([drain = std::move(drain)](Connection& connection, Deferred& after) {
    if (connection.draining_) {
      after.push_back(drain);
    } else {
      connection.drain_ = drain;
    }
  });
}

void Connection::RequestExchange::Reply(HttpReply reply) {
  Enter([reply = std::move(reply)](Connection& connection, Deferred& after) {
    if (!connection.replied_) connection.WriteReply(reply, false, after);
  });
}

void Connection::RequestExchange::StartReply(HttpReply head) {
  Enter([head = std::move(head)](Connection& connection, Deferred& after) {
    if (!connection.replied_) connection.WriteReply(head, true, after);
  });
}

void Connection::RequestExchange::SendPiece(std::string piece, std::function<void()> sent) {
  Enter([piece = std::move(piece), sent = std::move(sent)](Connection& connection,
                                                           Deferred& after) {
    if (!connection.streaming_ || piece.empty()) return;
    MemoryBudget::Share share;
    if (!connection.context_.memory->Resize(share, piece.size())) return connection.Close(after);
    connection.Write(
        {connection.http10_ ? piece : absl::StrCat(absl::Hex(piece.size()), "\r\n", piece, "\r\n"),
         nullptr, sent, false, std::move(share)},
        after);
  });
}

void Connection::RequestExchange::EndReply() {
  Enter([](Connection& connection, Deferred& after) {
    if (connection.streaming_) connection.WriteEnd(after);
  });
}

void Connection::RequestExchange::CutReply() {
  Enter([](Connection& connection, Deferred& after) { connection.Close(after); });
}

}  // namespace copperplate::gateway
