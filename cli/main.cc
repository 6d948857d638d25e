// SPDX-License-Identifier: GPL-2.0-or-later
#include <csignal>
#include <new>

#include "cli/application.h"
#include "cli/errors.h"
#include "cli/output.h"
#include "schema/index.h"
#include "text/error.h"
#include "text/escape.h"

namespace {

using wirecopy::Failure;

int fail(const std::string& message, const std::string& hint, Failure failure) {
  using wirecopy::text::escape_terminal;
  wirecopy::cli::write_error("wirecopy: " + escape_terminal(message));
  if (!hint.empty()) wirecopy::cli::write_error("hint: " + escape_terminal(hint));
  return static_cast<int>(failure);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is seen where it is written to
  try {
    return wirecopy::cli::run(argc, argv);
  } catch (const wirecopy::cli::ClosedPipe&) {
    return 0;
  } catch (const wirecopy::Error& error) {
    return fail(error.what(), error.hint(), error.failure());
  } catch (const Xapian::Error& error) {
    return fail("Xapian failed: " + error.get_description(), "run the command again; if it stays, rebuild the index",
                Failure::Broken);
  } catch (const std::bad_alloc&) {
    return fail("out of memory", "use fewer --threads, or a machine with more memory", Failure::Broken);
  } catch (const std::exception& error) {
    return fail(std::string("unexpected failure: ") + error.what(), "this is a mistake in wirecopy; please report it",
                Failure::Broken);
  }
}
