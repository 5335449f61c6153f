#include "libs/rpc/wire.h"

#include <grpcpp/support/proto_buffer_reader.h>
#include <grpcpp/support/slice.h>

#include <cstdint>

namespace copperplate::rpc {

bool Parse(const grpc::ByteBuffer& bytes, google::protobuf::MessageLite& message) {
  grpc::Slice slice;
  if (bytes.TrySingleSlice(&slice).ok()) {
    return message.ParseFromArray(slice.begin(), static_cast<int>(slice.size()));
  }
  grpc::ByteBuffer copy = bytes;  // shares the slices; the reader wants one it may change
  grpc::ProtoBufferReader reader(&copy);
  return reader.status().ok() && message.ParseFromZeroCopyStream(&reader);
}

grpc::ByteBuffer Serialize(const google::protobuf::MessageLite& message) {
  const grpc::Slice slice(message.ByteSizeLong());
  message.SerializeWithCachedSizesToArray(const_cast<uint8_t*>(slice.begin()));
  return grpc::ByteBuffer(&slice, 1);
}

void Encode(const google::protobuf::MessageLite& reply, grpc::ByteBuffer& wire) {
  grpc::ByteBuffer bytes = Serialize(reply);
  wire.Swap(&bytes);
}

void Encode(const google::protobuf::MessageLite* reply, grpc::ByteBuffer& wire) {
  Encode(*reply, wire);
}

}  // namespace copperplate::rpc
