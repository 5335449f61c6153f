#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>

namespace copperplate::server {

// A connection to a port of this machine, on which nothing is sent.
class SilentConnection {
 public:
  explicit SilentConnection(int port) : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to = {};
    to.sin_family = AF_INET;
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    to.sin_port = htons(static_cast<uint16_t>(port));
    EXPECT_EQ(connect(fd_, reinterpret_cast<const sockaddr*>(&to), sizeof(to)), 0);
  }
  ~SilentConnection() { close(fd_); }
  SilentConnection(const SilentConnection&) = delete;
  SilentConnection& operator=(const SilentConnection&) = delete;

  int fd() const { return fd_; }

 private:
  const int fd_;
};

// Sends `request`; returns all that comes back.
inline std::string HttpRequest(int port, const std::string& request) {
  const SilentConnection connection(port);
  EXPECT_EQ(write(connection.fd(), request.data(), request.size()),
            static_cast<ssize_t>(request.size()));
  std::string reply;
  char buffer[4096];
  for (ssize_t got; (got = read(connection.fd(), buffer, sizeof(buffer))) > 0;) {
    reply.append(buffer, got);
  }
  return reply;
}

inline std::string HttpGet(int port, const std::string& path) {
  return HttpRequest(port, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
}

}  // namespace copperplate::server
