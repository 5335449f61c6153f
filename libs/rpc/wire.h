// Between the wire and what handlers see. A method's wire side is a message (a typed method) or a
// grpc::ByteBuffer (a raw one); a handler's reply is a message, a message in the call's arena, or
// ready bytes. Every pair fits.
#pragma once

#include <google/protobuf/arena.h>
#include <google/protobuf/message.h>
#include <grpcpp/support/byte_buffer.h>

#include <type_traits>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace copperplate::rpc {

// Parses without copying where the bytes lie in one slice. False where they are no such message.
bool Parse(const grpc::ByteBuffer& bytes, google::protobuf::MessageLite& message);

// The message's bytes in one slice: a reply to keep and send again. Copies of it share the slice.
grpc::ByteBuffer Serialize(const google::protobuf::MessageLite& message);

// The request as the handler sees it; null where the bytes are no such message. Lives as long as
// both arguments.
template <class Request>
const Request* Decode(const Request& wire, google::protobuf::Arena&) {
  return &wire;
}
template <class Request>
const Request* Decode(const grpc::ByteBuffer& wire, google::protobuf::Arena& arena) {
  auto* request = google::protobuf::Arena::CreateMessage<Request>(&arena);
  return Parse(wire, *request) ? request : nullptr;
}

template <class Reply>
concept MessageReply = std::is_base_of_v<google::protobuf::Message, Reply>;

// Puts a handler's reply on the wire. INTERNAL where ready bytes are not of the wire's message.
inline absl::Status Encode(grpc::ByteBuffer&& reply, grpc::ByteBuffer& wire) {
  wire.Swap(&reply);
  return absl::OkStatus();
}
template <MessageReply Reply>
absl::Status Encode(grpc::ByteBuffer&& reply, Reply& wire) {
  return Parse(reply, wire) ? absl::OkStatus() : absl::InternalError("ready bytes of another type");
}
template <MessageReply Reply>
absl::Status Encode(Reply&& reply, Reply& wire) {
  wire = std::move(reply);
  return absl::OkStatus();
}
template <MessageReply Reply>
absl::Status Encode(Reply&& reply, grpc::ByteBuffer& wire) {
  wire = Serialize(reply);
  return absl::OkStatus();
}
template <MessageReply Reply>
absl::Status Encode(const Reply* reply, Reply& wire) {
  wire = *reply;
  return absl::OkStatus();
}
template <MessageReply Reply>
absl::Status Encode(const Reply* reply, grpc::ByteBuffer& wire) {
  wire = Serialize(*reply);
  return absl::OkStatus();
}

}  // namespace copperplate::rpc
