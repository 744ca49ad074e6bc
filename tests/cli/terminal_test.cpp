#include "cli/terminal.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <ostream>

namespace zonemend::cli {
namespace {

TEST(DescriptorBuffer, WritesAllOfIt) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  {
    DescriptorBuffer buffer(ends[1]);
    std::ostream out(&buffer);
    out << "one " << 2 << std::flush;
    EXPECT_EQ(buffer.error(), 0);
  }
  ::close(ends[1]);
  char text[16] = {};
  EXPECT_EQ(::read(ends[0], text, sizeof text), 5);
  EXPECT_STREQ(text, "one 2");
  ::close(ends[0]);
}

TEST(DescriptorBuffer, RemembersAFullDisk) {
  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  if (full < 0) GTEST_SKIP() << "no /dev/full here";
  DescriptorBuffer buffer(full);
  std::ostream out(&buffer);
  out << std::string(1u << 20, 'x') << std::flush;
  EXPECT_FALSE(out);
  EXPECT_EQ(buffer.error(), ENOSPC);
  ::close(full);
}

TEST(PresentTime, PrefersSourceDateEpoch) {
  EXPECT_EQ(present_time("1772712000"), 1772712000);
  EXPECT_GT(present_time("soon"), 1772712000);
  EXPECT_GT(present_time(std::nullopt), 0);
}

int status_of(const std::string& command) {
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

const std::string program = std::string("'") + ZONEMEND_PROGRAM + "'";

TEST(Process, SaysWhenOutputIsLost) {
  if (::access("/dev/full", W_OK) != 0) GTEST_SKIP() << "no /dev/full here";
  EXPECT_EQ(status_of(program + " rules >/dev/full 2>&1"), 2);
  EXPECT_EQ(status_of(program + " rules 2>&1 >/dev/full | grep -q 'cannot write the output'"), 0);
}

TEST(Process, IsQuietAboutAReaderThatHasEnough) {
  const std::string command = "said=$( { " + program +
                              " rules --format json 3>&- | head -c 1 >/dev/null; } 2>&1); "
                              "test -z \"$said\"";
  EXPECT_EQ(status_of(command), 0);
}

TEST(Process, RunsWithClosedStreams) { EXPECT_EQ(status_of(program + " rules >&- 2>&-"), 2); }

}  // namespace
}  // namespace zonemend::cli
