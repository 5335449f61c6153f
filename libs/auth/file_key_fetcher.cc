#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <tuple>
#include <utility>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "libs/auth/key_fetcher.h"

namespace copperplate::auth {
namespace {

constexpr size_t kLargestFile = size_t{256} * 1024;

// What changes when a file is written or another put in its place.
using Identity = std::tuple<dev_t, ino_t, off_t, time_t, long, time_t, long>;

Identity IdentityOf(const struct stat& about) {
  return {about.st_dev,          about.st_ino,         about.st_size,        about.st_mtim.tv_sec,
          about.st_mtim.tv_nsec, about.st_ctim.tv_sec, about.st_ctim.tv_nsec};
}

class FileKeyFetcher final : public KeyFetcher {
 public:
  explicit FileKeyFetcher(std::string path) : path_(std::move(path)) {}

  absl::StatusOr<std::optional<std::string>> Fetch() override {
    struct stat about {};
    if (stat(path_.c_str(), &about) != 0) return Fail(errno);
    const Identity identity = IdentityOf(about);
    // Read once more after the look that found a change: a writer may have been half-way through,
    // within one tick of the file system's clock.
    const bool changed = identity != identity_;
    if (!changed && settled_) return std::optional<std::string>();
    auto text = Read();
    if (text.ok()) {
      identity_ = identity;
      settled_ = !changed;
    }
    return text;
  }

 private:
  absl::Status Fail(int error) {
    identity_.reset();
    return absl::UnavailableError(
        absl::StrCat(path_, " cannot be read: ", std::generic_category().message(error)));
  }

  absl::StatusOr<std::optional<std::string>> Read() {
    const int file = open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return Fail(errno);
    const absl::Cleanup closer = [file] { close(file); };
    std::string text;
    char buffer[4096];
    while (true) {
      const ssize_t count = read(file, buffer, sizeof(buffer));
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return Fail(errno);
      if (count == 0) return text;
      text.append(buffer, static_cast<size_t>(count));
      if (text.size() > kLargestFile) return Fail(EFBIG);
    }
  }

  const std::string path_;
  // Of the text last given; nothing after a failure.
  std::optional<Identity> identity_;
  bool settled_ = false;
};

}  // namespace

std::unique_ptr<KeyFetcher> MakeFileKeyFetcher(std::string path) {
  return std::make_unique<FileKeyFetcher>(std::move(path));
}

}  // namespace copperplate::auth
