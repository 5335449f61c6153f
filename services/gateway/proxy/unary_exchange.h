#pragma once

#include <memory>
#include <string>

#include "services/gateway/backend/call.h"
#include "services/gateway/proxy/request_context.h"

namespace copperplate::gateway {

// How a reply is wanted.
enum class ReplyForm { kJson, kCsv, kRaw };

// One message to the backend, one back, written as JSON, CSV or as it is. The rendering is looked
// up in the site's memory first. Large replies are written on a thread of their own kind.
class UnaryExchange : public std::enable_shared_from_this<UnaryExchange> {
 public:
  UnaryExchange(std::shared_ptr<RequestContext> context, ReplyForm form)
      : context_(std::move(context)), form_(form) {}

  // `request` is the serialised message.
  void Start(const CallSetup& setup, absl::string_view request);

  // The reply to a message, whatever kind of call it came from.
  static void ReplyWith(RequestContext& context, ReplyForm form, absl::string_view wire);

 private:
  void OnReply(const WireMessage& reply);

  const std::shared_ptr<RequestContext> context_;
  const ReplyForm form_;
};

}  // namespace copperplate::gateway
