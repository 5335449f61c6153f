#pragma once

#include <string>
#include <vector>

#include "services/gateway/routes/route.h"

namespace copperplate::gateway {

struct OpenApiRoute {
  const Route* route;
  bool is_table;  // also answers text/csv
};

// The OpenAPI 3.1 document of what is served, in JSON; descriptions are the protos' comments.
std::string OpenApiDocument(const std::vector<OpenApiRoute>& routes);

}  // namespace copperplate::gateway
