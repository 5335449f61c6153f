// The first line is a path, each further one a template (those that begin with `!` are for POST).
// The table finds a route exactly where trying every template by itself does, and the most literal.
#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <list>
#include <string>
#include <vector>

#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "parish.pb.h"
#include "services/gateway/routes/percent.h"
#include "services/gateway/routes/route_table.h"
#include "tests/fuzz/property.h"

namespace copperplate::gateway {
namespace {

using fuzz::Require;
using Kind = PathSegment::Kind;

constexpr size_t kMostSegments = 32;

void CheckTemplate(const PathTemplate& path) {
  Require(!path.segments.empty());
  for (size_t i = 0; i < path.segments.size(); ++i) {
    const PathSegment& segment = path.segments[i];
    Require(segment.literal.empty() == (segment.kind != Kind::kLiteral));
    Require(segment.kind != Kind::kRest || i + 1 == path.segments.size());
  }
  size_t free_from = 0;  // variables follow one another and do not overlap
  for (const PathVariable& variable : path.variables) {
    const size_t end = std::min(variable.end, path.segments.size());
    Require(variable.begin >= free_from && variable.begin < end);
    Require((variable.end == PathVariable::kToTheEnd) ==
            (path.segments[end - 1].kind == Kind::kRest));
    free_from = end;
  }
}

bool FitsAny(absl::string_view segment) {
  const std::string dots = absl::StrReplaceAll(segment, {{"%2e", "."}, {"%2E", "."}});
  return !dots.empty() && dots != "." && dots != "..";
}

// The plain reading of what a template matches.
bool Matches(const PathTemplate& path, absl::string_view text) {
  if (!absl::ConsumePrefix(&text, "/")) return false;
  std::vector<absl::string_view> segments = absl::StrSplit(text, '/');
  if (segments.size() > kMostSegments) return false;
  absl::string_view verb;
  if (const size_t colon = segments.back().rfind(':'); colon != absl::string_view::npos) {
    verb = segments.back().substr(colon + 1);
    segments.back() = segments.back().substr(0, colon);
    if (verb.empty()) return false;
  }
  if (verb != path.verb) return false;
  for (size_t i = 0; i < path.segments.size(); ++i) {
    if (path.segments[i].kind == Kind::kRest) {
      return std::all_of(segments.begin() + std::min(i, segments.size()), segments.end(), FitsAny);
    }
    if (i == segments.size()) return false;
    const auto decoded = PercentDecode(segments[i], EncodedSlash::kKeep);
    if (path.segments[i].kind == Kind::kAny
            ? !FitsAny(segments[i])
            : !decoded.ok() || *decoded != path.segments[i].literal) {
      return false;
    }
  }
  return path.segments.size() == segments.size();
}

// Literals before `*`, that before the end, that before `**`.
std::string Rank(const PathTemplate& path) {
  std::string rank;
  for (const PathSegment& segment : path.segments) {
    rank += segment.kind == Kind::kLiteral ? 'a' : segment.kind == Kind::kAny ? 'b' : 'd';
  }
  return rank + 'c';
}

void Check(absl::string_view input) {
  const std::vector<absl::string_view> lines = absl::StrSplit(input, '\n');
  std::list<Route> routes;
  RouteTable table;
  std::vector<std::string> shapes;
  for (size_t i = 1; i < lines.size(); ++i) {
    absl::string_view text = lines[i];
    const bool post = absl::ConsumePrefix(&text, "!");
    auto path = PathTemplate::Parse(text);
    if (!path.ok()) continue;
    CheckTemplate(*path);
    routes.emplace_back();
    Route& route = routes.back();
    route.http_method = post ? "POST" : "GET";
    route.path = *std::move(path);
    route.method = parish::v1::EveryKind::descriptor()->file()->service(0)->method(0);
    if (!table.Add(&route).ok()) routes.pop_back();
  }
  const RouteMatch found = table.Find("GET", lines[0]);
  bool posts = false;
  bool gets = false;
  for (const Route& route : routes) {
    if (!Matches(route.path, lines[0])) continue;
    if (route.http_method == "POST") {
      posts = true;
    } else {
      gets = true;
      Require(found.route != nullptr && Rank(found.route->path) <= Rank(route.path));
    }
  }
  Require((found.route != nullptr) == gets);
  Require(found.allowed_methods ==
          (!gets && posts ? std::vector<std::string>{"POST"} : std::vector<std::string>()));
  if (gets) {
    Require(found.route->http_method == "GET" && Matches(found.route->path, lines[0]));
    for (const PathVariable& variable : found.route->path.variables) {
      Require(variable.begin <= found.segments.size());
    }
  }
}

}  // namespace
}  // namespace copperplate::gateway

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  copperplate::gateway::Check(copperplate::fuzz::Text(data, size));
  return 0;
}
