// SPDX-License-Identifier: GPL-2.0-or-later
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "tests/temporary_directory.h"
#include "tests/web/client.h"
#include "tests/web/running_server.h"
#include "text/error.h"

namespace wirecopy::web {
namespace {

using ::testing::HasSubstr;
using testing::RunningServer;

// A certificate signed by itself with its key, in one PEM file.
void make_certificate(const std::string& path) {
  EVP_PKEY* key = EVP_RSA_gen(2048);
  X509* certificate = X509_new();
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_set_pubkey(certificate, key);
  X509_NAME* name = X509_get_subject_name(certificate);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
  X509_set_issuer_name(certificate, name);
  X509_sign(certificate, key, EVP_sha256());
  std::FILE* file = std::fopen(path.c_str(), "w");
  PEM_write_X509(file, certificate);
  PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
  std::fclose(file);
  X509_free(certificate);
  EVP_PKEY_free(key);
}

// What the server answers to a request over TLS of one version, or empty when no connection comes about.
std::string talk(uint16_t port, int version, const std::string& request) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
    SSL_CTX_set_security_level(context.get(), 0);
    SSL_CTX_set_min_proto_version(context.get(), version);
    SSL_CTX_set_max_proto_version(context.get(), version);
    const std::unique_ptr<SSL, decltype(&SSL_free)> tls(SSL_new(context.get()), SSL_free);
    SSL_set_fd(tls.get(), socket);
    if (SSL_connect(tls.get()) == 1) {
      SSL_write(tls.get(), request.data(), static_cast<int>(request.size()));
      char bytes[4096];
      for (int got = 0; (got = SSL_read(tls.get(), bytes, sizeof bytes)) > 0;)
        answer.append(bytes, static_cast<std::size_t>(got));
    }
  }
  ::close(socket);
  return answer;
}

TEST(Tls, AnswersOverTheVersionsThatAreSafe) {
  const TemporaryDirectory directory;
  make_certificate(directory.path("both.pem"));
  const ServerOptions options{.certificate_file = directory.path("both.pem")};
  EXPECT_THAT(Server(options, [](const Request&) { return Response{}; }).urls().at(0), HasSubstr("https://127.0.0.1:"));
  const RunningServer server(options, [](const Request& request) {
    return Response{.body = "seen " + request.path + (request.secure ? " safely" : "")};
  });
  const std::string request =
      "GET /1 HTTP/1.1\r\nHost: h\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    const std::string answer = talk(server.port(), version, request);
    EXPECT_THAT(answer, HasSubstr("seen /1 safely")) << version;
    EXPECT_THAT(answer, HasSubstr("seen /2")) << version;
    EXPECT_THAT(answer, HasSubstr("Strict-Transport-Security: max-age=31536000\r\n")) << version;
  }
  EXPECT_EQ(talk(server.port(), TLS1_1_VERSION, request), "");
  testing::Client plain(server.port());
  plain.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_TRUE(plain.wait_for_close());
  EXPECT_THAT(talk(server.port(), TLS1_3_VERSION, request), HasSubstr("seen /1")) << "the server is gone";
}

TEST(Tls, NamesTheFileThatCannotBeUsed) {
  const TemporaryDirectory directory;
  std::ofstream(directory.path("bad.pem")) << "no certificate\n";
  make_certificate(directory.path("good.pem"));
  make_certificate(directory.path("other.pem"));
  std::ifstream good(directory.path("good.pem"));
  std::string alone{std::istreambuf_iterator<char>(good), {}};
  const std::size_t begin = alone.find("-----BEGIN PRIVATE KEY");
  constexpr std::string_view end = "END PRIVATE KEY-----\n";
  alone.erase(begin, alone.find(end) + end.size() - begin);
  std::ofstream(directory.path("alone.pem")) << alone;
  const struct {
    std::string certificate;
    std::string key;
    std::string named;
    std::string hint;
  } rows[] = {
      {directory.path("none.pem"), "", "none.pem for TLS: No such file", "may read"},
      {directory.path("bad.pem"), "", "there is no certificate in " + directory.path("bad.pem"), "--certificate"},
      {directory.path("alone.pem"), "", "there is no private key in " + directory.path("alone.pem"),
       "--certificate-key"},
      {directory.path("good.pem"), directory.path("bad.pem"), "there is no private key in " + directory.path("bad.pem"),
       "--certificate-key"},
      {directory.path("alone.pem"), directory.path("other.pem"), "is not that of the certificate",
       "--certificate-key"}};
  for (const auto& row : rows) {
    try {
      const Server server({.certificate_file = row.certificate, .key_file = row.key},
                          [](const Request&) { return Response{}; });
      ADD_FAILURE() << "took " << row.named;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr(row.named));
      EXPECT_THAT(error.hint(), HasSubstr(row.hint)) << row.named;
    }
  }
}

}  // namespace
}  // namespace wirecopy::web
