// What a server runs before it takes a push: whether the push brings errors into zones.
#pragma once

#include "cli/cli.h"

namespace zonemend::cli {

// Reads from standard input what git gives to a pre-receive hook, in its repository and its
// environment. The exit status: the push is taken with 0 alone.
int run_pre_receive(const Context& context);

}  // namespace zonemend::cli
