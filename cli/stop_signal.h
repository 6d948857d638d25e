// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace wirecopy::cli {

// From now on SIGINT and SIGTERM only ask the program to stop, once: a second one ends it as usual.
void watch_stop_signals();

// True when one of them came. From any thread.
bool stop_requested();

}  // namespace wirecopy::cli
