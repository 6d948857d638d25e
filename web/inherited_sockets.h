// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

namespace wirecopy::web {

// The sockets that systemd listens on for this process (sd_listen_fds(3): LISTEN_PID, LISTEN_FDS), none where it hands
// over none to this process. No child inherits them. Throws Error where one of them is no listening stream socket of
// IPv4 or IPv6.
std::vector<int> inherited_sockets();

// Whether no other machine can reach a socket; false for what is none.
bool listens_on_loopback(int socket);

}  // namespace wirecopy::web
