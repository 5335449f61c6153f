#pragma once

#include <google/protobuf/descriptor.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/gateway/routes/route.h"

namespace copperplate::gateway {

// One descriptor set: the files of one service's package in a pool of their own, so that two
// services may carry different versions of what they share. Immutable, shared between threads;
// whatever points into it holds a reference.
class ServiceSet {
 public:
  // `name` is the file it came from, `bytes` a serialised FileDescriptorSet with its imports.
  // INVALID_ARGUMENT says why it cannot be served.
  static absl::StatusOr<std::shared_ptr<const ServiceSet>> Load(absl::string_view name,
                                                                absl::string_view bytes);

  const std::string& name() const { return name_; }
  const google::protobuf::DescriptorPool& pool() const { return pool_; }
  // In the order of the set; their addresses are stable.
  const std::vector<Route>& routes() const { return routes_; }
  // The files that are no part of google.protobuf, google.api or google.rpc.
  const std::vector<const google::protobuf::FileDescriptor*>& files() const { return files_; }

 private:
  explicit ServiceSet(absl::string_view name) : name_(name) {}

  std::string name_;
  google::protobuf::DescriptorPool pool_;
  std::vector<Route> routes_;
  std::vector<const google::protobuf::FileDescriptor*> files_;
};

}  // namespace copperplate::gateway
