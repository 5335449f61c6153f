#pragma once

#include "absl/strings/string_view.h"
#include "libs/digest/sha256.h"

struct evp_md_ctx_st;

namespace copperplate {

// SHA-256 of bytes that come in pieces. Not thread-safe.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(const Sha256Stream&) = delete;
  Sha256Stream& operator=(const Sha256Stream&) = delete;

  void Update(absl::string_view bytes);
  // Of everything so far. Called once, last.
  Sha256Digest Finish();

 private:
  evp_md_ctx_st* const context_;
};

}  // namespace copperplate
