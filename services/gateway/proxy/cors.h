#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/gateway/http/exchange.h"

namespace copperplate::gateway {

// What browsers are told about calls from pages of other origins (the Fetch standard's CORS
// protocol). No credentials: tokens travel in a header of their own.
class Cors {
 public:
  explicit Cors(std::vector<std::string> origins) : origins_(std::move(origins)) {}

  // For every reply: nothing where no origin is configured; the origin's permission where it is
  // one of those, and always that the reply depends on it.
  void AddFields(const RequestHead& head, HeaderFields& fields) const;

  // True for the question a browser asks before a request.
  static bool IsPreflight(const RequestHead& head);
  // What is answered to it, besides AddFields(), for a path with these methods.
  void AddPreflightFields(const RequestHead& head, absl::string_view methods,
                          HeaderFields& fields) const;

 private:
  bool Allows(const RequestHead& head) const;

  const std::vector<std::string> origins_;
};

}  // namespace copperplate::gateway
