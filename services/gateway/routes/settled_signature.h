#pragma once

#include <optional>
#include <string>
#include <utility>

namespace copperplate::gateway {

// Says when a folder is to be read: at the first look, and later once it has changed and two looks
// one after the other saw the same, since half a file may well be a valid one.
class SettledSignature {
 public:
  // `signature` is what the folder looks like now. Where it is to be read, Taken() follows, unless
  // that fails.
  bool IsDue(const std::string& signature) {
    const bool settled = !taken_.has_value() || last_ == signature;
    last_ = signature;
    return settled && taken_ != signature;
  }
  void Taken(std::string signature) { taken_ = std::move(signature); }

 private:
  std::optional<std::string> taken_;
  std::string last_;
};

}  // namespace copperplate::gateway
