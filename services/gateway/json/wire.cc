#include "services/gateway/json/wire.h"

namespace copperplate::gateway {
namespace {

size_t EncodeVarint(uint64_t value, char* buffer) {
  size_t size = 0;
  while (value >= 0x80) {
    buffer[size++] = static_cast<char>(value | 0x80);
    value >>= 7;
  }
  buffer[size++] = static_cast<char>(value);
  return size;
}

}  // namespace

bool WireCursor::LongVarint(uint64_t& value) {
  value = 0;
  for (int shift = 0; shift < 70; shift += 7) {
    if (at == end) return false;
    const uint8_t byte = static_cast<uint8_t>(*at++);
    value |= static_cast<uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

bool WireCursor::Tag(uint32_t& number, WireType& type) {
  uint64_t tag;
  if (!Varint(tag) || tag > 0xffffffffu || (tag & 7) > 5) return false;
  number = static_cast<uint32_t>(tag >> 3);
  type = static_cast<WireType>(tag & 7);
  return number != 0;
}

bool WireCursor::Skip(uint32_t number, WireType type, int depth) {
  uint64_t ignored64;
  uint32_t ignored32;
  absl::string_view ignored;
  switch (type) {
    case WireType::kVarint:
      return Varint(ignored64);
    case WireType::kFixed64:
      return Fixed64(ignored64);
    case WireType::kBytes:
      return Bytes(ignored);
    case WireType::kFixed32:
      return Fixed32(ignored32);
    case WireType::kGroupEnd:
      return false;
    case WireType::kGroup:
      break;
  }
  if (depth == 0) return false;
  while (true) {
    uint32_t inner;
    WireType inner_type;
    if (!Tag(inner, inner_type)) return false;
    if (inner_type == WireType::kGroupEnd) return inner == number;
    if (!Skip(inner, inner_type, depth - 1)) return false;
  }
}

void AppendVarint(uint64_t value, std::string& out) {
  char buffer[10];
  out.append(buffer, EncodeVarint(value, buffer));
}

void AppendTag(uint32_t number, WireType type, std::string& out) {
  AppendVarint(static_cast<uint64_t>(number) << 3 | static_cast<uint64_t>(type), out);
}

void AppendFixed32(uint32_t value, std::string& out) {
  char buffer[4];
  std::memcpy(buffer, &value, 4);
  out.append(buffer, 4);
}

void AppendFixed64(uint64_t value, std::string& out) {
  char buffer[8];
  std::memcpy(buffer, &value, 8);
  out.append(buffer, 8);
}

void AppendBytesField(uint32_t number, absl::string_view bytes, std::string& out) {
  AppendTag(number, WireType::kBytes, out);
  AppendVarint(bytes.size(), out);
  out.append(bytes.data(), bytes.size());
}

void AppendVarintField(uint32_t number, uint64_t value, std::string& out) {
  AppendTag(number, WireType::kVarint, out);
  AppendVarint(value, out);
}

void CloseBytes(size_t start, std::string& out) {
  char buffer[10];
  out.insert(start, buffer, EncodeVarint(out.size() - start, buffer));
}

}  // namespace copperplate::gateway
