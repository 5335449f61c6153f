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

// Puts what a handler gave on the wire: ready bytes, a message, or one in the call's arena.
void Encode(grpc::ByteBuffer&& reply, grpc::ByteBuffer& wire);
void Encode(const google::protobuf::MessageLite& reply, grpc::ByteBuffer& wire);
void Encode(const google::protobuf::MessageLite* reply, grpc::ByteBuffer& wire);

// The message that a handler's `Reply` is one of; null for ready bytes, which do not say.
template <class Reply>
const google::protobuf::Descriptor* ReplyDescriptor() {
  if constexpr (std::is_same_v<Reply, grpc::ByteBuffer>) {
    return nullptr;
  } else {
    return std::remove_pointer_t<Reply>::descriptor();
  }
}

}  // namespace copperplate::rpc
