#include "zonemend/safe_write.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <ostream>
#include <thread>

#include "support/as_nobody.h"
#include "support/faulty_calls.h"
#include "support/scratch_folder.h"

namespace zonemend::testing {
namespace {

namespace fs = std::filesystem;

class SafeWrite : public ::testing::Test {
 protected:
  Status write(const std::string& path, std::string_view bytes,
               const FileStamp* expected = nullptr) {
    return safe_write(calls_, path, bytes, expected);
  }

  void expect_refused(const Status& status, std::string_view word) {
    ASSERT_TRUE(status);
    EXPECT_NE(status->message.find(word), std::string::npos) << status->message;
    EXPECT_FALSE(status->help.empty()) << status->message;
    EXPECT_TRUE(status->message.ends_with("; nothing was changed")) << status->message;
  }

  void expect_untouched(const std::vector<std::string>& names = {"zone"}) {
    EXPECT_EQ(read_bytes(scratch_.path("zone")), "old");
    EXPECT_EQ(scratch_.names(), names);
  }

  // What most editors do.
  void replace_by_rename(std::string_view bytes) {
    fs::rename(scratch_.put("theirs", bytes), zone_);
  }

  bool has_leases() {
    const int file = ::open(zone_.c_str(), O_RDONLY);
    const bool leased = ::fcntl(file, F_SETLEASE, F_RDLCK) == 0;
    ::close(file);
    return leased;
  }

  struct stat status_of(const std::string& path) {
    struct stat status;
    EXPECT_EQ(::lstat(path.c_str(), &status), 0);
    return status;
  }

  ScratchFolder scratch_;
  const std::string zone_ = scratch_.put("zone", "old");
  FaultyCalls calls_;
};

TEST_F(SafeWrite, ReplacesTheBytes) {
  const std::string bytes("a\0b\r\n\xff", 6);
  EXPECT_FALSE(write(zone_, bytes));
  EXPECT_EQ(read_bytes(zone_), bytes);
  EXPECT_EQ(scratch_.names(), std::vector<std::string>{"zone"});
}

TEST_F(SafeWrite, CanWriteNothing) {
  EXPECT_FALSE(write(zone_, ""));
  EXPECT_EQ(read_bytes(zone_), "");
}

TEST_F(SafeWrite, GoesOnAfterShortWrites) {
  calls_.at_most(7);
  const std::string bytes(1000, 'x');
  EXPECT_FALSE(write(zone_, bytes));
  EXPECT_EQ(read_bytes(zone_), bytes);
}

TEST_F(SafeWrite, CreatesWhatIsNotThereWithTheUmask) {
  const mode_t before = ::umask(027);
  EXPECT_FALSE(write(scratch_.path("fresh"), "new"));
  ::umask(before);
  EXPECT_EQ(read_bytes(scratch_.path("fresh")), "new");
  EXPECT_EQ(status_of(scratch_.path("fresh")).st_mode & 07777, 0640u);
}

TEST_F(SafeWrite, KeepsTheMode) {
  for (const mode_t mode : {0600u, 0640u, 0664u, 0755u, 02644u}) {
    ASSERT_EQ(::chmod(zone_.c_str(), mode), 0);
    EXPECT_FALSE(write(zone_, "new"));
    EXPECT_EQ(status_of(zone_).st_mode & 07777, mode);
  }
}

TEST_F(SafeWrite, KeepsOwnerAndGroup) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a file away";
  ASSERT_EQ(::chown(zone_.c_str(), 1234, 4321), 0);
  EXPECT_FALSE(write(zone_, "new"));
  EXPECT_EQ(status_of(zone_).st_uid, 1234u);
  EXPECT_EQ(status_of(zone_).st_gid, 4321u);
}

TEST_F(SafeWrite, RefusesToChangeTheOwner) {
  if (::geteuid() != 0) GTEST_SKIP() << "needs files of two users";
  ASSERT_EQ(::chown(zone_.c_str(), 1234, 4321), 0);
  calls_.fail(Call::chown, EPERM);
  expect_refused(write(zone_, "new"), "its owner would change");
  expect_untouched();
}

TEST_F(SafeWrite, RefusesToChangeTheGroup) {
  if (::geteuid() != 0) GTEST_SKIP() << "needs files of two groups";
  ASSERT_EQ(::chown(zone_.c_str(), ::geteuid(), 4321), 0);
  calls_.fail(Call::chown, EPERM);
  expect_refused(write(zone_, "new"), "its group would change");
  expect_untouched();
}

TEST_F(SafeWrite, KeepsUserAttributes) {
  if (::setxattr(zone_.c_str(), "user.origin", "git", 3, 0) != 0) {
    GTEST_SKIP() << "this file system has no attributes";
  }
  EXPECT_FALSE(write(zone_, "new"));
  char value[8];
  ASSERT_EQ(::getxattr(zone_.c_str(), "user.origin", value, sizeof value), 3);
  EXPECT_EQ(std::string_view(value, 3), "git");
}

// rw for the owner and for user 1234, nothing for others.
constexpr std::string_view access_list(
    "\x02\0\0\0"
    "\x01\0\x06\0\xff\xff\xff\xff"
    "\x02\0\x06\0\xd2\x04\0\0"
    "\x04\0\x04\0\xff\xff\xff\xff"
    "\x10\0\x06\0\xff\xff\xff\xff"
    "\x20\0\0\0\xff\xff\xff\xff",
    44);

TEST_F(SafeWrite, KeepsTheAccessControlList) {
  constexpr const char* list = "system.posix_acl_access";
  if (::setxattr(zone_.c_str(), list, access_list.data(), access_list.size(), 0) != 0) {
    GTEST_SKIP() << "this file system has no access control lists";
  }
  EXPECT_FALSE(write(zone_, "new"));
  char value[128];
  ASSERT_EQ(::getxattr(zone_.c_str(), list, value, sizeof value), 44);
  EXPECT_EQ(std::string_view(value, 44), access_list);
}

TEST_F(SafeWrite, InheritsNoAccessControlListFromTheFolder) {
  if (::setxattr(scratch_.folder().c_str(), "system.posix_acl_default", access_list.data(),
                 access_list.size(), 0) != 0) {
    GTEST_SKIP() << "this file system has no access control lists";
  }
  EXPECT_FALSE(write(zone_, "new"));
  char value[128];
  EXPECT_EQ(::getxattr(zone_.c_str(), "system.posix_acl_access", value, sizeof value), -1);
}

TEST_F(SafeWrite, WritesThroughSymbolicLinks) {
  fs::create_directory(scratch_.folder() / "links");
  fs::create_symlink("../zone", scratch_.folder() / "links/one");
  fs::create_symlink("one", scratch_.folder() / "links/two");
  EXPECT_FALSE(write(scratch_.path("links/two"), "new"));
  EXPECT_EQ(read_bytes(zone_), "new");
  EXPECT_TRUE(fs::is_symlink(scratch_.folder() / "links/one"));
  EXPECT_TRUE(fs::is_symlink(scratch_.folder() / "links/two"));
  EXPECT_EQ(scratch_.names(), (std::vector<std::string>{"links", "zone"}));
}

TEST_F(SafeWrite, RefusesALinkToNothing) {
  fs::create_symlink("gone", scratch_.folder() / "link");
  expect_refused(write(scratch_.path("link"), "new"), "symbolic link");
  expect_untouched({"link", "zone"});
}

TEST_F(SafeWrite, RefusesHardLinks) {
  fs::create_hard_link(zone_, scratch_.folder() / "other");
  expect_refused(write(zone_, "new"), "2 hard links");
  expect_untouched({"other", "zone"});
}

TEST_F(SafeWrite, RefusesAReadOnlyFileEvenForRoot) {
  ASSERT_EQ(::chmod(zone_.c_str(), 0444), 0);
  expect_refused(write(zone_, "new"), "read-only");
  expect_untouched();
}

TEST_F(SafeWrite, RefusesAFileOfSomebodyElse) {
  if (::geteuid() != 0) GTEST_SKIP() << "needs files of two users";
  give_to_nobody(scratch_.folder());
  {
    const AsNobody user;
    expect_refused(write(zone_, "new"), "no permission to write it");
  }
  expect_untouched();
}

TEST_F(SafeWrite, RefusesAFolderThatCannotBeWritten) {
  give_to_nobody(zone_);
  ASSERT_EQ(::chmod(scratch_.folder().c_str(), 0555), 0);
  {
    const AsNobody user;
    expect_refused(write(zone_, "new"), "cannot create a temporary file");
  }
  ASSERT_EQ(::chmod(scratch_.folder().c_str(), 0755), 0);
  expect_untouched();
}

TEST_F(SafeWrite, RefusesWhatIsNoRegularFile) {
  fs::create_directory(scratch_.folder() / "folder");
  expect_refused(write(scratch_.path("folder"), "new"), "folder");
  ASSERT_EQ(::mkfifo(scratch_.path("fifo").c_str(), 0644), 0);
  expect_refused(write(scratch_.path("fifo"), "new"), "FIFO");
  expect_refused(write("/dev/null", "new"), "device");
  expect_untouched({"fifo", "folder", "zone"});
}

TEST_F(SafeWrite, RefusesPathsThatNameNoFile) {
  expect_refused(write("", "new"), "names no file");
  expect_refused(write(scratch_.path("none/zone"), "new"), "cannot open its folder");
  expect_refused(write(scratch_.path("fresh/"), "new"), "names no file");
  expect_refused(write(scratch_.path("zone/inside"), "new"), "Not a directory");
  expect_untouched();
}

TEST_F(SafeWrite, RefusesAFileThatChangedSinceItWasRead) {
  FileStamp stamp = stamp_of(status_of(zone_));
  EXPECT_FALSE(write(zone_, "new", &stamp));
  expect_refused(write(zone_, "newer", &stamp), "somebody else changed it");
  EXPECT_EQ(read_bytes(zone_), "new");
}

TEST_F(SafeWrite, RefusesAFileThatWentSinceItWasRead) {
  const FileStamp stamp = stamp_of(status_of(zone_));
  fs::remove(zone_);
  expect_refused(write(zone_, "new", &stamp), "not there any more");
  EXPECT_TRUE(scratch_.names().empty());
}

TEST_F(SafeWrite, NoticesAChangeWhileItWrites) {
  calls_.before(Call::sync, [&] { write_bytes(zone_, "theirs"); });
  expect_refused(write(zone_, "new"), "somebody else changed it");
  EXPECT_EQ(read_bytes(zone_), "theirs");
  EXPECT_EQ(scratch_.names(), std::vector<std::string>{"zone"});
}

TEST_F(SafeWrite, NoticesADeletionWhileItWrites) {
  calls_.before(Call::sync, [&] { fs::remove(zone_); });
  expect_refused(write(zone_, "new"), "not there any more");
  EXPECT_TRUE(scratch_.names().empty());
}

TEST_F(SafeWrite, DoesNotReplaceAFileThatAppearsWhileItWrites) {
  const std::string fresh = scratch_.path("fresh");
  calls_.before(Call::rename, [&] { write_bytes(fresh, "theirs"); });
  expect_refused(write(fresh, "new"), "somebody else changed it");
  EXPECT_EQ(read_bytes(fresh), "theirs");
  expect_untouched({"fresh", "zone"});
}

// Others write in the last moment: behind every look at the file, before the new one is there.
TEST_F(SafeWrite, PutsBackAFileThatTookItsPlaceInTheLastMoment) {
  calls_.before(Call::exchange, [&] { replace_by_rename("theirs"); });
  expect_refused(write(zone_, "new"), "somebody else changed it");
  EXPECT_EQ(read_bytes(zone_), "theirs");
  EXPECT_EQ(scratch_.names(), std::vector<std::string>{"zone"});
}

TEST_F(SafeWrite, RefusesAFileThatIsRemovedInTheLastMoment) {
  calls_.before(Call::exchange, [&] { fs::remove(zone_); });
  expect_refused(write(zone_, "new"), "not there any more");
  EXPECT_TRUE(scratch_.names().empty());
}

TEST_F(SafeWrite, TakesAFileThatComesBackForWhatItIs) {
  calls_.fail(Call::resolve, ENOENT);
  EXPECT_FALSE(write(zone_, "new"));
  EXPECT_EQ(read_bytes(zone_), "new");
}

TEST_F(SafeWrite, LeavesTheFileToWhoIsAboutToWriteIntoIt) {
  if (!has_leases()) GTEST_SKIP() << "this file system has no leases";
  std::thread writer;
  calls_.before(Call::exchange, [&] {
    writer = std::thread([&] { write_bytes(zone_, "theirs"); });
    while (read_bytes("/proc/locks").find("BREAKING") == std::string::npos) ::usleep(1000);
  });
  const Status status = write(zone_, "new");
  writer.join();
  expect_refused(status, "open for writing");
  EXPECT_EQ(read_bytes(zone_), "theirs");
  EXPECT_EQ(scratch_.names(), std::vector<std::string>{"zone"});
}

TEST_F(SafeWrite, RefusesAFileThatIsOpenForWriting) {
  if (!has_leases()) GTEST_SKIP() << "this file system has no leases";
  const std::ofstream writer(zone_, std::ios::app);
  expect_refused(write(zone_, "new"), "open for writing");
  expect_untouched();
}

TEST_F(SafeWrite, SaysWhereTheTextOfOthersIsWhenItCannotBePutBack) {
  calls_.before(Call::exchange, [&] { replace_by_rename("theirs"); });
  calls_.fail(Call::exchange, EIO, 2);
  const Status status = write(zone_, "new");
  ASSERT_TRUE(status);
  EXPECT_NE(status->message.find("has the new text"), std::string::npos) << status->message;
  ASSERT_EQ(scratch_.names().size(), 2u);
  EXPECT_EQ(read_bytes(scratch_.path(scratch_.names().front())), "theirs");
  EXPECT_NE(status->help.find(scratch_.names().front()), std::string::npos) << status->help;
}

TEST_F(SafeWrite, RenamesWhereFilesCannotBeExchanged) {
  for (const int number : {EINVAL, ENOSYS, ENOTSUP}) {
    FaultyCalls calls;
    calls.fail(Call::exchange, number);
    write_bytes(zone_, "old");
    EXPECT_FALSE(safe_write(calls, zone_, "new", nullptr));
    EXPECT_EQ(calls.count(Call::rename), 1u);
    EXPECT_EQ(read_bytes(zone_), "new");
    EXPECT_EQ(scratch_.names(), std::vector<std::string>{"zone"});
  }
}

TEST_F(SafeWrite, DoesWithoutLockAndLease) {
  calls_.fail(Call::lock, EBADF);
  calls_.fail(Call::lease, EACCES);
  EXPECT_FALSE(write(zone_, "new"));
  EXPECT_EQ(read_bytes(zone_), "new");
}

TEST_F(SafeWrite, WaitsForItsTurn) {
  const int folder = ::open(scratch_.folder().c_str(), O_RDONLY | O_DIRECTORY);
  ASSERT_EQ(::flock(folder, LOCK_EX), 0);
  std::thread other;
  calls_.before(Call::lock, [&] {
    other = std::thread([folder] {
      ::usleep(100000);
      ::close(folder);
    });
  });
  EXPECT_FALSE(write(zone_, "new"));
  EXPECT_GT(calls_.count(Call::lock), 1u);
  other.join();
}

TEST_F(SafeWrite, SaysThatTheOldTextStillLiesBesideTheNewOne) {
  calls_.fail(Call::unlink, EIO);
  const Status status = write(zone_, "new");
  ASSERT_TRUE(status);
  EXPECT_NE(status->message.find("has the new text"), std::string::npos) << status->message;
  EXPECT_NE(status->message.find(".zonemend-"), std::string::npos) << status->message;
  EXPECT_EQ(read_bytes(zone_), "new");
}

TEST_F(SafeWrite, LeavesNothingWhenANewFileCannotTakeItsPlace) {
  calls_.fail(Call::rename, EACCES);
  expect_refused(write(scratch_.path("fresh"), "new"), "Permission denied");
  expect_untouched();
}

TEST_F(SafeWrite, TakesAnotherNameWhenTheTemporaryOneIsTaken) {
  calls_.fail(Call::create, EEXIST);
  EXPECT_FALSE(write(zone_, "new"));
  EXPECT_EQ(calls_.count(Call::create), 2u);
  EXPECT_EQ(read_bytes(zone_), "new");
}

TEST_F(SafeWrite, SaysWhichTemporaryFileItCouldNotRemove) {
  calls_.fail(Call::unlink, EACCES);
  calls_.before(Call::sync, [&] { write_bytes(zone_, "theirs"); });
  const Status status = write(zone_, "new");
  expect_refused(status, "somebody else changed it");
  EXPECT_NE(status->help.find(".zonemend-"), std::string::npos) << status->help;
}

TEST_F(SafeWrite, SaysThatTheFileIsReplacedWhenOnlyTheFolderCannotBeSynced) {
  calls_.fail(Call::sync, EIO, 2);
  const Status status = write(zone_, "new");
  ASSERT_TRUE(status);
  EXPECT_NE(status->message.find("has the new text"), std::string::npos) << status->message;
  EXPECT_EQ(read_bytes(zone_), "new");
}

TEST_F(SafeWrite, ReportsTheFileSizeLimitInsteadOfDyingOfIt) {
  rlimit before;
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit small{16, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const Status status = write(zone_, std::string(100, 'x'));
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  expect_refused(status, "File too large");
  expect_untouched();
}

volatile std::sig_atomic_t signals_seen = 0;

TEST_F(SafeWrite, LetsNoSignalInBetween) {
  const auto before = std::signal(SIGTERM, [](int) { signals_seen = signals_seen + 1; });
  calls_.before(Call::exchange, [&] {
    std::raise(SIGTERM);
    EXPECT_EQ(signals_seen, 0);
  });
  EXPECT_FALSE(write(zone_, "new"));
  EXPECT_EQ(signals_seen, 1);
  std::signal(SIGTERM, before);
}

struct Step {
  const char* name;
  Call call;
  unsigned which;  // of the calls of that kind

  friend void PrintTo(const Step& step, std::ostream* out) { *out << step.name; }
};

// Every call of a write that succeeds, and every way in which the system can refuse it: whatever
// happens, the old file is whole, and no temporary file is left.
class SafeWriteFault : public SafeWrite, public ::testing::WithParamInterface<Step> {};

TEST_P(SafeWriteFault, LeavesTheOldFileWhole) {
  const Step& step = GetParam();
  if (step.call == Call::chown) {
    if (::geteuid() != 0) GTEST_SKIP() << "only root can give a file away";
    ASSERT_EQ(::chown(zone_.c_str(), 1234, 4321), 0);
  }
  for (const int number : {ENOSPC, EIO, EACCES, EROFS, EDQUOT}) {
    FaultyCalls calls;
    calls.at_most(2);
    calls.fail(step.call, number, step.which);
    const Status status = safe_write(calls, zone_, "new", nullptr);
    EXPECT_GE(calls.count(step.call), step.which) << "the call was never made";
    expect_refused(status, errno_text(number));
    EXPECT_NE(status->message.find(zone_), std::string::npos) << status->message;
    expect_untouched();
  }
}

TEST_P(SafeWriteFault, GoesOnWhenInterrupted) {
  const Step& step = GetParam();
  if (step.call == Call::chown) {
    if (::geteuid() != 0) GTEST_SKIP() << "only root can give a file away";
    ASSERT_EQ(::chown(zone_.c_str(), 1234, 4321), 0);
  }
  calls_.at_most(2);
  calls_.fail(step.call, EINTR, step.which);
  const Status status = write(zone_, "new");
  // Calls that no local file system interrupts are not repeated, but must not do harm.
  if (status) {
    expect_untouched();
  } else {
    EXPECT_EQ(read_bytes(zone_), "new");
  }
  const bool repeated = step.call != Call::exchange && step.call != Call::get_attribute &&
                        step.call != Call::set_attribute;
  EXPECT_EQ(!status, repeated);
}

INSTANTIATE_TEST_SUITE_P(
    Steps, SafeWriteFault,
    ::testing::Values(Step{"LookAtTheFile", Call::stat, 1}, Step{"OpenTheFolder", Call::open, 1},
                      Step{"OpenTheFile", Call::open, 2}, Step{"LookAtTheOpenFile", Call::fstat, 1},
                      Step{"AskForPermission", Call::access, 1}, Step{"PickAName", Call::random, 1},
                      Step{"CreateTemporary", Call::create, 1}, Step{"FirstWrite", Call::write, 1},
                      Step{"SecondWrite", Call::write, 2},
                      Step{"LookAtTheTemporary", Call::fstat, 2}, Step{"KeepOwner", Call::chown, 1},
                      Step{"KeepMode", Call::chmod, 1},
                      Step{"ReadAccessList", Call::get_attribute, 1},
                      Step{"DropAccessList", Call::set_attribute, 1}, Step{"Sync", Call::sync, 1},
                      Step{"LookAtTheText", Call::fstat, 3}, Step{"LookAgain", Call::stat, 2},
                      Step{"Exchange", Call::exchange, 1},
                      Step{"LookAtTheReplaced", Call::stat, 3}),
    [](const auto& test) { return test.param.name; });

TEST_F(SafeWrite, LeavesTheOldFileWholeWhenThePathCannotBeResolved) {
  calls_.fail(Call::resolve, ELOOP);
  expect_refused(write(zone_, "new"), "symbolic links");
  expect_untouched();
}

TEST_F(SafeWrite, LeavesTheOldFileWholeWhenClosingFails) {
  // The calls close in this order: the temporary file, then what was opened before it.
  calls_.fail(Call::close, EDQUOT);
  expect_refused(write(zone_, "new"), "quota");
  expect_untouched();
}

}  // namespace
}  // namespace zonemend::testing
