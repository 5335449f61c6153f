#include "services/cli/terminal/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <iostream>

namespace copperplate::cli {
namespace {

constexpr size_t kMostPending = size_t{64} * 1024;

}  // namespace

StandardOutput::StandardOutput() : previous_(std::cout.rdbuf(this)) {}

StandardOutput::~StandardOutput() { std::cout.rdbuf(previous_); }

int StandardOutput::Finish() {
  Write();
  // Some file systems say only now that there is no room.
  if (close(STDOUT_FILENO) != 0 && fault_ == 0) fault_ = errno;
  return fault_;
}

StandardOutput::int_type StandardOutput::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char one = traits_type::to_char_type(c);
  return xsputn(&one, 1) == 1 ? c : traits_type::eof();
}

std::streamsize StandardOutput::xsputn(const char* text, std::streamsize size) {
  pending_.append(text, static_cast<size_t>(size));
  if (pending_.size() >= kMostPending) Write();
  return fault_ == 0 ? size : 0;
}

void StandardOutput::Write() {
  size_t written = 0;
  while (fault_ == 0 && written < pending_.size()) {
    const ssize_t part = write(STDOUT_FILENO, pending_.data() + written, pending_.size() - written);
    if (part >= 0) {
      written += static_cast<size_t>(part);
    } else if (errno != EINTR) {
      fault_ = errno;
    }
  }
  pending_.clear();
}

void HoldStandardDescriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(descriptor, F_GETFD) != -1) continue;
    // The lowest free number is this one.
    open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

}  // namespace copperplate::cli
