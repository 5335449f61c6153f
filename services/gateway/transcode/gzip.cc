#include "services/gateway/transcode/gzip.h"

#include <zlib.h>

namespace copperplate::gateway {

std::string Gzip(absl::string_view text) {
  constexpr int kLevel = 3;  // JSON shrinks to a tenth here already; 6 takes twice the time
  constexpr int kGzipFormat = 15 + 16;
  z_stream stream = {};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipFormat, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    return "";
  }
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(done ? stream.total_out : 0);
  out.shrink_to_fit();
  deflateEnd(&stream);
  return out;
}

}  // namespace copperplate::gateway
