// A blocking HTTP client for tests: sends the bytes it is given, good or bad, and reads what comes.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "absl/time/time.h"

namespace copperplate::gateway {

struct ClientReply {
  int status = 0;                             // 0: the connection ended before a whole head
  std::map<std::string, std::string> fields;  // names in lower case
  std::string body;                           // without chunk framing
  bool complete = false;                      // the body came to its end
};

// One connection. Waits at most 30 s for anything, so that a test fails rather than hangs.
class HttpClient {
 public:
  explicit HttpClient(int port);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // False where the peer has closed.
  bool Send(const std::string& bytes);
  // No more will be sent.
  void ShutdownSend();
  // The next reply with its body; `to_head` where the request was HEAD.
  ClientReply Read(bool to_head = false);
  // Just the head, for a reply that streams.
  ClientReply ReadHead();
  // What comes until `end` is part of it (chunk framing and all), or the peer closes.
  std::string ReadUntil(const std::string& end);
  // True once the peer has closed and nothing is left to read.
  bool AtEnd();
  // The peer has cut the connection rather than ended it, or let a read wait too long.
  bool was_reset() const { return reset_; }

 private:
  bool Fill();
  bool FillTo(size_t bytes);
  void ReadChunks(ClientReply& reply);

  int socket_ = -1;
  bool reset_ = false;
  std::string in_;
};

// One request on a connection of its own: `fields` are whole lines with their ends.
ClientReply Fetch(int port, const std::string& method, const std::string& target,
                  const std::string& fields = "", const std::string& body = "");

}  // namespace copperplate::gateway
