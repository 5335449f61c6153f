// Shows ThreadSanitizer the locks of Debian's Abseil, which is not built with it.
//
// These definitions stand before the library's own for every caller, gRPC included, and forward to
// them. Without them each pair of accesses that only an absl::Mutex orders would be reported.
#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

#include "absl/synchronization/mutex.h"

// The interceptors of libc look at what instrumented code does with it only: the rest of what gRPC
// orders by atomics is its own affair.
extern "C" const char* __tsan_default_options() {  // NOLINT(bugprone-reserved-identifier)
  return "ignore_noninstrumented_modules=1";
}

namespace absl {
inline namespace ABSL_OPTION_INLINE_NAMESPACE_NAME {
namespace {

// The library's own function of this mangled name.
template <typename Function>
Function* Next(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

#define COPPERPLATE_NEXT(type, name) static auto* const next = Next<type>("_ZN4absl7debian3" name)

void Mutex::Lock() {
  COPPERPLATE_NEXT(void(Mutex*), "5Mutex4LockEv");
  next(this);
  __tsan_acquire(this);
}

void Mutex::Unlock() {
  COPPERPLATE_NEXT(void(Mutex*), "5Mutex6UnlockEv");
  __tsan_release(this);
  next(this);
}

bool Mutex::TryLock() {
  COPPERPLATE_NEXT(bool(Mutex*), "5Mutex7TryLockEv");
  const bool locked = next(this);
  if (locked) __tsan_acquire(this);
  return locked;
}

void Mutex::ReaderLock() {
  COPPERPLATE_NEXT(void(Mutex*), "5Mutex10ReaderLockEv");
  next(this);
  __tsan_acquire(this);
}

void Mutex::ReaderUnlock() {
  COPPERPLATE_NEXT(void(Mutex*), "5Mutex12ReaderUnlockEv");
  __tsan_release(this);
  next(this);
}

void Mutex::Await(const Condition& condition) {
  COPPERPLATE_NEXT(void(Mutex*, const Condition&), "5Mutex5AwaitERKNS0_9ConditionE");
  __tsan_release(this);
  next(this, condition);
  __tsan_acquire(this);
}

bool Mutex::AwaitWithTimeout(const Condition& condition, Duration timeout) {
  COPPERPLATE_NEXT(bool(Mutex*, const Condition&, Duration),
                   "5Mutex16AwaitWithTimeoutERKNS0_9ConditionENS0_8DurationE");
  __tsan_release(this);
  const bool met = next(this, condition, timeout);
  __tsan_acquire(this);
  return met;
}

void Mutex::LockWhen(const Condition& condition) {
  COPPERPLATE_NEXT(void(Mutex*, const Condition&), "5Mutex8LockWhenERKNS0_9ConditionE");
  next(this, condition);
  __tsan_acquire(this);
}

void CondVar::Wait(Mutex* mutex) {
  COPPERPLATE_NEXT(void(CondVar*, Mutex*), "7CondVar4WaitEPNS0_5MutexE");
  __tsan_release(mutex);
  next(this, mutex);
  __tsan_acquire(mutex);
}

bool CondVar::WaitWithTimeout(Mutex* mutex, Duration timeout) {
  COPPERPLATE_NEXT(bool(CondVar*, Mutex*, Duration),
                   "7CondVar15WaitWithTimeoutEPNS0_5MutexENS0_8DurationE");
  __tsan_release(mutex);
  const bool timed_out = next(this, mutex, timeout);
  __tsan_acquire(mutex);
  return timed_out;
}

bool CondVar::WaitWithDeadline(Mutex* mutex, Time deadline) {
  COPPERPLATE_NEXT(bool(CondVar*, Mutex*, Time),
                   "7CondVar16WaitWithDeadlineEPNS0_5MutexENS0_4TimeE");
  __tsan_release(mutex);
  const bool timed_out = next(this, mutex, deadline);
  __tsan_acquire(mutex);
  return timed_out;
}

}  // namespace ABSL_OPTION_INLINE_NAMESPACE_NAME
}  // namespace absl
