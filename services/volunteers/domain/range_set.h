// Sets of half-open ranges, as a multirange of PostgreSQL holds them.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/volunteers/domain/calendar.h"

namespace copperplate::volunteers {

// From `from`, and before `to`.
template <typename Point>
struct HalfOpen {
  Point from;
  Point to;

  bool empty() const { return !(from < to); }
  bool Contains(const Point& point) const { return !(point < from) && point < to; }
  bool Overlaps(const HalfOpen& other) const {
    return !empty() && !other.empty() && from < other.to && other.from < to;
  }

  friend bool operator==(const HalfOpen& a, const HalfOpen& b) {
    return a.from == b.from && a.to == b.to;
  }
};

// A set of points, as few ranges as there can be: in order, none empty, none touching the next. A
// value type. `Point` is ordered: days, or instants.
template <typename Point>
class RangeSet {
 public:
  using Range = HalfOpen<Point>;

  RangeSet() = default;
  RangeSet(std::initializer_list<Range> ranges) : RangeSet(std::vector<Range>(ranges)) {}
  // Their union; they may overlap, be empty, and be in any order.
  explicit RangeSet(std::vector<Range> ranges) {
    std::sort(ranges.begin(), ranges.end(),
              [](const Range& a, const Range& b) { return a.from < b.from; });
    for (Range& range : ranges) {
      if (range.empty()) continue;
      if (!ranges_.empty() && !(ranges_.back().to < range.from)) {
        ranges_.back().to = std::max(ranges_.back().to, range.to);
      } else {
        ranges_.push_back(std::move(range));
      }
    }
  }

  const std::vector<Range>& ranges() const { return ranges_; }
  bool empty() const { return ranges_.empty(); }

  bool Contains(const Point& point) const {
    return std::any_of(ranges_.begin(), ranges_.end(),
                       [&](const Range& range) { return range.Contains(point); });
  }
  // Every point of it, `@>`; of an empty range there is none, so that it always does.
  bool Contains(const Range& part) const {
    return part.empty() || std::any_of(ranges_.begin(), ranges_.end(), [&](const Range& range) {
             return !(part.from < range.from) && !(range.to < part.to);
           });
  }

  RangeSet Union(const RangeSet& other) const {
    std::vector<Range> all = ranges_;
    all.insert(all.end(), other.ranges_.begin(), other.ranges_.end());
    return RangeSet(std::move(all));
  }

  RangeSet Intersection(const RangeSet& other) const {
    std::vector<Range> common;
    auto a = ranges_.begin();
    auto b = other.ranges_.begin();
    while (a != ranges_.end() && b != other.ranges_.end()) {
      common.push_back({std::max(a->from, b->from), std::min(a->to, b->to)});
      if (a->to < b->to) {
        ++a;
      } else {
        ++b;
      }
    }
    return RangeSet(std::move(common));
  }

  // Without what is in the other.
  RangeSet Difference(const RangeSet& other) const {
    std::vector<Range> left;
    for (const Range& range : ranges_) {
      Point from = range.from;
      for (const Range& taken : other.ranges_) {
        if (!taken.Overlaps({from, range.to})) continue;
        left.push_back({from, taken.from});
        from = std::max(from, taken.to);
      }
      left.push_back({from, range.to});
    }
    return RangeSet(std::move(left));
  }

  friend bool operator==(const RangeSet& a, const RangeSet& b) { return a.ranges_ == b.ranges_; }

 private:
  std::vector<Range> ranges_;
};

using DayRange = HalfOpen<absl::CivilDay>;
using InstantRange = HalfOpen<absl::Time>;
// Ends at kNoEnd where it has no end.
using DaySet = RangeSet<absl::CivilDay>;
// Ends at absl::InfiniteFuture() where it has no end.
using InstantSet = RangeSet<absl::Time>;

// The number of days in it; it has an end.
int64_t DayCount(const DaySet& days);

// The instant at which a day begins in Europe/London; absl::InfiniteFuture() of kNoEnd.
absl::Time BeginningOf(absl::CivilDay day);

// The instants of these days.
InstantSet InstantsOf(const DaySet& days);

}  // namespace copperplate::volunteers
