#include "services/cli/terminal/output.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <iostream>

namespace copperplate::cli {
namespace {

// Puts `descriptor` in standard output's place; ~ brings the real one back.
class InPlaceOfOutput {
 public:
  explicit InPlaceOfOutput(int descriptor) : real_(dup(STDOUT_FILENO)) {
    dup2(descriptor, STDOUT_FILENO);
    close(descriptor);
  }
  ~InPlaceOfOutput() {
    dup2(real_, STDOUT_FILENO);
    close(real_);
  }

 private:
  const int real_;
};

TEST(StandardOutput, WritesAll) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  {
    const InPlaceOfOutput place(ends[1]);
    StandardOutput output;
    std::cout << "figures " << 1 << '\n';
    EXPECT_EQ(output.Finish(), 0);
  }
  char text[64];
  const ssize_t size = read(ends[0], text, sizeof(text));
  close(ends[0]);
  EXPECT_EQ(std::string(text, static_cast<size_t>(size)), "figures 1\n");
}

TEST(StandardOutput, RemembersTheFirstFailure) {
  const InPlaceOfOutput place(open("/dev/full", O_WRONLY));
  StandardOutput output;
  std::cout << std::string(size_t{1} << 20U, 'x');
  EXPECT_FALSE(std::cout.good()) << "written before the end";
  std::cout.clear();
  EXPECT_EQ(output.Finish(), ENOSPC);
}

TEST(StandardOutput, TellsAClosedPipe) {
  const auto previous = std::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  {
    const InPlaceOfOutput place(ends[1]);
    StandardOutput output;
    std::cout << "x";
    EXPECT_EQ(output.Finish(), EPIPE);
  }
  std::signal(SIGPIPE, previous);
}

}  // namespace
}  // namespace copperplate::cli
