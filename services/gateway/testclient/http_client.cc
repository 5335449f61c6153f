#include "services/gateway/testclient/http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdlib>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace copperplate::gateway {

HttpClient::HttpClient(int port) {
  socket_ = socket(AF_INET, SOCK_STREAM, 0);
  timeval limit = {30, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit));
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0) std::abort();
}

HttpClient::~HttpClient() { close(socket_); }

bool HttpClient::Send(const std::string& bytes) {
  size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t n = send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (n <= 0) return false;
    sent += static_cast<size_t>(n);
  }
  return true;
}

void HttpClient::ShutdownSend() { shutdown(socket_, SHUT_WR); }

bool HttpClient::Fill() {
  char block[16384];
  const ssize_t n = recv(socket_, block, sizeof(block), 0);
  if (n < 0) reset_ = true;
  if (n <= 0) return false;
  in_.append(block, static_cast<size_t>(n));
  return true;
}

bool HttpClient::FillTo(size_t bytes) {
  while (in_.size() < bytes) {
    if (!Fill()) return false;
  }
  return true;
}

std::string HttpClient::ReadUntil(const std::string& end) {
  size_t found;
  while ((found = in_.find(end)) == std::string::npos) {
    if (!Fill()) return std::exchange(in_, "");
  }
  std::string text = in_.substr(0, found + end.size());
  in_.erase(0, text.size());
  return text;
}

bool HttpClient::AtEnd() { return in_.empty() && !Fill(); }

ClientReply HttpClient::ReadHead() {
  ClientReply reply;
  const std::string head = ReadUntil("\r\n\r\n");
  if (head.size() < 4 || head.substr(head.size() - 4) != "\r\n\r\n") return reply;
  const std::vector<std::string> lines = absl::StrSplit(head, "\r\n", absl::SkipEmpty());
  reply.status = std::atoi(lines[0].substr(9, 3).c_str());
  for (size_t i = 1; i < lines.size(); ++i) {
    const std::pair<std::string, std::string> field =
        absl::StrSplit(lines[i], absl::MaxSplits(": ", 1));
    reply.fields[absl::AsciiStrToLower(field.first)] = field.second;
  }
  return reply;
}

ClientReply HttpClient::Read(bool to_head) {
  ClientReply reply = ReadHead();
  if (reply.status == 0) return reply;
  if (to_head || reply.status == 204 || reply.status == 304 || reply.status == 100) {
    reply.complete = true;
  } else if (reply.fields.count("transfer-encoding") > 0) {
    ReadChunks(reply);
  } else if (const auto length = reply.fields.find("content-length");
             length != reply.fields.end()) {
    const size_t size = std::strtoull(length->second.c_str(), nullptr, 10);
    reply.complete = FillTo(size);
    reply.body = in_.substr(0, size);
    in_.erase(0, size);
  } else {
    while (Fill()) {
    }
    reply.body = std::exchange(in_, "");
    reply.complete = !reset_;
  }
  return reply;
}

void HttpClient::ReadChunks(ClientReply& reply) {
  while (true) {
    const std::string line = ReadUntil("\r\n");
    if (line.empty()) return;
    const size_t size = std::strtoull(line.c_str(), nullptr, 16);
    if (!FillTo(size + 2)) return;
    reply.body += in_.substr(0, size);
    in_.erase(0, size + 2);
    if (size == 0) {
      reply.complete = true;
      return;
    }
  }
}

ClientReply Fetch(int port, const std::string& method, const std::string& target,
                  const std::string& fields, const std::string& body) {
  HttpClient client(port);
  const std::string length =
      body.empty() ? "" : absl::StrCat("Content-Length: ", body.size(), "\r\n");
  client.Send(absl::StrCat(method, " ", target, " HTTP/1.1\r\nHost: test\r\n", fields, length,
                           "\r\n", body));
  return client.Read(method == "HEAD");
}

}  // namespace copperplate::gateway
