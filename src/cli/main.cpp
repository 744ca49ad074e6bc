#include "cli/terminal.h"

int main(int argc, char** argv) { return zonemend::cli::run_process(argc, argv); }
