// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "web/message.h"

namespace wirecopy::web {

// How a finished answer goes over the wire.

// Packs the body with gzip when the client takes it (RFC 9110, section 12.5.3), the type is text of some kind, and it
// is worth it. Strong entity tags become weak: the bytes differ now.
void compress(const Request& request, Response& response);

// Cuts the answer down to the one range of bytes that a GET request asks for (RFC 9110, section 14): 206, or 416 when
// the range lies outside. Only of answers that say "Accept-Ranges: bytes", whose bytes stay the same. Several ranges,
// other units and an If-Range that does not name the entity tag get the whole.
void cut_range(const Request& request, Response& response);

}  // namespace wirecopy::web
