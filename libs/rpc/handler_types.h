// The method that a handler is for, read off its declaration, so that who registers it need not
// repeat its types.
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "libs/rpc/call_context.h"
#include "libs/rpc/sink.h"
#include "libs/rpc/source.h"
#include "libs/rpc/unary.h"
#include "libs/rpc/waker.h"

namespace copperplate::rpc {

// By the type of a member function, less its class. A handler of none of these forms does not
// compile.
template <class Function>
struct MethodOf;

template <class Request, class Reply>
struct MethodOf<absl::StatusOr<Reply>(const CallContext&, const Request&)> {
  using Type = UnaryMethod<Request, Reply>;
};

template <class Request, class Reply>
struct MethodOf<absl::StatusOr<std::unique_ptr<Sink<Request, Reply>>>(const CallContext&)> {
  using Type = SinkMethod<Request, Reply>;
};

template <class Request, class Reply>
struct MethodOf<absl::StatusOr<std::unique_ptr<Source<Reply>>>(const CallContext&, const Request&,
                                                               Waker)> {
  using Type = SourceMethod<Request, Reply>;
};

template <class Result, class... Arguments>
struct MethodOf<Result(Arguments...) const> : MethodOf<Result(Arguments...)> {};

}  // namespace copperplate::rpc
