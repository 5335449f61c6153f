// The one way every RPC of every service goes. In order: call id and trace context, log and
// metrics, authenticate, authorise, deadline, admission, validate, handler, map the status.
//
// A Service (service.h) is made on it, method by method.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/auth/authenticator.h"
#include "libs/log/logger.h"
#include "libs/metrics/call_metrics.h"
#include "libs/metrics/registry.h"
#include "libs/rpc/executor.h"
#include "libs/rpc/method_table.h"
#include "libs/rpc/stream_registry.h"
#include "libs/rpc/trace.h"
#include "libs/time/clock.h"

namespace google::protobuf {
class Descriptor;
}

namespace copperplate::rpc {

class Pipeline;

enum class Shape { kUnary, kSink, kSource };

// A method that has a handler: what each of its calls needs. Owned by the pipeline.
struct BoundMethod {
  BoundMethod(const Method& bound, Pipeline& owner, metrics::Registry& registry)
      : method(bound), pipeline(owner), metrics(registry, bound.name) {}

  const Method& method;
  Pipeline& pipeline;
  metrics::MethodMetrics metrics;
};

// Thread-safe once every method is bound. Outlives the services and the server.
class Pipeline {
 public:
  // All of them outlive the pipeline.
  struct Parts {
    auth::Authenticator& authenticator;
    Executor& executor;
    metrics::Registry& metrics;
    const log::Logger& logger;
    const Clock& clock;
  };

  struct Options {
    // Of every error: `copperplate.indicators`.
    std::string domain;
    // For methods whose policy sets none.
    absl::Duration default_max_duration = absl::Seconds(30);
    // Open client and server streams in all; a further one is refused. Each may have one step
    // queued beyond the executor's bound.
    size_t max_streams = 1024;
    // What RetryInfo says when the queue is full.
    absl::Duration retry_after = absl::Seconds(1);
    // A successful read is logged at debug level only, unless it takes this long.
    absl::Duration slow_call = absl::Seconds(1);
  };

  Pipeline(const Parts& parts, Options options);
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // Called by Service, before the server starts: for itself, then for each method. A name that no
  // such service has, or whose descriptor has another request, reply or shape, gives a method that
  // is named by Validate(), refuses every call, and has no descriptor.
  void AddService(absl::string_view name);
  BoundMethod& Bind(absl::string_view name, Shape shape,
                    const google::protobuf::Descriptor* request,
                    const google::protobuf::Descriptor* reply);

  // FAILED_PRECONDITION naming what is wrong with the policies (MethodTable::Validate) or with the
  // wiring: a method without a handler, a handler without a method. A service does not start
  // unless this is OK.
  absl::Status Validate() const;

  // Ends every server stream, now or when it next waits, with UNAVAILABLE and reason DRAINING, and
  // refuses new ones. Other calls go on.
  void BeginDrain();

  // After BeginDrain(): waits until every call has its status, at most until `bound` has passed.
  // True when none is left; the last statuses may still be on their way through the transport.
  bool WaitIdle(absl::Duration bound);

  // Called by each Call.
  void CallStarted() { in_flight_.fetch_add(1); }
  void CallEnded();

  // Of all services that were added.
  const std::deque<Method>& methods() const { return methods_.methods(); }
  const Parts& parts() const { return parts_; }
  const Options& options() const { return options_; }
  IdSource& ids() { return ids_; }
  StreamRegistry& streams() { return streams_; }

 private:
  const Parts parts_;
  const Options options_;
  IdSource ids_;
  StreamRegistry streams_;
  std::atomic<int64_t> in_flight_{0};
  std::atomic<bool> draining_{false};
  std::condition_variable idle_;

  mutable std::mutex mutex_;
  MethodTable methods_;
  std::deque<Method> refused_;  // stand-ins for methods that the table does not have
  std::deque<BoundMethod> bound_;
  std::vector<std::string> faults_;
};

}  // namespace copperplate::rpc
