// The protobuf wire format, as far as the gateway reads and writes it without message classes.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>

#include "absl/strings/string_view.h"

namespace copperplate::gateway {

enum class WireType : uint8_t {
  kVarint = 0,
  kFixed64 = 1,
  kBytes = 2,
  kGroup = 3,
  kGroupEnd = 4,
  kFixed32 = 5
};

// Reads from [at, end). Every method returns false where the bytes are cut short or malformed, and
// then leaves the cursor anywhere.
struct WireCursor {
  const char* at;
  const char* end;

  explicit WireCursor(absl::string_view bytes)
      : at(bytes.data()), end(bytes.data() + bytes.size()) {}

  bool done() const { return at == end; }
  size_t left() const { return static_cast<size_t>(end - at); }

  bool Varint(uint64_t& value) {
    if (at < end && static_cast<uint8_t>(*at) < 0x80) {
      value = static_cast<uint8_t>(*at++);
      return true;
    }
    return LongVarint(value);
  }

  bool Fixed32(uint32_t& value) {
    if (left() < 4) return false;
    std::memcpy(&value, at, 4);  // little-endian machines only, as is all of protobuf's fast path
    at += 4;
    return true;
  }

  bool Fixed64(uint64_t& value) {
    if (left() < 8) return false;
    std::memcpy(&value, at, 8);
    at += 8;
    return true;
  }

  bool Bytes(absl::string_view& value) {
    uint64_t size;
    if (!Varint(size) || size > left()) return false;
    value = absl::string_view(at, size);
    at += size;
    return true;
  }

  bool Tag(uint32_t& number, WireType& type);

  // Steps over a value of `type`; groups with what they hold, to a depth of 32.
  bool Skip(uint32_t number, WireType type) { return Skip(number, type, 32); }

 private:
  bool LongVarint(uint64_t& value);
  bool Skip(uint32_t number, WireType type, int depth);
};

inline uint64_t ZigZag(int64_t value) {
  return (static_cast<uint64_t>(value) << 1) ^ static_cast<uint64_t>(value >> 63);
}
inline int64_t UnZigZag(uint64_t value) {
  return static_cast<int64_t>((value >> 1) ^ (~(value & 1) + 1));
}

void AppendVarint(uint64_t value, std::string& out);
void AppendTag(uint32_t number, WireType type, std::string& out);
void AppendFixed32(uint32_t value, std::string& out);
void AppendFixed64(uint64_t value, std::string& out);
// Tag, length and bytes.
void AppendBytesField(uint32_t number, absl::string_view bytes, std::string& out);
void AppendVarintField(uint32_t number, uint64_t value, std::string& out);

// The payload that began at `start` of `out` is complete: puts its length before it.
void CloseBytes(size_t start, std::string& out);

}  // namespace copperplate::gateway
