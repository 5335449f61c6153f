#include "services/gateway/proxy/unary_exchange.h"

#include <utility>

#include "services/gateway/http/reply_head.h"
#include "services/gateway/transcode/accept.h"
#include "services/gateway/transcode/etag.h"
#include "services/gateway/transcode/gzip.h"

namespace copperplate::gateway {
namespace {

// The reply as text, from memory where it is known; `zip` fills its compressed form too where the
// text is worth it.
absl::StatusOr<RenderedReply> Render(const RequestContext& context, ReplyForm form,
                                     absl::string_view wire, bool zip) {
  const Endpoint& endpoint = context.endpoint();
  ReplyMemory& memory = context.site().memory();
  const void* how = form == ReplyForm::kCsv ? &endpoint.csv : &endpoint.json;
  RenderedReply reply = memory.Find(how, wire);
  const bool known = reply.text != nullptr;
  if (!known) {
    auto text =
        form == ReplyForm::kCsv ? ReplyCsv(endpoint.reply, wire) : ReplyJson(endpoint.reply, wire);
    if (!text.ok()) return text.status();
    reply.text = std::make_shared<const std::string>(*std::move(text));
  }
  const size_t size = reply.text->size();
  const bool zips = zip && reply.gzip == nullptr && size >= kMinGzipBytes && size <= kMaxGzipBytes;
  if (zips) {
    std::string gzip = Gzip(*reply.text);
    if (!gzip.empty()) reply.gzip = std::make_shared<const std::string>(std::move(gzip));
  }
  if (!known || zips) memory.Keep(how, wire, reply);
  return reply;
}

void ReplyRaw(RequestContext& context, absl::string_view wire) {
  const RawReplyRule& rule = *context.endpoint().route.raw_reply;
  const MessagePlan& message = context.endpoint().reply.message;
  HttpReply reply;
  std::string type = "application/octet-stream";
  if (rule.content_type_field != nullptr) {
    const auto* field = message.Find(static_cast<uint32_t>(rule.content_type_field->number()));
    const absl::string_view named = TopLevelText(field, wire);
    if (!named.empty() && IsFieldValue(named)) type = std::string(named);
  }
  reply.fields.emplace_back("Content-Type", std::move(type));
  reply.fields.emplace_back("Cache-Control", "no-store");
  const auto* field = message.Find(static_cast<uint32_t>(rule.field->number()));
  reply.body = std::make_shared<const std::string>(TopLevelText(field, wire));
  context.Reply(std::move(reply));
}

}  // namespace

void UnaryExchange::Start(const CallSetup& setup, absl::string_view request) {
  auto call = CallUnary(*context_->endpoint().backend, setup, request,
                        [self = shared_from_this()](CallStatus status, const WireMessage& reply) {
                          if (status.code != 0) return self->context_->FailWith(status);
                          ReplyWith(*self->context_, self->form_, reply.bytes());
                        });
  context_->exchange()->OnAbandoned([call = std::move(call)] { call->Cancel(); });
}

void UnaryExchange::ReplyWith(RequestContext& context, ReplyForm form, absl::string_view wire) {
  if (form == ReplyForm::kRaw) return ReplyRaw(context, wire);
  const ReplyPlan& plan = context.endpoint().reply;
  const absl::string_view etag = TopLevelText(plan.etag, wire);
  const bool zip = TakesGzip(context.head().Field("Accept-Encoding"));
  HttpReply reply;
  reply.fields.emplace_back("Vary", "Accept, Accept-Encoding");
  // An ETag lets a browser keep the reply and ask whether it still holds.
  reply.fields.emplace_back("Cache-Control", etag.empty() ? "no-store" : "private, no-cache");
  const bool unchanged =
      context.reads() && !etag.empty() && NoneMatch(context.head().Field("If-None-Match"), etag);
  if (unchanged) {
    reply.status = 304;
    reply.fields.emplace_back("ETag", FormatEtag(etag, zip || form == ReplyForm::kCsv));
    return context.Reply(std::move(reply));
  }
  auto rendered = Render(context, form, wire, zip);
  if (!rendered.ok()) return context.Fail(rendered.status());
  const bool zipped = zip && rendered->gzip != nullptr;
  // The other forms of the same state are not byte for byte the same.
  std::string tag = FormatEtag(etag, zipped || form == ReplyForm::kCsv);
  if (!tag.empty()) reply.fields.emplace_back("ETag", std::move(tag));
  reply.fields.emplace_back(
      "Content-Type", form == ReplyForm::kCsv ? "text/csv; charset=utf-8" : "application/json");
  if (form == ReplyForm::kCsv) {  // a table has no room for it
    const absl::string_view next = TopLevelText(plan.next_page, wire);
    if (!next.empty() && IsFieldValue(next)) {
      reply.fields.emplace_back("X-Next-Page-Token", std::string(next));
    }
  }
  if (zipped) reply.fields.emplace_back("Content-Encoding", "gzip");
  reply.body = zipped ? std::move(rendered->gzip) : std::move(rendered->text);
  context.Reply(std::move(reply));
}

}  // namespace copperplate::gateway
