#pragma once

#include <string>
#include <vector>

#include "services/gateway/routes/path_template.h"

namespace copperplate::gateway {

// A path template as OpenAPI writes it: every segment that varies is a parameter of its own, named
// by the collection before it (`forces/*` is `forces/{force}`) or by the field that is that one
// segment.
struct OpenApiPath {
  struct Parameter {
    std::string name;
    std::string field_path;  // of the variable it is part of; empty for a bare `*`
  };

  std::string text;
  std::vector<Parameter> parameters;
};

OpenApiPath ToOpenApiPath(const PathTemplate& path);

}  // namespace copperplate::gateway
