// What streams come to when the server stops, or their client goes.
#include <gmock/gmock.h>

#include <thread>

#include "libs/testing/event.h"
#include "services/gateway/proxy/gateway_test_fixture.h"

namespace copperplate::gateway {
namespace {

using parish::v1::NoticeEvent;
using parish::v1::WatchNoticesRequest;
using ::testing::HasSubstr;

// Sends one event and then waits until the call is cancelled.
grpc::Status OneEventThenSilence(grpc::ServerContext& context, const WatchNoticesRequest&,
                                 grpc::ServerWriter<NoticeEvent>& writer) {
  NoticeEvent event;
  event.set_token("t1");
  writer.Write(event);
  while (!context.IsCancelled()) std::this_thread::yield();
  return grpc::Status::CANCELLED;
}

TEST_F(GatewayTest, StreamsSayThatTheServerStops) {
  Start();
  service_->on_watch = OneEventThenSilence;
  HttpClient lines(port());
  lines.Send(absl::StrCat("GET ", kWatch, " HTTP/1.1\r\nHost: x\r\n\r\n"));
  EXPECT_EQ(lines.ReadHead().status, 200);
  lines.ReadUntil("}\n");
  HttpClient events(port());
  events.Send(
      absl::StrCat("GET ", kWatch, " HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n"));
  EXPECT_EQ(events.ReadHead().fields.at("x-accel-buffering"), "no");
  events.ReadUntil("\n\n");
  server_->Stop(absl::Seconds(10));
  EXPECT_TRUE(service_->AwaitCancelled(2));
  const std::string error =
      R"({"error":{"code":503,"message":"this gateway is shutting down: the stream goes on )"
      R"(elsewhere","status":"UNAVAILABLE","details":[)";
  const std::string last_line = lines.ReadUntil("0\r\n\r\n");
  EXPECT_THAT(last_line, HasSubstr(error));
  EXPECT_THAT(last_line, HasSubstr(R"("reason":"DRAINING","domain":"copperplate.gateway")"));
  EXPECT_THAT(last_line, HasSubstr("0\r\n\r\n")) << "a proper end";
  EXPECT_TRUE(lines.AtEnd());
  EXPECT_THAT(events.ReadUntil("0\r\n\r\n"), HasSubstr("event: error\ndata: " + error));
}

TEST_F(GatewayTest, AStreamThatHasNotBegunIsRefusedWhenTheServerStops) {
  Start();
  testing::Event reached;
  service_->on_watch = [&](grpc::ServerContext& context, const WatchNoticesRequest&, auto&) {
    reached.Set();
    while (!context.IsCancelled()) std::this_thread::yield();
    return grpc::Status::CANCELLED;
  };
  HttpClient client(port());
  client.Send(absl::StrCat("GET ", kWatch, " HTTP/1.1\r\nHost: x\r\n\r\n"));
  ASSERT_TRUE(reached.Wait());
  server_->Stop(absl::Seconds(10));
  const ClientReply reply = client.Read();
  EXPECT_EQ(Error(reply),
            "503 DRAINING: this gateway is shutting down: the stream goes on elsewhere");
  EXPECT_EQ(reply.fields.at("retry-after"), "1");
}

// Bytes have no place for an error: the client would take what came for the whole file.
TEST_F(GatewayTest, ADownloadUnderWayComesToItsEndWhenTheServerStops) {
  Start();
  service_->on_download = [&](grpc::ServerWriter<parish::v1::DownloadPaperResponse>& writer) {
    parish::v1::DownloadPaperResponse message;
    message.set_chunk("one half,");
    writer.Write(message);
    EXPECT_TRUE(go_on_.Wait());
    message.set_chunk(" the other");
    writer.Write(message);
    return grpc::Status::OK;
  };
  HttpClient idle(port());
  HttpClient client(port());
  client.Send("GET /v1/parishes/ely/papers/p:download HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.ReadHead().status, 200);
  EXPECT_EQ(client.ReadUntil("one half,\r\n"), "9\r\none half,\r\n");
  std::thread stopping([this] { server_->Stop(absl::Seconds(30)); });
  EXPECT_TRUE(idle.AtEnd()) << "the server is stopping";
  go_on_.Set();
  EXPECT_EQ(client.ReadUntil("0\r\n\r\n"), "a\r\n the other\r\n0\r\n\r\n");
  stopping.join();
}

TEST_F(GatewayTest, ADownloadLongerThanTheGraceIsCut) {
  Start();
  service_->on_download = [&](grpc::ServerWriter<parish::v1::DownloadPaperResponse>& writer) {
    parish::v1::DownloadPaperResponse message;
    message.set_chunk("one half,");
    writer.Write(message);
    EXPECT_TRUE(go_on_.Wait());
    return grpc::Status::OK;
  };
  HttpClient client(port());
  client.Send("GET /v1/parishes/ely/papers/p:download HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.ReadHead().status, 200);
  client.ReadUntil("one half,\r\n");
  server_->Stop(absl::ZeroDuration());
  EXPECT_EQ(client.ReadUntil("0\r\n\r\n"), "") << "no final chunk";
  go_on_.Set();
}

TEST_F(GatewayTest, AStreamThatItsClientEndsIsCounted) {
  options_.log_every_request = true;
  Start();
  service_->on_watch = OneEventThenSilence;
  {
    HttpClient client(port());
    client.Send(absl::StrCat("GET ", kWatch, " HTTP/1.1\r\nHost: x\r\n\r\n"));
    EXPECT_EQ(client.ReadHead().status, 200);
    client.ReadUntil("}\n");
  }
  EXPECT_TRUE(service_->AwaitCancelled(1));
  server_->Stop(absl::Seconds(10));
  server_ = nullptr;
  gateway_ = nullptr;  // waits for the end of every request
  EXPECT_THAT(registry_.Render(),
              HasSubstr("copperplate_http_requests_total{route=\"GET "
                        "/v1/{parent=parishes/*}/notices:watch\",status=\"499\"} 1\n"));
  std::string log;
  for (const std::string& line : log_.lines()) absl::StrAppend(&log, line, "\n");
  EXPECT_THAT(log, HasSubstr("\"status\":499"));
}

}  // namespace
}  // namespace copperplate::gateway
