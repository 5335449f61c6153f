#include "libs/rpc/pipeline.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace copperplate::rpc {
namespace {

Shape ShapeOf(const google::protobuf::MethodDescriptor& method) {
  if (method.client_streaming()) return Shape::kSink;
  return method.server_streaming() ? Shape::kSource : Shape::kUnary;
}

}  // namespace

Pipeline::Pipeline(const Parts& parts, Options options)
    : parts_(parts), options_(std::move(options)), streams_(options_.max_streams) {}

void Pipeline::AddService(absl::string_view name) {
  const std::lock_guard lock(mutex_);
  methods_.Add(name);
}

BoundMethod& Pipeline::Bind(absl::string_view name, Shape shape,
                            const google::protobuf::Descriptor* request,
                            const google::protobuf::Descriptor* reply) {
  const std::lock_guard lock(mutex_);
  const Method* method = methods_.Find(name);
  std::string fault;
  if (method == nullptr) {
    fault = "no service has this method";
  } else if (ShapeOf(*method->descriptor) != shape) {
    fault = "its handler has another shape";
  } else if (method->descriptor->input_type() != request) {
    fault = absl::StrCat("its handler takes a ", request->full_name());
  } else if (method->descriptor->output_type() != reply) {
    fault = absl::StrCat("its handler gives a ", reply->full_name());
  } else if (std::any_of(bound_.begin(), bound_.end(),
                         [&](const BoundMethod& other) { return &other.method == method; })) {
    fault = "it has two handlers";
  }
  if (!fault.empty()) {
    Method& refused = refused_.emplace_back();
    refused.name = std::string(name);
    refused.faults.push_back(fault);
    faults_.push_back(absl::StrCat(name, ": ", fault));
    method = &refused;
  }
  return bound_.emplace_back(*method, *this, parts_.metrics);
}

absl::Status Pipeline::Validate() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> faults = faults_;
  if (const absl::Status policies = methods_.Validate(); !policies.ok()) {
    faults.push_back(std::string(policies.message()));
  }
  for (const Method& method : methods_.methods()) {
    if (std::none_of(bound_.begin(), bound_.end(),
                     [&](const BoundMethod& bound) { return &bound.method == &method; })) {
      faults.push_back(absl::StrCat(method.name, ": it has no handler"));
    }
  }
  if (faults.empty()) return absl::OkStatus();
  return absl::FailedPreconditionError(absl::StrJoin(faults, "; "));
}

void Pipeline::BeginDrain() {
  draining_ = true;
  streams_.Drain();
}

void Pipeline::CallEnded() {
  if (in_flight_.fetch_sub(1) > 1 || !draining_) return;
  { const std::lock_guard lock(mutex_); }  // not between a waiter's look and its sleep
  idle_.notify_all();
}

bool Pipeline::WaitIdle(absl::Duration bound) {
  std::unique_lock lock(mutex_);
  return idle_.wait_for(lock, absl::ToChronoMilliseconds(bound),
                        [this] { return in_flight_ == 0; });
}

}  // namespace copperplate::rpc
