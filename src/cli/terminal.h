// The process as zonemend sees it: standard streams, terminal, environment, clock.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <streambuf>
#include <string>

namespace zonemend::cli {

// Writes to a file descriptor and remembers the first failure, which std::cout forgets.
class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor);

  // The errno of the first write that failed; 0: none did.
  int error() const { return error_; }

 protected:
  int_type overflow(int_type character) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;

 private:
  bool write_all(const char* text, std::size_t size);

  int descriptor_;
  int error_ = 0;
  std::array<char, 65536> buffer_;
};

// Unix time in seconds: SOURCE_DATE_EPOCH where a reproducible build has set it
// (reproducible-builds.org), else the clock.
std::int64_t present_time(const std::optional<std::string>& source_date_epoch);

// Columns of the terminal behind a descriptor; 0 when it is none.
unsigned terminal_width(int descriptor);

// Runs the command line with this process's surroundings and returns its exit status.
int run_process(int argc, char** argv);

}  // namespace zonemend::cli
