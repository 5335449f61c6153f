#include "services/indicators/app/import_rows.h"

#include <algorithm>
#include <cstring>
#include <tuple>
#include <type_traits>
#include <utility>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/status/status_macros.h"

namespace copperplate::indicators {

// A row without pointers, as it also stands in the file, there with its breakdown behind it.
struct ImportRows::Held {
  int32_t area;
  int32_t indicator;
  int32_t month;
  uint32_t breakdown_size;
  int64_t line;
  int64_t numerator;
  int64_t denominator;
  uint32_t breakdown_begin;  // in breakdowns_; of no meaning in the file
  uint8_t has_denominator;
  uint8_t status;
  uint8_t qualifier;
  uint8_t period_months;
};

namespace {

constexpr size_t kReadSize = size_t{256} << 10;

bool SameKey(const ImportRow& a, const ImportRow& b) {
  return a.area == b.area && a.indicator == b.indicator && a.month == b.month &&
         a.breakdown == b.breakdown;
}

bool Before(const ImportRow& a, const ImportRow& b) {
  return std::tie(a.area, a.indicator, a.month, a.breakdown, a.line) <
         std::tie(b.area, b.indicator, b.month, b.breakdown, b.line);
}

template <typename Held>
ImportRow ToRow(const Held& held, absl::string_view breakdown) {
  ImportRow row;
  row.area = held.area;
  row.indicator = held.indicator;
  row.month = held.month;
  row.breakdown = breakdown;
  row.numerator = held.numerator;
  if (held.has_denominator != 0) row.denominator = held.denominator;
  row.status = static_cast<FigureStatus>(held.status);
  row.qualifier = static_cast<Qualifier>(held.qualifier);
  row.period_months = held.period_months;
  row.line = held.line;
  return row;
}

}  // namespace

// Reads one run, a row at a time.
class ImportRows::RunReader {
 public:
  RunReader(const TemporaryFile& file, Run run) : file_(file), next_(run.begin), end_(run.end) {}

  // The row it stands on, valid until Next().
  const ImportRow& row() const { return row_; }

  // False at the end of the run.
  absl::StatusOr<bool> Next() {
    ABSL_ASSIGN_OR_RETURN(const bool more, Ensure(sizeof(Held)));
    if (!more) return false;
    Held held;
    std::memcpy(&held, buffer_.data() + at_, sizeof(Held));
    ABSL_RETURN_IF_ERROR(Ensure(sizeof(Held) + held.breakdown_size).status());
    row_ = ToRow(held, absl::string_view(buffer_).substr(at_ + sizeof(Held), held.breakdown_size));
    at_ += sizeof(Held) + held.breakdown_size;
    return true;
  }

 private:
  // Has the next `size` bytes of the run in the buffer; false where there are none.
  absl::StatusOr<bool> Ensure(size_t size) {
    if (buffer_.size() - at_ >= size) return true;
    buffer_.erase(0, at_);
    at_ = 0;
    const size_t kept = buffer_.size();
    const size_t wanted = std::max(size, kReadSize) - kept;
    const size_t left = static_cast<size_t>(std::min<uint64_t>(wanted, end_ - next_));
    buffer_.resize(kept + left);
    ABSL_ASSIGN_OR_RETURN(const size_t got,
                          file_.ReadAt(next_, absl::MakeSpan(buffer_).subspan(kept)));
    next_ += got;
    if (got == left && buffer_.size() >= size) return true;
    if (got == left && buffer_.empty()) return false;
    return absl::InternalError("a temporary file is shorter than what was written");
  }

  const TemporaryFile& file_;
  uint64_t next_;
  const uint64_t end_;
  std::string buffer_;
  size_t at_ = 0;
  ImportRow row_;
};

ImportRows::ImportRows(Options options) : options_(std::move(options)) {}

ImportRows::~ImportRows() = default;

ImportRow ImportRows::RowOf(const Held& held) const {
  return ToRow(held,
               absl::string_view(breakdowns_).substr(held.breakdown_begin, held.breakdown_size));
}

absl::Status ImportRows::Add(const ImportRow& row) {
  static_assert(std::is_trivially_copyable_v<Held>);
  const size_t most = options_.run_bytes / sizeof(Held);
  if (held_.size() == most || breakdowns_.size() > options_.run_bytes) {
    ABSL_RETURN_IF_ERROR(Spill());
  }
  // Doubling would hold half as much again at the end.
  if (held_.size() == held_.capacity()) held_.reserve(std::min(most, held_.size() * 2 + 64));
  held_.push_back({.area = row.area,
                   .indicator = row.indicator,
                   .month = row.month,
                   .breakdown_size = static_cast<uint32_t>(row.breakdown.size()),
                   .line = row.line,
                   .numerator = row.numerator,
                   .denominator = row.denominator.value_or(0),
                   .breakdown_begin = static_cast<uint32_t>(breakdowns_.size()),
                   .has_denominator = row.denominator.has_value() ? uint8_t{1} : uint8_t{0},
                   .status = static_cast<uint8_t>(row.status),
                   .qualifier = static_cast<uint8_t>(row.qualifier),
                   .period_months = static_cast<uint8_t>(row.period_months)});
  breakdowns_.append(row.breakdown.data(), row.breakdown.size());
  return absl::OkStatus();
}

void ImportRows::Sort() {
  const absl::string_view breakdowns = breakdowns_;
  const auto key = [](const Held& held) {
    return std::make_tuple(held.area, held.indicator, held.month);
  };
  std::sort(held_.begin(), held_.end(), [&](const Held& a, const Held& b) {
    if (const auto left = key(a), right = key(b); left != right) return left < right;
    const int order = breakdowns.substr(a.breakdown_begin, a.breakdown_size)
                          .compare(breakdowns.substr(b.breakdown_begin, b.breakdown_size));
    return order != 0 ? order < 0 : a.line < b.line;
  });
}

absl::Status ImportRows::Spill() {
  if (!file_.has_value()) {
    ABSL_ASSIGN_OR_RETURN(file_, TemporaryFile::Create(options_.folder));
  }
  Sort();
  const uint64_t begin = file_->size();
  std::string bytes;
  for (const Held& held : held_) {
    const absl::string_view breakdown = RowOf(held).breakdown;
    bytes.append(reinterpret_cast<const char*>(&held), sizeof(Held));
    bytes.append(breakdown.data(), breakdown.size());
    if (bytes.size() < kReadSize) continue;
    ABSL_RETURN_IF_ERROR(file_->Append(bytes));
    bytes.clear();
  }
  ABSL_RETURN_IF_ERROR(file_->Append(bytes));
  runs_.push_back({begin, file_->size()});
  held_.clear();
  breakdowns_.clear();
  return absl::OkStatus();
}

absl::Status ImportRows::Seal() {
  if (runs_.empty()) {
    Sort();
    return absl::OkStatus();
  }
  if (!held_.empty()) ABSL_RETURN_IF_ERROR(Spill());
  std::vector<Held>().swap(held_);
  std::string().swap(breakdowns_);
  return absl::OkStatus();
}

absl::Status ImportRows::ForEach(absl::FunctionRef<absl::Status(const ImportRow&)> visit) {
  if (!runs_.empty()) return Merge(visit);
  for (const Held& held : held_) ABSL_RETURN_IF_ERROR(visit(RowOf(held)));
  return absl::OkStatus();
}

absl::Status ImportRows::Merge(absl::FunctionRef<absl::Status(const ImportRow&)> visit) {
  std::vector<RunReader> readers;
  readers.reserve(runs_.size());
  std::vector<RunReader*> heap;  // the first row on top
  for (const Run run : runs_) {
    RunReader& reader = readers.emplace_back(*file_, run);
    ABSL_ASSIGN_OR_RETURN(const bool more, reader.Next());
    if (more) heap.push_back(&reader);
  }
  const auto after = [](const RunReader* a, const RunReader* b) {
    return Before(b->row(), a->row());
  };
  std::make_heap(heap.begin(), heap.end(), after);
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), after);
    RunReader& reader = *heap.back();
    ABSL_RETURN_IF_ERROR(visit(reader.row()));
    ABSL_ASSIGN_OR_RETURN(const bool more, reader.Next());
    if (more) {
      std::push_heap(heap.begin(), heap.end(), after);
    } else {
      heap.pop_back();
    }
  }
  return absl::OkStatus();
}

absl::Status FindRepeatedKeys(
    ImportRowSource& rows,
    absl::FunctionRef<void(int64_t line, int64_t first_line)> on_repeated_key) {
  ImportRow first;
  std::string breakdown;
  bool any = false;
  return rows.ForEach([&](const ImportRow& row) {
    if (any && SameKey(first, row)) {
      on_repeated_key(row.line, first.line);
      return absl::OkStatus();
    }
    any = true;
    first = row;
    breakdown.assign(row.breakdown.data(), row.breakdown.size());
    first.breakdown = breakdown;
    return absl::OkStatus();
  });
}

}  // namespace copperplate::indicators
