#include "cli/terminal.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <ostream>
#include <system_error>
#include <thread>
#include <vector>

#include "cli/cli.h"
#include "cli/written_files.h"
#include "zonemend/report.h"

namespace zonemend::cli {
namespace {

std::optional<std::string> environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) return std::nullopt;
  return value;
}

// A terminal that cannot show colours counts as none.
bool is_terminal(int descriptor) {
  return ::isatty(descriptor) == 1 && environment("TERM").value_or("") != "dumb";
}

std::string own_program() {
  std::error_code error;
  return std::filesystem::read_symlink("/proc/self/exe", error).string();
}

// A file that is opened while a standard stream is closed would take its number, and output would
// go into that file. The stand-ins fail when they are used.
void occupy_closed_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) != -1) continue;
    const int stand_in = ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    if (stand_in < 0) return;
  }
}

// What could not be written was not reported, whatever the command thought. A reader that closed
// the pipe has what it wanted and needs no message.
int status_of_output(int status, int error, const WrittenFiles& files, std::ostream& err) {
  if (error == 0) return status;
  if (error != EPIPE) {
    err << "zonemend: error: cannot write the output: " << std::strerror(error);
    if (files.any()) err << "; " << printable(files.sentence());
    err << '\n' << std::flush;
  }
  return exit_trouble;
}

}  // namespace

DescriptorBuffer::DescriptorBuffer(int descriptor) : descriptor_(descriptor) {
  setp(buffer_.data(), buffer_.data() + buffer_.size());
}

bool DescriptorBuffer::write_all(const char* text, std::size_t size) {
  while (size > 0 && error_ == 0) {
    const ssize_t written = ::write(descriptor_, text, size);
    if (written < 0) {
      if (errno != EINTR) error_ = errno;
      continue;
    }
    text += written;
    size -= static_cast<std::size_t>(written);
  }
  return error_ == 0;
}

int DescriptorBuffer::sync() {
  const bool good = write_all(pbase(), static_cast<std::size_t>(pptr() - pbase()));
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  return good ? 0 : -1;
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type character) {
  if (sync() != 0) return traits_type::eof();
  if (!traits_type::eq_int_type(character, traits_type::eof())) {
    sputc(traits_type::to_char_type(character));
  }
  return traits_type::not_eof(character);
}

std::streamsize DescriptorBuffer::xsputn(const char* text, std::streamsize size) {
  const auto count = static_cast<std::size_t>(size);
  if (count < buffer_.size()) return std::streambuf::xsputn(text, size);
  if (sync() != 0 || !write_all(text, count)) return 0;
  return size;
}

std::int64_t present_time(const std::optional<std::string>& source_date_epoch) {
  if (source_date_epoch) {
    std::int64_t seconds = 0;
    const char* end = source_date_epoch->data() + source_date_epoch->size();
    const auto [stop, error] = std::from_chars(source_date_epoch->data(), end, seconds);
    if (error == std::errc() && stop == end && seconds >= 0) return seconds;
  }
  return static_cast<std::int64_t>(std::time(nullptr));
}

unsigned terminal_width(int descriptor) {
  struct winsize size = {};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

int run_process(int argc, char** argv) {
  occupy_closed_streams();
  // A closed pipe is then an error of write(), which ends the output but not a half-done edit.
  std::signal(SIGPIPE, SIG_IGN);
  DescriptorBuffer out_buffer(STDOUT_FILENO);
  DescriptorBuffer err_buffer(STDERR_FILENO);
  std::ostream out(&out_buffer);
  std::ostream err(&err_buffer);
  err.tie(&out);  // on one terminal, trouble appears where it happened
  err.setf(std::ios_base::unitbuf);
  const auto system = system_files();
  WrittenFiles files(*system);
  const Context context{.out = out,
                        .err = err,
                        .files = files,
                        .now = present_time(environment("SOURCE_DATE_EPOCH")),
                        .out_is_terminal = is_terminal(STDOUT_FILENO),
                        .err_is_terminal = is_terminal(STDERR_FILENO),
                        .width = terminal_width(STDOUT_FILENO),
                        .threads = std::max(1u, std::thread::hardware_concurrency()),
                        .program = own_program(),
                        .environment = environment,
                        .written = [&files] { return files.sentence(); }};
  const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
  const int status = run(args, context);
  out.flush();
  err.flush();
  return status_of_output(status, out_buffer.error(), files, err);
}

}  // namespace zonemend::cli
