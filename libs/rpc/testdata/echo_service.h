#pragma once

#include <grpcpp/impl/service_type.h>
#include <grpcpp/support/byte_buffer.h>

#include <memory>

#include "libs/rpc/pipeline.h"
#include "libs/rpc/sink.h"
#include "libs/rpc/source.h"
#include "libs/rpc/testdata/echo.pb.h"
#include "libs/rpc/unary.h"

namespace copperplate::rpc::testdata {

using SayMethod = UnaryMethod<SayRequest, SayResponse>;
using LookMethod = UnaryMethod<SayRequest, ReadyReply<SayResponse>>;
using AnywhereMethod = UnaryMethod<SayRequest, const SayResponse*>;
using CollectMethod = SinkMethod<CollectRequest, CollectResponse>;
using CountMethod = SinkMethod<CollectRequest, ReadyReply<CollectResponse>>;
using WatchMethod = SourceMethod<WatchRequest, WatchResponse>;

// What a test wants of each method; those it leaves out echo.
struct EchoHandlers {
  EchoHandlers();

  SayMethod::Handler say;
  SayMethod::Validator validate_say;
  SayMethod::InlineAttempt attempt_say;
  LookMethod::Handler look;
  AnywhereMethod::Handler anywhere;
  CollectMethod::Opener collect;
  CollectMethod::Validator validate_collect;
  CountMethod::Opener count;
  WatchMethod::Opener watch;
  WatchMethod::Validator validate_watch;
};

std::unique_ptr<grpc::Service> MakeEchoService(Pipeline& pipeline, EchoHandlers handlers);

}  // namespace copperplate::rpc::testdata
