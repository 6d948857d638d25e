// SPDX-License-Identifier: GPL-2.0-or-later
#include "web/metrics.h"

#include <ctime>

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace wirecopy::web {

namespace {

// Seconds. A search takes some milliseconds; what takes longer than the last is cut off.
const prometheus::Histogram::BucketBoundaries latency_bounds{.001, .0025, .005, .01, .025, .05,
                                                             .1,   .25,   .5,   1,   2.5,  10};

}  // namespace

struct Metrics::Families {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests =
      prometheus::BuildCounter().Name("wirecopy_http_requests_total").Help("Requests answered").Register(registry);
  prometheus::Family<prometheus::Histogram>& latency = prometheus::BuildHistogram()
                                                           .Name("wirecopy_http_request_seconds")
                                                           .Help("Time from the last byte of a request to its answer")
                                                           .Register(registry);
  prometheus::Family<prometheus::Gauge>& revision =
      prometheus::BuildGauge().Name("wirecopy_index_revision").Help("Commits of the index").Register(registry);
  prometheus::Family<prometheus::Gauge>& articles =
      prometheus::BuildGauge().Name("wirecopy_index_articles").Help("Articles in the index").Register(registry);
  prometheus::Family<prometheus::Gauge>& newest = prometheus::BuildGauge()
                                                      .Name("wirecopy_index_newest_article_age_seconds")
                                                      .Help("Time since the newest article was published")
                                                      .Register(registry);
  prometheus::Gauge& queue = prometheus::BuildGauge()
                                 .Name("wirecopy_ingest_queue_articles")
                                 .Help("Articles accepted and not yet written")
                                 .Register(registry)
                                 .Add({});
  prometheus::Counter& written = prometheus::BuildCounter()
                                     .Name("wirecopy_ingest_articles_total")
                                     .Help("Articles written for requests")
                                     .Register(registry)
                                     .Add({});
  prometheus::Counter& rejects = prometheus::BuildCounter()
                                     .Name("wirecopy_ingest_rejects_total")
                                     .Help("Records of requests that were no articles")
                                     .Register(registry)
                                     .Add({});
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::answered(std::string_view route, std::string_view method, int status, double seconds) {
  const std::string path(route);
  families_->requests.Add({{"route", path}, {"method", std::string(method)}, {"status", std::to_string(status)}})
      .Increment();
  families_->latency.Add({{"route", path}}, latency_bounds).Observe(seconds);
}

void Metrics::queued(uint64_t articles) {
  families_->queue.Set(static_cast<double>(articles));
}

void Metrics::written(uint64_t articles) {
  families_->written.Increment(static_cast<double>(articles));
}

void Metrics::rejected(uint64_t records) {
  families_->rejects.Increment(static_cast<double>(records));
}

void Metrics::show_index(const IndexFigures& figures) {
  const prometheus::Labels labels{{"index", figures.name}};
  families_->revision.Add(labels).Set(static_cast<double>(figures.revision));
  families_->articles.Add(labels).Set(static_cast<double>(figures.articles));
  if (figures.newest_age >= 0) families_->newest.Add(labels).Set(static_cast<double>(figures.newest_age));
}

std::string Metrics::text() const {
  return prometheus::TextSerializer().Serialize(families_->registry.Collect());
}

}  // namespace wirecopy::web
