#include "services/gateway/openapi/openapi_path.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace copperplate::gateway {
namespace {

std::string Singular(const std::string& word) {
  const auto without = [&](size_t letters) { return word.substr(0, word.size() - letters); };
  if (absl::EndsWith(word, "ies") && word.size() > 4) return without(3) + "y";
  for (const char* end : {"ches", "shes", "xes", "sses"}) {
    if (absl::EndsWith(word, end)) return without(2);
  }
  if (absl::EndsWith(word, "s") && !absl::EndsWith(word, "ss") && word.size() > 2) {
    return without(1);
  }
  return word;
}

const PathVariable* VariableAt(const PathTemplate& path, size_t segment) {
  for (const PathVariable& variable : path.variables) {
    if (segment >= variable.begin && segment < variable.end) return &variable;
  }
  return nullptr;
}

std::string NameOf(const PathTemplate& path, size_t segment, const PathVariable* variable) {
  if (path.segments[segment].kind == PathSegment::Kind::kRest) return "rest";
  if (variable != nullptr && !variable->spans_segments()) {
    return variable->field_path.substr(variable->field_path.rfind('.') + 1);
  }
  if (segment == 0 || path.segments[segment - 1].kind != PathSegment::Kind::kLiteral) return "id";
  const std::string& collection = path.segments[segment - 1].literal;
  std::string name = Singular(collection);
  return name == collection ? "id" : name;
}

}  // namespace

OpenApiPath ToOpenApiPath(const PathTemplate& path) {
  OpenApiPath out;
  for (size_t i = 0; i < path.segments.size(); ++i) {
    const PathSegment& segment = path.segments[i];
    if (segment.kind == PathSegment::Kind::kLiteral) {
      absl::StrAppend(&out.text, "/", segment.literal);
      continue;
    }
    const PathVariable* variable = VariableAt(path, i);
    const std::string base = NameOf(path, i, variable);
    std::string name = base;
    const auto taken = [&](const OpenApiPath::Parameter& other) { return other.name == name; };
    for (int n = 2; std::any_of(out.parameters.begin(), out.parameters.end(), taken); ++n) {
      name = absl::StrCat(base, n);
    }
    absl::StrAppend(&out.text, "/{", name, "}");
    out.parameters.push_back({name, variable == nullptr ? "" : variable->field_path});
  }
  if (!path.verb.empty()) absl::StrAppend(&out.text, ":", path.verb);
  return out;
}

}  // namespace copperplate::gateway
