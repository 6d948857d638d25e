// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <utility>

#include "text/error.h"

namespace wirecopy::searcher {

// A member of a request has a value that is none: "from", "until" or "cursor".
class BadValue : public Error {
 public:
  BadValue(std::string member, const std::string& message, std::string hint)
      : Error(message, std::move(hint), Failure::Usage), member_(std::move(member)) {}

  const std::string& member() const { return member_; }

 private:
  std::string member_;
};

}  // namespace wirecopy::searcher
