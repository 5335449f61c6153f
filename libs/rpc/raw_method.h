#pragma once

#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

namespace copperplate::rpc {

// A method as gRPC calls it: bytes in, bytes out. So every call of it enters the pipeline, also one
// whose bytes are no message; a method that gRPC parses for is never called with such.
//
// Made before the server starts; then thread-safe. What Serve() returns and is given is gRPC's.
class RawMethod {
 public:
  virtual ~RawMethod() = default;
};

class RawUnary : public RawMethod {
 public:
  virtual grpc::ServerUnaryReactor* Serve(grpc::CallbackServerContext* transport,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* reply) = 0;
};

class RawSink : public RawMethod {
 public:
  virtual grpc::ServerReadReactor<grpc::ByteBuffer>* Serve(grpc::CallbackServerContext* transport,
                                                           grpc::ByteBuffer* reply) = 0;
};

class RawSource : public RawMethod {
 public:
  virtual grpc::ServerWriteReactor<grpc::ByteBuffer>* Serve(grpc::CallbackServerContext* transport,
                                                            const grpc::ByteBuffer* request) = 0;
};

}  // namespace copperplate::rpc
