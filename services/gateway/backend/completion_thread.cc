#include "services/gateway/backend/completion_thread.h"

namespace copperplate::gateway {

CompletionThread::CompletionThread() {
  thread_ = std::thread([this] {
    void* tag;
    bool ok;
    while (queue_.Next(&tag, &ok)) static_cast<Completion*>(tag)->OnComplete(ok);
  });
}

CompletionThread::~CompletionThread() {
  queue_.Shutdown();
  thread_.join();
}

}  // namespace copperplate::gateway
