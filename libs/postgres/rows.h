#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/codec.h"

struct pg_result;

namespace copperplate::postgres {

namespace internal {
struct ResultDeleter {
  void operator()(pg_result* result) const;
};
using ResultPtr = std::unique_ptr<pg_result, ResultDeleter>;
}  // namespace internal

class Rows;

// One row of a Rows, which must outlive it. Columns count from 0.
class Row {
 public:
  int columns() const;
  bool IsNull(int column) const;
  // The value as PostgreSQL prints it; empty where NULL.
  absl::string_view Text(int column) const;

  // Reads every column in order, as codec.h decodes it; NULL is read by std::optional only.
  // INTERNAL (ROW_MISMATCH) when the number of columns differs or one does not decode: the
  // statement and the code that reads it disagree.
  //
  //   for (const Row row : rows) {
  //     Area area;
  //     ABSL_RETURN_IF_ERROR(row.Read(area.id, area.title, area.valid_to));
  //   }
  template <typename... T>
  absl::Status Read(T&... out) const {
    if (columns() != static_cast<int>(sizeof...(T))) return Mismatch(-1, sizeof...(T));
    int column = -1;
    const bool decoded = (... && ReadColumn(++column, out));
    return decoded ? absl::OkStatus() : Mismatch(column, sizeof...(T));
  }

  // One column; the same errors as Read.
  template <typename T>
  absl::StatusOr<T> Get(int column) const {
    T value{};
    if (column < 0 || column >= columns() || !ReadColumn(column, value)) {
      return Mismatch(column, static_cast<size_t>(columns()));
    }
    return value;
  }

 private:
  friend class Rows;
  Row(const Rows* rows, int row) : rows_(rows), row_(row) {}

  template <typename T>
  bool ReadColumn(int column, T& out) const {
    if constexpr (internal::IsOptional<T>::value) {
      if (IsNull(column)) {
        out.reset();
        return true;
      }
      return Codec<typename T::value_type>::Decode(Text(column), out.emplace());
    } else {
      return !IsNull(column) && Codec<T>::Decode(Text(column), out);
    }
  }

  absl::Status Mismatch(int column, size_t expected) const;

  const Rows* rows_;
  int row_;
};

// What a statement answered. Owns its memory and outlives the lease it came from.
// Thread-compatible.
class Rows {
 public:
  Rows() = default;
  // `statement` is the name errors carry.
  Rows(internal::ResultPtr result, absl::string_view statement);

  int size() const { return size_; }
  bool empty() const { return size_ == 0; }
  // `row` is below size().
  Row operator[](int row) const { return Row(this, row); }

  // Rows an INSERT, UPDATE, DELETE or MERGE changed; for a SELECT its size.
  int64_t affected() const;
  // The command tag, such as `COMMIT`.
  absl::string_view tag() const;

  class Iterator {
   public:
    Iterator(const Rows* rows, int row) : rows_(rows), row_(row) {}
    Row operator*() const { return (*rows_)[row_]; }
    Iterator& operator++() {
      ++row_;
      return *this;
    }
    bool operator==(const Iterator& other) const { return row_ == other.row_; }

   private:
    const Rows* rows_;
    int row_;
  };
  Iterator begin() const { return Iterator(this, 0); }
  Iterator end() const { return Iterator(this, size_); }

 private:
  friend class Row;
  internal::ResultPtr result_;
  std::string statement_;
  int size_ = 0;
};

}  // namespace copperplate::postgres
