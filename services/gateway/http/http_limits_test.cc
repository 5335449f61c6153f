// What a peer may not do, and what it hears then.
#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/gateway/http/http_server.h"
#include "services/gateway/http/testing_handler.h"
#include "services/gateway/testclient/http_client.h"

namespace copperplate::gateway {
namespace {

class HttpLimitsTest : public ::testing::Test {
 protected:
  HttpLimitsTest() {
    options_.port = 0;
    options_.threads = 1;
    options_.limits.max_head_bytes = 2000;
    options_.limits.max_target_bytes = 500;
    options_.limits.sweep_interval = absl::Milliseconds(5);
  }

  int Start() {
    server_ = HttpServer::Start(options_, handler_).value();
    return server_->port();
  }

  // What a connection answers to some bytes, as `status body`; it must end after it.
  std::string Refusal(int port, const std::string& bytes) {
    HttpClient client(port);
    client.Send(bytes);
    const ClientReply reply = client.Read();
    EXPECT_EQ(reply.fields.count("connection"), 1u) << bytes.substr(0, 100);
    EXPECT_TRUE(client.AtEnd());
    return absl::StrCat(reply.status, " ", reply.body);
  }

  HttpServerOptions options_;
  TestingHandler handler_;
  std::unique_ptr<HttpServer> server_;
};

TEST_F(HttpLimitsTest, HeadsAndAddressesHaveALargestSize) {
  const int port = Start();
  EXPECT_EQ(Refusal(port, absl::StrCat("GET / HTTP/1.1\r\nHost: x\r\nX: ", std::string(3000, 'x'),
                                       "\r\n\r\n")),
            "431 HEAD_TOO_LARGE: the request's head is larger than 2000 bytes");
  EXPECT_EQ(
      Refusal(port, absl::StrCat("GET / HTTP/1.1\r\nHost: x\r\nX: ", std::string(1 << 20, 'x'))),
      "431 HEAD_TOO_LARGE: the request's head is larger than 2000 bytes");
  EXPECT_EQ(
      Refusal(port, absl::StrCat("GET /", std::string(600, 'x'), " HTTP/1.1\r\nHost: x\r\n\r\n")),
      "414 TARGET_TOO_LONG: the address is longer than 500 bytes (with a head)");
  EXPECT_EQ(Refusal(port, absl::StrCat("GET /", std::string(5000, 'x'))),
            "414 TARGET_TOO_LONG: the address is longer than 500 bytes");
}

TEST_F(HttpLimitsTest, BodiesHaveALargestSize) {
  const int port = Start();
  const std::string refusal = absl::StrCat("413 BODY_TOO_LARGE: the body is larger than ",
                                           TestingHandler::kMaxBody, " bytes (with a head)");
  EXPECT_EQ(Refusal(port, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 200001\r\n\r\n"),
            refusal);
  EXPECT_EQ(Refusal(port,
                    "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: "
                    "9223372036854775807\r\n\r\n"),
            refusal);
  const std::string chunk = absl::StrCat("186a0\r\n", std::string(100000, 'x'), "\r\n");
  const std::string chunked = "HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(Refusal(port, absl::StrCat("POST /echo ", chunked, chunk, chunk, chunk)), refusal);
  EXPECT_EQ(Refusal(port, absl::StrCat("POST /pieces ", chunked, chunk, chunk, chunk)), refusal);
  EXPECT_TRUE(handler_.AwaitAbandoned(4));
}

TEST_F(HttpLimitsTest, WhatIsNotHttpIsRefused) {
  const int port = Start();
  const char* const kMalformed[] = {
      "GET\r\n\r\n",
      "GET /\r\n\r\n",
      "G@T / HTTP/1.1\r\nHost: x\r\n\r\n",
      "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
      "GET / HTTP/1.1\r\n\r\n",
      "GET nowhere HTTP/1.1\r\nHost: x\r\n\r\n",
      "GET * HTTP/1.1\r\nHost: x\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\nX: a\x01\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
      ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
       "0\r\n\r\n"),
      ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n"
       "0\r\n\r\n"),
      "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
      ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
       "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
      "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.0\r\nTransfer-Encoding: gzip\r\n\r\nGET / HTTP/1.0\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\nAuthorization: a\r\nauthorization: b\r\n\r\n",
      ("POST / HTTP/1.1\r\nHost: x\r\nContent-Type: a/b\r\nContent-Type: a/c\r\n"
       "Content-Length: 1\r\n\r\na"),
      "PUT / HTTP/1.1\r\nHost: x\r\nIf-Match: \"a\"\r\nIf-Match: \"b\"\r\n\r\n",
      "\x16\x03\x01\x02\x01\x01\x00\x00\r\n\r\n",
  };
  for (const char* request : kMalformed) {
    EXPECT_EQ(Refusal(port, request).substr(0, 19), "400 HTTP_MALFORMED:") << request;
  }
  EXPECT_EQ(Refusal(port, "GET / HTTP/2.0\r\nHost: x\r\n\r\n"),
            "505 HTTP_VERSION: this server speaks HTTP/1.1 and HTTP/1.0");
  EXPECT_EQ(Refusal(port,
                    "POST / HTTP/1.1\r\nHost: x\r\nExpect: cake\r\nContent-Length: "
                    "1\r\n\r\na"),
            "417 EXPECTATION: only Expect: 100-continue is known (with a head)");
}

// A reader that passes such a coding over finds a second request where another reads a body.
TEST_F(HttpLimitsTest, OnlyChunkedFramesABody) {
  const int port = Start();
  for (const char* coding :
       {"Transfer-Encoding: gzip", "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: xchunked", "Transfer-Encoding:"}) {
    const std::string answer =
        Refusal(port, absl::StrCat("POST /echo HTTP/1.1\r\nHost: x\r\n", coding,
                                   "\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"));
    EXPECT_EQ(answer,
              "501 TRANSFER_ENCODING: only Transfer-Encoding: chunked is known (with a head)")
        << coding;
  }
}

TEST_F(HttpLimitsTest, AHeadMustComeInTime) {
  options_.limits.head_timeout = absl::Milliseconds(50);
  const int port = Start();
  EXPECT_EQ(Refusal(port, "GET / HTTP/1.1\r\nHo"),
            "408 HEAD_TIMEOUT: the request's head came too slowly");
  HttpClient silent(port);
  EXPECT_TRUE(silent.AtEnd()) << "a peer that never said anything hears nothing";
}

TEST_F(HttpLimitsTest, ABodyMustComeInTime) {
  options_.limits.body_timeout = absl::Milliseconds(50);
  const int port = Start();
  EXPECT_EQ(Refusal(port, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab"),
            "408 BODY_TIMEOUT: the request's body came too slowly (with a head)");
  EXPECT_TRUE(handler_.AwaitAbandoned(1));
}

TEST_F(HttpLimitsTest, ADripOfABodyIsTooSlow) {
  options_.limits.body_timeout = absl::Milliseconds(100);
  const int port = Start();
  HttpClient client(port);
  client.Send("POST /pieces HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
  std::thread drip([&] {
    while (client.Send("x")) absl::SleepFor(absl::Milliseconds(2));
  });
  EXPECT_TRUE(handler_.AwaitAbandoned(1));
  server_->Stop(absl::ZeroDuration());
  drip.join();
}

TEST_F(HttpLimitsTest, AReplyMustBeTakenInTime) {
  options_.limits.write_timeout = absl::Milliseconds(50);
  const int port = Start();
  HttpClient client(port);
  client.Send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(handler_.AwaitAbandoned(1));
  EXPECT_FALSE(client.Read().complete);
  EXPECT_TRUE(client.was_reset()) << "else the kernel would go on offering what nobody reads";
}

TEST_F(HttpLimitsTest, BodiesTogetherTakeNoMoreThanTheServersMemory) {
  options_.limits.max_buffered_bytes = 500000;
  const int port = Start();
  const std::string head = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n";
  HttpClient first(port);
  HttpClient second(port);
  first.Send(head + std::string(160000, 'x'));
  second.Send(head + std::string(160000, 'x'));
  while (server_->buffered_bytes() < 320000) std::this_thread::yield();
  EXPECT_EQ(Refusal(port, head + std::string(200000, 'x')),
            "503 MEMORY_FULL: this server holds as many bytes of other requests as it may (with a "
            "head)");
  first.Send(std::string(40000, 'x'));
  EXPECT_EQ(first.Read().body.size(), 200000u) << "who was there before is served";
  second.Send(std::string(40000, 'x'));
  EXPECT_EQ(second.Read().body.size(), 200000u);
  while (server_->buffered_bytes() > 0) std::this_thread::yield();
}

TEST_F(HttpLimitsTest, RepliesTogetherTakeNoMoreThanTheServersMemory) {
  options_.limits.max_buffered_bytes = 40 << 20;
  const int port = Start();
  HttpClient slow(port);
  slow.Send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(slow.ReadHead().status, 200);
  EXPECT_GE(server_->buffered_bytes(), 32u << 20);
  EXPECT_EQ(Refusal(port, "GET /large HTTP/1.1\r\nHost: x\r\n\r\n"),
            "503 MEMORY_FULL: this server holds as many bytes of other requests as it may (with a "
            "head)");
  EXPECT_EQ(Fetch(port, "GET", "/small").status, 200);
  EXPECT_EQ(slow.ReadUntil(std::string(32 << 20, 'x')).size(), 32u << 20);
  while (server_->buffered_bytes() > 0) std::this_thread::yield();
  EXPECT_EQ(Fetch(port, "GET", "/large").status, 200);
}

TEST_F(HttpLimitsTest, AConnectionAtRestIsClosed) {
  options_.limits.idle_timeout = absl::Milliseconds(50);
  const int port = Start();
  HttpClient client(port);
  client.Send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.Read().status, 200);
  EXPECT_TRUE(client.AtEnd());
}

TEST_F(HttpLimitsTest, ConnectionsBeyondTheLimitAreToldSo) {
  options_.limits.max_connections = 3;
  const int port = Start();
  std::vector<std::unique_ptr<HttpClient>> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(std::make_unique<HttpClient>(port));
    clients.back()->Send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(clients.back()->Read().status, 200);
  }
  EXPECT_EQ(Refusal(port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
            "503 TOO_MANY_CONNECTIONS: this server has all the connections it can keep (with a "
            "head)");
  // Far beyond, they are cut; and places that become free are used again.
  std::vector<std::unique_ptr<HttpClient>> crowd;
  crowd.reserve(80);
  for (int i = 0; i < 80; ++i) crowd.push_back(std::make_unique<HttpClient>(port));
  crowd.back()->Send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(crowd.back()->Read().status, 0);
  crowd.clear();
  clients.clear();
  ClientReply again;
  for (int i = 0; i < 1000 && again.status != 200; ++i) again = Fetch(port, "GET", "/");
  EXPECT_EQ(again.status, 200);
}

}  // namespace
}  // namespace copperplate::gateway
