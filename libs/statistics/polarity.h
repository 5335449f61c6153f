#pragma once

namespace copperplate::statistics {

// Which way of a figure is the good one. Neutral: neither, or nobody can say.
enum class Polarity { kHigherIsBetter, kLowerIsBetter, kNeutral };

}  // namespace copperplate::statistics
