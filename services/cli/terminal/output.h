#pragma once

#include <streambuf>
#include <string>

namespace copperplate::cli {

// As long as it lives std::cout writes through it to standard output, and a write that fails is
// remembered: what a script keeps must be the whole answer or a failure. One at a time.
class StandardOutput : public std::streambuf {
 public:
  StandardOutput();
  ~StandardOutput() override;
  StandardOutput(const StandardOutput&) = delete;
  StandardOutput& operator=(const StandardOutput&) = delete;

  // Writes what is left and closes. 0, or the errno of the first failure, after which nothing was
  // written.
  int Finish();

 protected:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;

 private:
  void Write();

  std::streambuf* const previous_;
  std::string pending_;
  int fault_ = 0;
};

// Opens those of standard input, output and error that are closed, so that no socket is taken for
// them: writing to the stand-in fails as writing to what is closed does.
void HoldStandardDescriptors();

}  // namespace copperplate::cli
