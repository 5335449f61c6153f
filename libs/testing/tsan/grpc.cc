// Shows ThreadSanitizer what gRPC's users rely on and its uninstrumented code orders by atomics:
// what was done before an operation was started comes before what is done once its tag has come
// back, and every reaction of a call before its OnDone(). As in absl.cc, these definitions stand
// before the library's.
#include <dlfcn.h>
#include <grpc/grpc.h>
#include <grpcpp/support/server_callback.h>
#include <sanitizer/tsan_interface.h>

namespace {

template <typename Function>
Function* Next(Function*, const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

// A stream of messages that are bytes is the library's own code and ours, whichever was linked
// first: the count that orders its last message before its destructor is then taken down unseen,
// and the destructor is seen, as that of std::function is. What it destroys is gRPC's alone.
const char* __tsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
  return "race:ServerCallbackReaderWriterImpl::~ServerCallbackReaderWriterImpl\n";
}

grpc_call_error grpc_call_start_batch(grpc_call* call, const grpc_op* ops, size_t nops, void* tag,
                                      void* reserved) {
  static auto* const next = Next(&grpc_call_start_batch, "grpc_call_start_batch");
  __tsan_release(tag);
  return next(call, ops, nops, tag, reserved);
}

grpc_event grpc_completion_queue_next(grpc_completion_queue* queue, gpr_timespec deadline,
                                      void* reserved) {
  static auto* const next = Next(&grpc_completion_queue_next, "grpc_completion_queue_next");
  const grpc_event event = next(queue, deadline, reserved);
  if (event.type == GRPC_OP_COMPLETE) __tsan_acquire(event.tag);
  return event;
}

grpc_event grpc_completion_queue_pluck(grpc_completion_queue* queue, void* tag,
                                       gpr_timespec deadline, void* reserved) {
  static auto* const next = Next(&grpc_completion_queue_pluck, "grpc_completion_queue_pluck");
  const grpc_event event = next(queue, tag, deadline, reserved);
  if (event.type == GRPC_OP_COMPLETE) __tsan_acquire(event.tag);
  return event;
}

}  // extern "C"

namespace grpc::internal {

// Called for the reaction that brings the count of open ones to nothing. The others have counted
// down before it, in code that is instrumented or not; the counter follows the virtual table and
// another int.
void ServerCallbackCall::ScheduleOnDone(bool inline_ondone) {
  static auto* const next = Next<void(ServerCallbackCall*, bool)>(
      nullptr, "_ZN4grpc8internal18ServerCallbackCall14ScheduleOnDoneEb");
  __tsan_acquire(reinterpret_cast<char*>(this) + sizeof(void*) + sizeof(int));
  next(this, inline_ondone);
}

}  // namespace grpc::internal
