// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

namespace wirecopy::indexer {

// Thrown by a check point to give up a commit, which then leaves nothing behind.
struct Interrupted {};

// Called now and then in the course of a commit, some milliseconds apart; throws Interrupted to end it.
using CheckPoint = std::function<void()>;

}  // namespace wirecopy::indexer
