// Between the bytes on the wire and what handlers see.
#pragma once

#include <google/protobuf/message.h>
#include <grpcpp/support/byte_buffer.h>

#include <type_traits>

namespace copperplate::rpc {

// Parses without copying where the bytes lie in one slice. False where they are no such message.
bool Parse(const grpc::ByteBuffer& bytes, google::protobuf::MessageLite& message);

// The message's bytes in one slice: a reply to keep and send again. Copies of it share the slice.
grpc::ByteBuffer Serialize(const google::protobuf::MessageLite& message);

// A reply whose bytes are at hand. Nobody checks that they are a `Message`.
template <class Message>
struct ReadyReply {
  static const google::protobuf::Descriptor* descriptor() { return Message::descriptor(); }

  grpc::ByteBuffer bytes;
};

// Puts what a handler gave on the wire: a message, one in the call's arena, or ready bytes.
void Encode(const google::protobuf::MessageLite& reply, grpc::ByteBuffer& wire);
void Encode(const google::protobuf::MessageLite* reply, grpc::ByteBuffer& wire);
template <class Message>
void Encode(ReadyReply<Message>&& reply, grpc::ByteBuffer& wire) {
  wire.Swap(&reply.bytes);
}

// The message that a handler's `Reply` is one of.
template <class Reply>
const google::protobuf::Descriptor* ReplyDescriptor() {
  return std::remove_pointer_t<Reply>::descriptor();
}

}  // namespace copperplate::rpc
