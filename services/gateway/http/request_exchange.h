#pragma once

#include <memory>
#include <string>
#include <utility>

#include "services/gateway/http/connection.h"

namespace copperplate::gateway {

// The exchange a connection gives its handler: passes everything on to the connection, as long as
// it is the one under way.
class Connection::RequestExchange : public Exchange,
                                    public std::enable_shared_from_this<RequestExchange> {
 public:
  RequestExchange(std::shared_ptr<Connection> connection, std::shared_ptr<Parser> parser)
      : connection_(std::move(connection)), parser_(std::move(parser)) {}

  const RequestHead& head() const override { return head_; }
  void ReadBody(size_t max_bytes, std::function<void(std::string)> done) override;
  void ReadPiece(size_t max_bytes, std::function<void(std::string, bool)> done) override;
  void OnAbandoned(std::function<void()> abandoned) override;
  void OnDrain(std::function<void()> drain) override;
  void Reply(HttpReply reply) override;
  void StartReply(HttpReply head) override;
  void SendPiece(std::string piece, std::function<void()> sent) override;
  void EndReply() override;
  void CutReply() override;

 private:
  friend class Connection;

  void Want(size_t max_bytes, bool all, std::function<void(std::string, bool)> done);
  template <typename Change>
  void Enter(Change change);

  const std::shared_ptr<Connection> connection_;
  const std::shared_ptr<Parser> parser_;  // holds what the head's views point to
  RequestHead head_;
};

}  // namespace copperplate::gateway
