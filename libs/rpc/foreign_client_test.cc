// What a client that is not ours sees: Debian's Python grpcio with its default limits.
#include <array>
#include <cstdio>
#include <memory>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "libs/rpc/testdata/echo_fixture.h"

namespace copperplate::rpc {
namespace {

using testdata::EchoHandlers;
using testdata::SayRequest;
using testdata::SayResponse;

class ForeignClientTest : public testdata::EchoFixture {
 protected:
  // What foreign_status.py prints.
  std::string Status() {
    const std::string command =
        absl::StrCat("/usr/bin/python3 libs/rpc/testdata/foreign_status.py ", harness_->address());
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
    std::array<char, 256> line{};
    if (pipe == nullptr || fgets(line.data(), line.size(), pipe.get()) == nullptr) return "";
    return line.data();
  }
};

TEST_F(ForeignClientTest, GetsAStatusOfAThousandFaultsWhole) {
  EchoHandlers handlers;
  handlers.say = [](const CallContext&, const SayRequest&) -> absl::StatusOr<SayResponse> {
    Faults faults;
    for (int row = 0; row < 1000; ++row) {
      faults.Add("UNKNOWN_AREA", absl::StrCat("rows[", row, "].area"),
                 "no area of the force has this id");
    }
    return faults.ToStatus();
  };
  Serve(std::move(handlers));
  std::istringstream status(Status());
  std::string code;
  std::string reason;
  size_t size = 0;
  int count = 0;
  int listed = 0;
  ASSERT_TRUE(status >> code >> size >> reason >> count >> listed) << status.str();
  EXPECT_EQ(code, "INVALID_ARGUMENT");
  EXPECT_EQ(reason, "UNKNOWN_AREA");
  EXPECT_EQ(count, 1000);
  EXPECT_GT(listed, 80);
  EXPECT_LE(size, 6u * 1024);
}

// The largest status there is: details and message at their bounds, none of it ASCII.
TEST_F(ForeignClientTest, GetsTheLargestStatusWhole) {
  EchoHandlers handlers;
  handlers.say = [](const CallContext&, const SayRequest&) -> absl::StatusOr<SayResponse> {
    Faults faults;
    std::string accents;
    for (int i = 0; i < 1000; ++i) accents += "\xc3\xa9";
    for (int row = 0; row < 100; ++row) faults.Add("LONG", "f", std::string(100, '\x7f'));
    const absl::Status status = faults.ToStatus();
    absl::Status largest(status.code(), accents);
    status.ForEachPayload([&](absl::string_view type, const absl::Cord& payload) {
      largest.SetPayload(type, payload);
    });
    return largest;
  };
  Serve(std::move(handlers));
  std::istringstream status(Status());
  std::string code;
  std::string reason;
  size_t size = 0;
  ASSERT_TRUE(status >> code >> size >> reason) << status.str();
  EXPECT_EQ(code, "INVALID_ARGUMENT");
  EXPECT_EQ(reason, "LONG");
  EXPECT_GT(size, 5u * 1024 + 900);
  EXPECT_LE(size, 6u * 1024);
}

}  // namespace
}  // namespace copperplate::rpc
