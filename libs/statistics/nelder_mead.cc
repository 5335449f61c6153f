#include "libs/statistics/nelder_mead.h"

#include <algorithm>
#include <cmath>

namespace copperplate::statistics {
namespace {

constexpr double kNotHere = 1e35;

using Point = std::vector<double>;

class Simplex {
 public:
  Simplex(const std::function<double(const Point&)>& objective, const Point& start,
          const SimplexOptions& options)
      : objective_(objective), options_(options) {
    const double value = Evaluate(start);
    slack_ = options.tolerance * (std::fabs(value) + options.tolerance);
    corners_.push_back({start, value});
    double step = 0;
    for (const double x : start) step = std::max(step, 0.1 * std::fabs(x));
    if (step == 0) step = 0.1;
    for (size_t i = 0; i < start.size(); ++i) {
      Point corner = start;
      // A step too small to be felt beside the coordinate grows until it is.
      double reach = step;
      while (corner[i] == start[i]) {
        corner[i] = start[i] + reach;
        reach *= 10;
      }
      size_ += reach;
      corners_.push_back({corner, Evaluate(corner)});
    }
  }

  SimplexResult Minimise() {
    do {
      FindEnds();
    } while (corners_[worst_].value > corners_[best_].value + slack_ &&
             evaluations_ <= options_.evaluations && Improve());
    // As R does, without a look at what the last round brought when evaluations ran out.
    return {corners_[best_].point, corners_[best_].value};
  }

 private:
  struct Corner {
    Point point;
    double value;
  };

  double Evaluate(const Point& point) {
    ++evaluations_;
    const double value = objective_(point);
    return std::isfinite(value) ? value : kNotHere;
  }

  void FindEnds() {
    worst_ = best_;
    for (size_t i = 0; i < corners_.size(); ++i) {
      if (corners_[i].value < corners_[best_].value) best_ = i;
      if (corners_[i].value > corners_[worst_].value) worst_ = i;
    }
  }

  // a x + b y.
  static Point Mix(double a, const Point& x, double b, const Point& y) {
    Point mixed(x.size());
    for (size_t i = 0; i < x.size(); ++i) mixed[i] = a * x[i] + b * y[i];
    return mixed;
  }

  Point CentreOfOthers() const {
    Point centre(corners_[0].point.size());
    for (size_t i = 0; i < centre.size(); ++i) {
      double sum = -corners_[worst_].point[i];
      for (const Corner& corner : corners_) sum += corner.point[i];
      centre[i] = sum / static_cast<double>(centre.size());
    }
    return centre;
  }

  // One round: the worst corner is reflected through the others, stretched or drawn in; else all
  // are drawn towards the best. False when that no longer makes the simplex smaller.
  bool Improve() {
    Corner& worst = corners_[worst_];
    const Point centre = CentreOfOthers();
    Corner reflected{Mix(2, centre, -1, worst.point), 0};
    reflected.value = Evaluate(reflected.point);
    if (reflected.value < corners_[best_].value) {
      Corner stretched{Mix(2, reflected.point, -1, centre), 0};
      stretched.value = Evaluate(stretched.point);
      worst = stretched.value < reflected.value ? stretched : reflected;
      return true;
    }
    const bool better = reflected.value < worst.value;
    if (better) worst = reflected;
    Corner contracted{Mix(0.5, worst.point, 0.5, centre), 0};
    contracted.value = Evaluate(contracted.point);
    if (contracted.value < worst.value) {
      worst = contracted;
      return true;
    }
    return better || Shrink();
  }

  bool Shrink() {
    double size = 0;
    const Point& best = corners_[best_].point;
    for (size_t j = 0; j < corners_.size(); ++j) {
      if (j == best_) continue;
      Corner& corner = corners_[j];
      for (size_t i = 0; i < best.size(); ++i) {
        corner.point[i] = 0.5 * (corner.point[i] - best[i]) + best[i];
        size += std::fabs(corner.point[i] - best[i]);
      }
    }
    if (size >= size_) return false;
    size_ = size;
    for (size_t j = 0; j < corners_.size(); ++j) {
      if (j != best_) corners_[j].value = Evaluate(corners_[j].point);
    }
    return true;
  }

  const std::function<double(const Point&)>& objective_;
  const SimplexOptions options_;
  std::vector<Corner> corners_;
  size_t best_ = 0;
  size_t worst_ = 0;
  double slack_ = 0;
  double size_ = 0;
  int evaluations_ = 0;
};

}  // namespace

SimplexResult MinimiseBySimplex(const std::function<double(const std::vector<double>&)>& objective,
                                const std::vector<double>& start, const SimplexOptions& options) {
  return Simplex(objective, start, options).Minimise();
}

}  // namespace copperplate::statistics
