#pragma once

#include <string>
#include <vector>

namespace copperplate::gateway::testdata {

// Where the build puts the descriptor set of parish.proto, with comments.
std::string ParishDescriptorPath();

// That file's bytes.
std::string ParishDescriptors();

// A method `M0`, `M1`... of the made-up service below.
struct MadeUpMethod {
  std::string options;  // MethodOptions as text: `[google.api.http] { get: "/v1/a" }`
  bool client_streaming = false;
  bool server_streaming = false;
};

// A descriptor set of `<name>.proto`, package `<name>.v1`: a message `R` with the fields text
// (string), many (repeated string), child (R) and data (bytes), and a service `S` whose methods
// take and give an R. Dies where the options do not parse.
std::string MadeUpDescriptors(const std::string& name, const std::vector<MadeUpMethod>& methods);

}  // namespace copperplate::gateway::testdata
