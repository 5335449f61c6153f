#include "services/gateway/routes/route_table.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/gateway/routes/percent.h"

namespace copperplate::gateway {
namespace {

// Longer paths match nothing; this also bounds the search.
constexpr size_t kMaxSegments = 32;

// Splits `/a/b:verb`; false where the path is no path of ours.
bool Split(absl::string_view path, std::vector<absl::string_view>& segments,
           absl::string_view& verb) {
  if (path.empty() || path[0] != '/') return false;
  path.remove_prefix(1);
  segments.reserve(8);
  while (true) {
    const size_t slash = path.find('/');
    segments.push_back(path.substr(0, slash));
    if (slash == absl::string_view::npos) break;
    if (segments.size() == kMaxSegments) return false;
    path.remove_prefix(slash + 1);
  }
  absl::string_view& last = segments.back();
  if (const size_t colon = last.rfind(':'); colon != absl::string_view::npos) {
    verb = last.substr(colon + 1);
    last = last.substr(0, colon);
    if (verb.empty()) return false;
  }
  return true;
}

// Also encoded dots are refused: whoever normalises addresses behind us would walk with them.
bool MatchesAny(absl::string_view segment) {
  if (segment.empty()) return false;
  if (segment.size() > 6) return true;
  size_t dots = 0;
  while (!segment.empty()) {
    if (!absl::ConsumePrefix(&segment, ".") && !absl::ConsumePrefix(&segment, "%2e") &&
        !absl::ConsumePrefix(&segment, "%2E")) {
      return true;
    }
    ++dots;
  }
  return dots > 2;
}

}  // namespace

struct RouteTable::Search {
  absl::string_view method;
  absl::string_view verb;
  const std::vector<absl::string_view>& segments;
  std::vector<std::string> allowed;
};

RouteTable::RouteTable() : nodes_(1) {}

int RouteTable::Child(int node, const PathSegment& segment) {
  const int next = static_cast<int>(nodes_.size());
  int& child = segment.kind == PathSegment::Kind::kLiteral
                   ? nodes_[node].literals.try_emplace(segment.literal, -1).first->second
                   : nodes_[node].any;
  if (child >= 0) return child;
  child = next;
  nodes_.emplace_back();
  return next;
}

absl::Status RouteTable::Add(const Route* route) {
  int node = 0;
  bool open_ended = false;
  for (const PathSegment& segment : route->path.segments) {
    if (segment.kind == PathSegment::Kind::kRest) {
      open_ended = true;
      break;
    }
    node = Child(node, segment);
  }
  std::vector<Binding>& bindings = open_ended ? nodes_[node].rest : nodes_[node].here;
  for (const Binding& other : bindings) {
    if (other.verb != route->path.verb || other.route->http_method != route->http_method) continue;
    return absl::AlreadyExistsError(absl::StrCat(
        route->http_method, " ", route->pattern, " of ", route->method->full_name(),
        " is already the route ", other.route->pattern, " of ", other.route->method->full_name()));
  }
  bindings.push_back({route->path.verb, route});
  return absl::OkStatus();
}

RouteMatch RouteTable::Find(absl::string_view method, absl::string_view path) const {
  RouteMatch match;
  absl::string_view verb;
  if (!Split(path, match.segments, verb)) return match;
  Search search{method, verb, match.segments, {}};
  match.route = Descend(0, 0, search);
  if (match.route == nullptr) match.allowed_methods = std::move(search.allowed);
  std::sort(match.allowed_methods.begin(), match.allowed_methods.end());
  return match;
}

const Route* RouteTable::Descend(int index, size_t depth, Search& search) const {
  const Node& node = nodes_[index];
  if (depth == search.segments.size()) {
    const Route* exact = Pick(node.here, search);
    return exact != nullptr ? exact : Pick(node.rest, search);
  }
  const absl::string_view segment = search.segments[depth];
  if (!node.literals.empty()) {
    std::string decoded;
    absl::string_view literal = segment;
    if (segment.find('%') != absl::string_view::npos) {
      decoded = PercentDecode(segment, EncodedSlash::kKeep).value_or("");
      literal = decoded;
    }
    if (const auto found = node.literals.find(literal); found != node.literals.end()) {
      if (const Route* route = Descend(found->second, depth + 1, search)) return route;
    }
  }
  if (!MatchesAny(segment)) return nullptr;
  if (node.any >= 0) {
    if (const Route* route = Descend(node.any, depth + 1, search)) return route;
  }
  if (node.rest.empty() ||
      !std::all_of(search.segments.begin() + depth, search.segments.end(), MatchesAny)) {
    return nullptr;
  }
  return Pick(node.rest, search);
}

const Route* RouteTable::Pick(const std::vector<Binding>& bindings, Search& search) {
  for (const Binding& binding : bindings) {
    if (binding.verb != search.verb) continue;
    if (binding.route->http_method == search.method) return binding.route;
    if (std::find(search.allowed.begin(), search.allowed.end(), binding.route->http_method) ==
        search.allowed.end()) {
      search.allowed.push_back(binding.route->http_method);
    }
  }
  return nullptr;
}

}  // namespace copperplate::gateway
