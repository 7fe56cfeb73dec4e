// SPDX-License-Identifier: MIT
#include "loopback_listener.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <bit>
#include <cerrno>
#include <system_error>

namespace narhet::test {
namespace {

void require(bool good) {
  if (!good) {
    throw std::system_error{errno, std::generic_category(), "loopback"};
  }
}

sockaddr* as_any(sockaddr_in& address) {
  return std::bit_cast<sockaddr*>(&address);
}

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

}  // namespace

LoopbackListener::LoopbackListener()
    : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)} {
  require(socket_ >= 0);
  sockaddr_in address = loopback(0);
  socklen_t length = sizeof address;
  require(bind(socket_, as_any(address), length) == 0);
  require(listen(socket_, 16) == 0);
  require(getsockname(socket_, as_any(address), &length) == 0);
  port_ = ntohs(address.sin_port);
}

LoopbackListener::~LoopbackListener() {
  close(socket_);
}

int LoopbackListener::connections() {
  int count = 0;
  for (int guest = accept(socket_, nullptr, nullptr); guest >= 0;
       guest = accept(socket_, nullptr, nullptr)) {
    ++count;
    close(guest);
  }
  return count;
}

void LoopbackListener::connect_once() const {
  const int guest = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  require(guest >= 0);
  sockaddr_in address = loopback(port_);
  const bool connected = connect(guest, as_any(address), sizeof address) == 0;
  close(guest);
  require(connected);
}

}  // namespace narhet::test
