#include "services/gateway/http/http_server.h"

#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/gateway/http/testing_handler.h"
#include "services/gateway/testclient/http_client.h"

namespace copperplate::gateway {
namespace {

class HttpServerTest : public ::testing::Test {
 protected:
  HttpServerTest() {
    HttpServerOptions options;
    options.port = 0;
    options.threads = 2;
    server_ = HttpServer::Start(options, handler_).value();
  }

  TestingHandler handler_;
  std::unique_ptr<HttpServer> server_;
};

TEST_F(HttpServerTest, GivesTheHandlerTheHead) {
  EXPECT_EQ(Fetch(server_->port(), "GET", "/a%20b?c=d?e", "x-test: v\r\n").body,
            "GET /a%20b?c=d?e v 127.0.0.1");
  EXPECT_EQ(Fetch(server_->port(), "DELETE", "http://example.org/a").body, "DELETE /a?  127.0.0.1");
  EXPECT_EQ(Fetch(server_->port(), "GET", "http://example.org").body, "GET /?  127.0.0.1");
  EXPECT_EQ(Fetch(server_->port(), "OPTIONS", "*").body, "OPTIONS *?  127.0.0.1");
}

TEST_F(HttpServerTest, ServesManyRequestsOnOneConnection) {
  HttpClient client(server_->port());
  for (const char* path : {"/a", "/thread", "/b", "/empty", "/c"}) {
    client.Send(absl::StrCat("GET ", path, " HTTP/1.1\r\nHost: x\r\n\r\n"));
    const ClientReply reply = client.Read();
    EXPECT_EQ(reply.status, absl::string_view(path) == "/empty" ? 204 : 200);
    EXPECT_EQ(reply.fields.count("connection"), 0u);
  }
  client.Send("HEAD /head HTTP/1.1\r\nHost: x\r\n\r\n");
  const ClientReply head = client.Read(true);
  EXPECT_EQ(head.fields.at("content-length"), "22");
  client.Send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody");
  EXPECT_EQ(client.Read().body, "body");
  client.Send("GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(client.Read().fields.at("connection"), "close");
  EXPECT_TRUE(client.AtEnd());
}

TEST_F(HttpServerTest, AnswersRequestsSentAheadInOrder) {
  HttpClient client(server_->port());
  std::string requests;
  for (int i = 0; i < 50; ++i) {
    absl::StrAppend(&requests, i % 5 == 0 ? "GET /thread" : absl::StrCat("GET /", i),
                    " HTTP/1.1\r\nHost: x\r\n\r\n");
    if (i % 7 == 0) {
      absl::StrAppend(&requests, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab");
    }
  }
  client.Send(requests);
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(client.Read().body,
              i % 5 == 0 ? "from a thread" : absl::StrCat("GET /", i, "?  127.0.0.1"));
    if (i % 7 == 0) {
      EXPECT_EQ(client.Read().body, "ab");
    }
  }
}

TEST_F(HttpServerTest, ReadsBodiesOfBothFramings) {
  const std::string large(150000, 'y');
  EXPECT_EQ(Fetch(server_->port(), "POST", "/echo", "", large).body, large);
  HttpClient client(server_->port());
  client.Send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel");
  client.Send("lo\r\n6;ext=1\r\n world\r\n0\r\nTrailer: t\r\n\r\n");
  EXPECT_EQ(client.Read().body, "hello world");
  client.Send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(client.Read().body, "");
  client.Send("POST /pieces HTTP/1.1\r\nHost: x\r\nContent-Length: 150000\r\n\r\n" + large);
  EXPECT_EQ(client.Read().body, "150000 bytes");
  client.Send("GET /after HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.Read().status, 200);
}

TEST_F(HttpServerTest, SaysContinueOnlyWhenTheBodyIsWanted) {
  HttpClient client(server_->port());
  client.Send(
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.Read().status, 100);
  client.Send("ab");
  EXPECT_EQ(client.Read().body, "ab");
  client.Send("POST /no HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.Read().status, 200);
  EXPECT_TRUE(client.AtEnd()) << "a body that nobody read is in the way of the next request";
}

TEST_F(HttpServerTest, StreamsPieces) {
  const ClientReply reply = Fetch(server_->port(), "GET", "/stream");
  EXPECT_EQ(reply.fields.at("transfer-encoding"), "chunked");
  EXPECT_EQ(reply.body, "piece 0\npiece 1\npiece 2\n");
  EXPECT_TRUE(reply.complete);
  HttpClient old(server_->port());
  old.Send("GET /stream HTTP/1.0\r\n\r\n");
  const ClientReply old_reply = old.Read();
  EXPECT_EQ(old_reply.fields.count("transfer-encoding"), 0u);
  EXPECT_EQ(old_reply.body, "piece 0\npiece 1\npiece 2\n");
}

TEST_F(HttpServerTest, CutsAReplyThatCannotBeCompleted) {
  const ClientReply reply = Fetch(server_->port(), "GET", "/cut");
  EXPECT_EQ(reply.body, "half");
  EXPECT_FALSE(reply.complete);
  // Without chunks the end of the connection would be that of the reply.
  HttpClient old(server_->port());
  old.Send("GET /cut HTTP/1.0\r\n\r\n");
  EXPECT_FALSE(old.Read().complete);
}

TEST_F(HttpServerTest, SpeaksHttp10) {
  HttpClient client(server_->port());
  client.Send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(client.Read().fields.at("connection"), "keep-alive");
  client.Send("GET /b HTTP/1.0\r\n\r\n");
  EXPECT_EQ(client.Read().fields.at("connection"), "close");
  EXPECT_TRUE(client.AtEnd());
}

TEST_F(HttpServerTest, SendsLargeRepliesToTheEnd) {
  const ClientReply reply = Fetch(server_->port(), "GET", "/large");
  EXPECT_EQ(reply.body.size(), 32u << 20);
  EXPECT_TRUE(reply.complete);
}

TEST_F(HttpServerTest, TellsTheHandlerThatThePeerHasGone) {
  {
    HttpClient client(server_->port());
    client.Send("GET /hold HTTP/1.1\r\nHost: x\r\n\r\n");
    handler_.TakeHeld();
  }
  EXPECT_TRUE(handler_.AwaitAbandoned(1));
}

TEST_F(HttpServerTest, AReplyThatComesTooLateDoesNothing) {
  std::shared_ptr<Exchange> held;
  {
    HttpClient client(server_->port());
    client.Send("GET /hold HTTP/1.1\r\nHost: x\r\n\r\n");
    held = handler_.TakeHeld();
  }
  ASSERT_TRUE(handler_.AwaitAbandoned(1));
  held->Reply(TestingHandler::Text("late"));
  held->StartReply(TestingHandler::Text(""));
  held->SendPiece("x", [] { FAIL(); });
  held->EndReply();
  bool told = false;
  held->OnAbandoned([&] { told = true; });
  EXPECT_TRUE(told);
}

TEST_F(HttpServerTest, OnlyTheFirstReplyCounts) {
  HttpClient client(server_->port());
  client.Send("GET /hold HTTP/1.1\r\nHost: x\r\n\r\nGET /next HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto held = handler_.TakeHeld();
  held->Reply(TestingHandler::Text("first"));
  held->Reply(TestingHandler::Text("second"));
  EXPECT_EQ(client.Read().body, "first");
  EXPECT_EQ(client.Read().body, "GET /next?  127.0.0.1");
}

TEST_F(HttpServerTest, StopsInOrder) {
  HttpClient idle(server_->port());
  HttpClient streaming(server_->port());
  streaming.Send("GET /hold HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto stream = handler_.TakeHeld();
  stream->StartReply(TestingHandler::Text(""));
  stream->SendPiece("begun", [] {});
  HttpClient busy(server_->port());
  busy.Send("GET /hold HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto held = handler_.TakeHeld();

  std::thread stopping([this] { server_->Stop(absl::Seconds(30)); });
  EXPECT_TRUE(idle.AtEnd());
  EXPECT_TRUE(handler_.AwaitDrained(2));
  EXPECT_EQ(handler_.abandoned(), 0) << "the grace is for replies under way";
  stream->SendPiece(", and said why it ends", [] {});
  stream->EndReply();
  const ClientReply streamed = streaming.Read();
  EXPECT_EQ(streamed.body, "begun, and said why it ends");
  EXPECT_TRUE(streamed.complete);
  held->Reply(TestingHandler::Text("still answered"));
  const ClientReply reply = busy.Read();
  EXPECT_EQ(reply.body, "still answered");
  EXPECT_TRUE(busy.AtEnd()) << "whether the reply said so depends on whose thread was first";
  EXPECT_TRUE(streaming.AtEnd());
  stopping.join();
  EXPECT_EQ(server_->connections(), 0u);
}

TEST_F(HttpServerTest, AStreamCutAfterTheGraceDoesNotLookWhole) {
  HttpClient streaming(server_->port());
  streaming.Send("GET /hold HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto stream = handler_.TakeHeld();
  stream->StartReply(TestingHandler::Text(""));
  stream->SendPiece("half", [] {});
  server_->Stop(absl::ZeroDuration());
  const ClientReply streamed = streaming.Read();
  EXPECT_EQ(streamed.body, "half");
  EXPECT_FALSE(streamed.complete);
  EXPECT_TRUE(handler_.AwaitAbandoned(1));
  bool told = false;
  stream->OnDrain([&] { told = true; });
  EXPECT_FALSE(told) << "too late to end it well";
}

TEST_F(HttpServerTest, ALateListenerHearsOfTheShutdownAtOnce) {
  HttpClient busy(server_->port());
  busy.Send("GET /hold HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto held = handler_.TakeHeld();
  std::thread stopping([this] { server_->Stop(absl::Seconds(30)); });
  EXPECT_TRUE(handler_.AwaitDrained(1));
  bool told = false;
  held->OnDrain([&] { told = true; });
  EXPECT_TRUE(told);
  held->Reply(TestingHandler::Text("done"));
  EXPECT_EQ(busy.Read().body, "done");
  stopping.join();
}

TEST_F(HttpServerTest, CutsWhatIsLeftAfterTheGrace) {
  HttpClient busy(server_->port());
  busy.Send("GET /hold HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto held = handler_.TakeHeld();
  server_->Stop(absl::ZeroDuration());
  EXPECT_TRUE(busy.AtEnd());
  EXPECT_TRUE(handler_.AwaitAbandoned(1));
  server_ = nullptr;
  held->Reply(TestingHandler::Text("after the server's end"));
}

TEST_F(HttpServerTest, SaysWhyItCannotListen) {
  HttpServerOptions options;
  options.port = server_->port();
  const auto second = HttpServer::Start(options, handler_);
  EXPECT_EQ(second.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(second.status().message(),
            absl::StrCat("cannot listen on 127.0.0.1:", options.port, ": Address already in use"));
  options.address = "nowhere";
  EXPECT_EQ(HttpServer::Start(options, handler_).status().code(),
            absl::StatusCode::kInvalidArgument);
  options.address = "127.0.0.1";
  options.certificate = "not PEM";
  EXPECT_EQ(HttpServer::Start(options, handler_).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace copperplate::gateway
