#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/codec.h"

namespace copperplate::postgres {

// The values of one execution, or of one row of a COPY, in the text form of codec.h.
class Params {
 public:
  template <typename... Args>
  static Params Of(const Args&... args) {
    Params params;
    (params.Add(args), ...);
    return params;
  }

  void Add(std::nullopt_t) { ends_.push_back(kNull); }

  template <typename T>
  void Add(const T& value) {
    if constexpr (internal::IsOptional<T>::value) {
      if (value.has_value()) {
        Add(*value);
      } else {
        Add(std::nullopt);
      }
    } else {
      const size_t start = text_.size();
      Codec<std::decay_t<const T>>::Encode(value, text_);
      has_nul_ = has_nul_ || text_.find('\0', start) != std::string::npos;
      text_ += '\0';
      ends_.push_back(text_.size());
    }
  }

  void Clear() {
    text_.clear();
    ends_.clear();
    has_nul_ = false;
  }

  size_t size() const { return ends_.size(); }
  // A value held a NUL character, which no PostgreSQL text can: the statement is refused.
  bool has_nul() const { return has_nul_; }

  // Calls visit(const char* value) for each in order: NUL-terminated, null pointer for NULL.
  template <typename Visit>
  void ForEach(const Visit& visit) const {
    size_t start = 0;
    for (const size_t end : ends_) {
      if (end == kNull) {
        visit(static_cast<const char*>(nullptr));
      } else {
        visit(text_.c_str() + start);
        start = end;
      }
    }
  }

 private:
  static constexpr size_t kNull = static_cast<size_t>(-1);

  std::string text_;
  absl::InlinedVector<size_t, 16> ends_;
  bool has_nul_ = false;
};

}  // namespace copperplate::postgres
