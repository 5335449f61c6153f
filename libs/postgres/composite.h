// How a value of several fields travels to and from a column of a composite type, or of an array of
// one (codec.h): what a record keeps of its past is then read and written with its row.
//
//   template <>
//   struct postgres::Codec<Note> : postgres::CompositeCodec<Note, postgres::Codec<Note>> {
//     static auto Fields(Note& note) { return std::tie(note.on, note.text); }
//   };
//
// Fields() are those of the type, in its order. A field that may be NULL is a std::optional.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/postgres/codec.h"

namespace copperplate::postgres {

namespace internal {

// Takes a composite literal apart: one entry a field, nullopt for NULL. False when it is not one.
bool SplitComposite(absl::string_view text, std::vector<std::optional<std::string>>& out);
// Appends one field that is not NULL, quoted.
void AppendCompositeField(absl::string_view text, std::string& out);

template <typename T>
bool DecodeField(const std::optional<std::string>& text, T& out) {
  if constexpr (IsOptional<T>::value) {
    if (!text.has_value()) {
      out.reset();
      return true;
    }
    return Codec<typename T::value_type>::Decode(*text, out.emplace());
  } else {
    return text.has_value() && Codec<T>::Decode(*text, out);
  }
}

template <typename T>
void EncodeField(const T& value, std::string& out) {
  std::string text;
  if constexpr (IsOptional<T>::value) {
    if (!value.has_value()) return;
    Codec<typename T::value_type>::Encode(*value, text);
  } else {
    Codec<T>::Encode(value, text);
  }
  AppendCompositeField(text, out);
}

}  // namespace internal

template <typename T, typename Own>
struct CompositeCodec {
  static bool Decode(absl::string_view text, T& out) {
    std::vector<std::optional<std::string>> texts;
    if (!internal::SplitComposite(text, texts)) return false;
    const auto decode = [&](auto&... fields) {
      size_t at = 0;
      return sizeof...(fields) == texts.size() &&
             (internal::DecodeField(texts[at++], fields) && ...);
    };
    return std::apply(decode, Own::Fields(out));
  }

  static void Encode(const T& value, std::string& out) {
    T copy = value;  // Fields() refers to what it may be read into
    const auto encode = [&](const auto&... fields) {
      bool first = true;
      const auto add = [&](const auto& field) {
        if (!first) out += ',';
        first = false;
        internal::EncodeField(field, out);
      };
      (add(fields), ...);
    };
    out += '(';
    std::apply(encode, Own::Fields(copy));
    out += ')';
  }
};

}  // namespace copperplate::postgres
