#include "services/gateway/transcode/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace copperplate::gateway {
namespace {

std::string Gunzip(const std::string& bytes) {
  z_stream stream = {};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST(Gzip, ReadsBackAndIsTheSameEachTime) {
  std::string text;
  for (int i = 0; i < 2000; ++i)
    text += "{\"month\":\"2018-03\",\"value\":" + std::to_string(i) + "},";
  const std::string compressed = Gzip(text);
  EXPECT_LT(compressed.size(), text.size() / 5);
  EXPECT_EQ(Gunzip(compressed), text);
  EXPECT_EQ(Gzip(text), compressed);
  EXPECT_EQ(Gunzip(Gzip("")), "");
}

}  // namespace
}  // namespace copperplate::gateway
