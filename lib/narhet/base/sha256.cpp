// SPDX-License-Identifier: MIT
#include "narhet/base/sha256.hpp"

#include "narhet/base/error.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <fstream>
#include <memory>
#include <vector>

namespace narhet::base {
namespace {

/// One hash over pieces of bytes, of whatever method.
class MessageDigest {
 public:
  explicit MessageDigest(const EVP_MD* method) : context_{EVP_MD_CTX_new(), &EVP_MD_CTX_free} {
    require(context_ != nullptr && EVP_DigestInit_ex(context_.get(), method, nullptr) == 1);
  }

  void add(std::string_view bytes) {
    require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
  }

  [[nodiscard]] std::string hexadecimal() {
    const std::vector<unsigned char> sum = bytes();
    return fmt::format("{:02x}", fmt::join(sum, ""));
  }

  [[nodiscard]] std::string base64() {
    const std::vector<unsigned char> sum = bytes();
    std::vector<unsigned char> text(4 * ((sum.size() + 2) / 3) + 1);
    const int size = EVP_EncodeBlock(text.data(), sum.data(), static_cast<int>(sum.size()));
    return {text.begin(), text.begin() + size};
  }

 private:
  [[nodiscard]] std::vector<unsigned char> bytes() {
    std::vector<unsigned char> bytes(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    require(EVP_DigestFinal_ex(context_.get(), bytes.data(), &size) == 1);
    bytes.resize(size);
    return bytes;
  }

  static void require(bool done) {
    if (!done) {
      throw Error{ErrorCode::environment, {}, Message{"libcrypto cannot make a checksum"}};
    }
  }

  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

std::string digest_of_file(const EVP_MD* method,
                           const std::filesystem::path& file,
                           const Task& task) {
  std::ifstream stream{file, std::ios::binary};
  if (!stream) {
    throw Error{
        ErrorCode::file_not_found, {file.string(), {}, {}}, Message{"the file cannot be opened"}};
  }
  constexpr std::size_t kPiece = 1U << 20U;
  std::string piece(kPiece, '\0');
  MessageDigest digest{method};
  while (stream) {
    task.check();
    stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    digest.add(std::string_view{piece}.substr(0, static_cast<std::size_t>(stream.gcount())));
  }
  if (stream.bad()) {
    throw Error{
        ErrorCode::file_damaged, {file.string(), {}, {}}, Message{"the file cannot be read"}};
  }
  return digest.hexadecimal();
}

}  // namespace

class Sha256::Digest : public MessageDigest {
 public:
  Digest() : MessageDigest{EVP_sha256()} {}
};

Sha256::Sha256() : digest_{std::make_unique<Digest>()} {}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  digest_->add(bytes);
}

std::string Sha256::hexadecimal() {
  return digest_->hexadecimal();
}

std::string sha256(std::string_view bytes) {
  Sha256 sum;
  sum.add(bytes);
  return sum.hexadecimal();
}

std::string sha256_base64(std::string_view bytes) {
  MessageDigest digest{EVP_sha256()};
  digest.add(bytes);
  return digest.base64();
}

std::string sha256_of_file(const std::filesystem::path& file, const Task& task) {
  return digest_of_file(EVP_sha256(), file, task);
}

std::string md5_of_file(const std::filesystem::path& file, const Task& task) {
  return digest_of_file(EVP_md5(), file, task);
}

}  // namespace narhet::base
