#pragma once

#include <deque>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace google::protobuf {
class FieldDescriptor;
class Message;
class MethodDescriptor;
}  // namespace google::protobuf

namespace copperplate::rpc {

// One RPC method: what its descriptor and its policy (copperplate.options.v1) say. Immutable.
struct Method {
  enum class Scope { kForce, kAnyForce };

  // As gRPC and the logs write it: `copperplate.indicators.v1.DashboardService/GetDashboard`.
  std::string name;
  const google::protobuf::MethodDescriptor* descriptor = nullptr;

  // False where the policy is absent or faulty: every call is refused.
  bool allowed = false;
  // What is wrong with the policy, empty when `allowed`.
  std::vector<std::string> faults;

  std::vector<std::string> roles;
  Scope scope = Scope::kForce;
  // The field that names the resource, `indicator.name`, and the way to it. Empty with kAnyForce.
  std::string resource;
  std::vector<const google::protobuf::FieldDescriptor*> resource_path;
  bool runs_inline = false;
  bool read_only = false;
  // Longest a call may take; ZeroDuration() for the service's default.
  absl::Duration max_duration;
};

// The resource name that `request` carries for `method`, whose scope is kForce; empty where it is
// not set. `scratch` backs the result where the message has no string of its own.
absl::string_view ResourceName(const Method& method, const google::protobuf::Message& request,
                               std::string& scratch);

// The methods of a process. Thread-safe once every service is added.
class MethodTable {
 public:
  // Takes every method of the linked-in service of this full name,
  // `copperplate.indicators.v1.AreaService`. Never fails: a method whose policy is absent or faulty
  // is kept, refused when called, and named by Validate().
  void Add(absl::string_view service);

  // FAILED_PRECONDITION naming every method that would be refused and every service that is not
  // there or was added twice, and why. A service does not start unless this is OK.
  absl::Status Validate() const;

  // Null where no service has the method.
  const Method* Find(absl::string_view name) const;

  // Service by service, in the order of the descriptors.
  const std::deque<Method>& methods() const { return methods_; }

 private:
  std::deque<Method> methods_;  // whose addresses stay as it grows
  absl::flat_hash_set<std::string> services_;
  std::vector<std::string> faulty_services_;
  absl::flat_hash_map<std::string, const Method*> by_name_;
};

}  // namespace copperplate::rpc
