// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/gate.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirecopy::web {
namespace {

using Clock = RateLimit::Clock;
using ::testing::Contains;
using ::testing::Field;

struct Keys {
  ApiKeys all;
  std::string reader = all.add("reader", {Right::Read});
  std::string writer = all.add("writer", {Right::Write});
};

Request with_header(const std::string& name, const std::string& value) {
  Request request;
  request.peer = "192.0.2.7";
  if (!name.empty()) request.headers.push_back({name, value});
  return request;
}

// The status of the refusal, or 200 for who is let in.
int status_of(const std::variant<Visitor, Response>& admitted) {
  const auto* refused = std::get_if<Response>(&admitted);
  return refused == nullptr ? 200 : refused->status;
}

TEST(Gate, HeedsTheRightsOfKeys) {
  const Keys keys;
  Gate gate({.keys = keys.all, .readers = Readers::KeyHolders, .origins = {}, .trusted_proxies = {}});
  const struct {
    const char* header;
    std::string value;
    Right right;
    int status;
  } rows[] = {
      {"", "", Right::None, 200},
      {"", "", Right::Read, 401},
      {"", "", Right::Write, 401},
      {"", "", Right::Metrics, 401},
      {"Authorization", "Bearer " + keys.reader, Right::Read, 200},
      {"authorization", "bearer " + keys.reader, Right::Read, 200},
      {"X-Api-Key", keys.reader, Right::Read, 200},
      {"X-Api-Key", keys.reader, Right::Write, 403},
      {"X-Api-Key", keys.writer, Right::Write, 200},
      {"X-Api-Key", keys.writer, Right::Read, 403},
      {"X-Api-Key", keys.reader + "x", Right::Read, 401},
      {"X-Api-Key", "nonsense", Right::None, 401},
      {"Authorization", "Basic !!!", Right::Read, 401},
      {"Authorization", keys.reader, Right::Read, 401},
      {"Authorization", "", Right::Read, 401},
  };
  for (const auto& row : rows)
    EXPECT_EQ(status_of(gate.admit(with_header(row.header, row.value), row.right, Clock::time_point())), row.status)
        << row.header << ": " << row.value;
}

TEST(Gate, TakesTheKeyAsThePasswordABrowserAsksFor) {
  const Request request = with_header("Authorization", "Basic YW55Ym9keTp3Y19zZWNyZXQ=");  // anybody:wc_secret
  EXPECT_EQ(presented_key(request), "wc_secret");
  const auto refused = std::get<Response>(
      Gate({.keys = Keys().all, .readers = Readers::KeyHolders, .origins = {}, .trusted_proxies = {}})
          .admit(with_header("", ""), Right::Read, Clock::time_point()));
  EXPECT_THAT(refused.headers, Contains(Field(&Header::name, "WWW-Authenticate")));
}

TEST(Gate, LetsEverybodyReadAndNobodyWriteWithoutKeys) {
  Gate gate({.keys = {}, .origins = {}, .trusted_proxies = {}});
  EXPECT_EQ(status_of(gate.admit(with_header("", ""), Right::Read, Clock::time_point())), 200);
  EXPECT_EQ(status_of(gate.admit(with_header("", ""), Right::Metrics, Clock::time_point())), 200);
  EXPECT_EQ(status_of(gate.admit(with_header("", ""), Right::Write, Clock::time_point())), 403);
  EXPECT_EQ(status_of(gate.admit(with_header("X-Api-Key", "any"), Right::Write, Clock::time_point())), 403);
}

TEST(Gate, LimitsEachVisitorAndSaysHowLongToWait) {
  const Keys keys;
  Gate gate({.keys = keys.all, .requests_per_second = 0.5, .burst = 2, .origins = {}, .trusted_proxies = {}});
  const Clock::time_point now{};
  const Request anybody = with_header("", "");
  const Request holder = with_header("X-Api-Key", keys.reader);
  EXPECT_EQ(status_of(gate.admit(anybody, Right::Read, now)), 200);
  EXPECT_EQ(status_of(gate.admit(anybody, Right::Read, now)), 200);
  const auto refused = gate.admit(anybody, Right::Read, now);
  ASSERT_EQ(status_of(refused), 429);
  EXPECT_THAT(std::get<Response>(refused).headers, Contains(Field(&Header::name, "Retry-After")));
  EXPECT_EQ(status_of(gate.admit(holder, Right::Read, now)), 200) << "a key has a bucket of its own";
  EXPECT_EQ(status_of(gate.admit(anybody, Right::None, now)), 200) << "health is always told";
  EXPECT_EQ(status_of(gate.admit(anybody, Right::Read, now + std::chrono::seconds(2))), 200);
}

TEST(Gate, BelievesOnlyTrustedProxies) {
  Gate gate({.keys = {}, .origins = {}, .trusted_proxies = {"192.0.2.7"}});
  Request request = with_header("X-Forwarded-For", "203.0.113.1, 198.51.100.9");
  EXPECT_EQ(std::get<Visitor>(gate.admit(request, Right::Read, Clock::time_point())).address, "198.51.100.9");
  request.peer = "192.0.2.8";
  EXPECT_EQ(std::get<Visitor>(gate.admit(request, Right::Read, Clock::time_point())).address, "192.0.2.8");
}

TEST(Gate, TakesAnAddressForOneHoweverItIsWritten) {
  Gate gate({.keys = {}, .origins = {}, .trusted_proxies = {"::ffff:192.0.2.7", "2001:DB8:0::7"}});
  const struct {
    const char* peer;
    const char* written;
    const char* address;
  } rows[] = {
      {"192.0.2.7", "198.51.100.9", "198.51.100.9"},
      {"192.0.2.7", "::ffff:198.51.100.9", "198.51.100.9"},
      {"192.0.2.7", "::FFFF:C633:6409", "198.51.100.9"},
      {"2001:db8::7", "203.0.113.1, 2001:0DB8::0:9", "2001:db8::9"},
      {"192.0.2.7", "198.51.100.9:443", "198.51.100.9:443"},
      {"192.0.2.7", "unknown", "unknown"},
      {"192.0.2.8", "198.51.100.9", "192.0.2.8"},
  };
  for (const auto& row : rows) {
    Request request = with_header("X-Forwarded-For", row.written);
    request.peer = row.peer;
    EXPECT_EQ(std::get<Visitor>(gate.admit(request, Right::Read, Clock::time_point())).address, row.address)
        << row.peer << ": " << row.written;
  }
}

TEST(Gate, BelievesOnlyTrustedProxiesThatItWasTls) {
  const Gate gate({.keys = {}, .origins = {}, .trusted_proxies = {"192.0.2.7"}});
  Request request = with_header("X-Forwarded-Proto", "https");
  EXPECT_TRUE(gate.is_told_secure(request));
  request.peer = "192.0.2.8";
  EXPECT_FALSE(gate.is_told_secure(request));
}

TEST(Gate, RefusesABrowserWithAPage) {
  Gate gate({.keys = Keys().all,
             .readers = Readers::KeyHolders,
             .requests_per_second = 1,
             .burst = 1,
             .origins = {},
             .trusted_proxies = {}});
  for (const int status : {401, 429}) {
    Request request = with_header("Accept", "text/html,*/*;q=0.8");
    request.peer = std::to_string(status);
    if (status == 429) gate.admit(request, Right::Read, Clock::time_point());
    const auto admitted = gate.admit(request, Right::Read, Clock::time_point());
    ASSERT_EQ(status_of(admitted), status);
    const auto& page = std::get<Response>(admitted);
    EXPECT_EQ(page.content_type, "text/html; charset=utf-8");
    EXPECT_THAT(page.headers, Contains(Field(&Header::name, status == 401 ? "WWW-Authenticate" : "Retry-After")));
  }
  Request request = with_header("Accept", "text/html");
  request.path = "/api/v1/search";
  const auto admitted = gate.admit(request, Right::Read, Clock::time_point());
  EXPECT_EQ(std::get<Response>(admitted).content_type, "application/problem+json");
}

TEST(Gate, LetsPagesOfNamedSitesRead) {
  const Gate gate({.keys = {}, .origins = {"https://desk.example"}, .trusted_proxies = {}});
  const auto allowed = [&](const std::string& origin) {
    Response response;
    gate.allow_origin(with_header("Origin", origin), response);
    for (const Header& header : response.headers)
      if (header.name == "Access-Control-Allow-Origin") return header.value;
    return std::string("none");
  };
  EXPECT_EQ(allowed("https://desk.example"), "https://desk.example");
  EXPECT_EQ(allowed("https://desk.example.evil.example"), "none");
  EXPECT_EQ(allowed("null"), "none");
  EXPECT_EQ(gate.preflight(with_header("Origin", "https://desk.example")).status, 204);
  EXPECT_THAT(gate.preflight(with_header("Origin", "https://desk.example")).headers,
              Contains(Field(&Header::name, "Access-Control-Allow-Methods")));
}

// Browsers refuse an answer with two of them.
TEST(Gate, LeavesAnAnswerThatIsOpenToEverybodyAsItIs) {
  const Gate gate({.keys = {}, .origins = {"https://desk.example"}, .trusted_proxies = {}});
  Response response{.body = "script", .headers = {{"Access-Control-Allow-Origin", "*"}}};
  gate.allow_origin(with_header("Origin", "https://desk.example"), response);
  const auto is_open = [](const Header& header) { return header.name == "Access-Control-Allow-Origin"; };
  EXPECT_EQ(std::ranges::count_if(response.headers, is_open), 1);
}

TEST(RateLimit, ForgetsWhoHasWaitedAndStaysBounded) {
  RateLimit limit(1, 2);
  Clock::time_point now{};
  for (std::size_t number = 0; number < RateLimit::most_visitors + 10; ++number)
    EXPECT_EQ(limit.take("visitor " + std::to_string(number), now).count(), 0);
  EXPECT_LE(limit.visitors(), RateLimit::most_visitors);
  limit.take("greedy", now);
  limit.take("greedy", now);
  EXPECT_EQ(limit.take("greedy", now).count(), 1);
  now += std::chrono::seconds(10);
  EXPECT_EQ(limit.take("greedy", now).count(), 0);
}

}  // namespace
}  // namespace wirecopy::web
