#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fstream>
#include <functional>

#include "support/as_nobody.h"
#include "support/faulty_calls.h"
#include "support/scratch_folder.h"
#include "text/parallel.h"

namespace zonemend::testing {
namespace {

namespace fs = std::filesystem;

class SystemFiles : public ::testing::Test {
 protected:
  void expect_refused(const std::string& path, std::string_view word) {
    const Result<ReadFile> read = files_->read(path);
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().message.find(word), std::string::npos) << read.error().message;
    EXPECT_NE(read.error().message.find(path), std::string::npos) << read.error().message;
  }

  ScratchFolder scratch_;
  FaultyCalls calls_;
  std::unique_ptr<FileAccess> files_ = system_files(calls_);
};

// Standard input is a file for as long as it lives.
class StandardInput {
 public:
  explicit StandardInput(int file) : before_(::dup(STDIN_FILENO)) {
    ::dup2(file, STDIN_FILENO);
    ::close(file);
  }
  ~StandardInput() {
    ::dup2(before_, STDIN_FILENO);
    ::close(before_);
  }

 private:
  int before_;
};

TEST_F(SystemFiles, ReadsEveryByte) {
  std::string bytes;
  for (int i = 0; i < 100000; ++i) bytes += static_cast<char>(i * 7);
  const std::string path = scratch_.put("zone", bytes);
  const Result<ReadFile> read = files_->read(path);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->source.bytes(), bytes);
  EXPECT_EQ(read->source.name(), path);
  EXPECT_EQ(read->stamp.size, bytes.size());
}

// A big file, in parts, by several threads.
class BigFile : public SystemFiles {
 protected:
  BigFile() {
    for (std::size_t i = 0; i < bytes_.size(); ++i)
      bytes_[i] = static_cast<char>(i * 2654435761u >> 16);
    path_ = scratch_.put("zone", bytes_);
  }

  ThreadsAtHand threads_{3};
  std::string bytes_ = std::string((std::size_t{20} << 20) + 12345, '\0');
  std::string path_;
};

TEST_F(BigFile, IsReadWhole) {
  const Result<ReadFile> read = system_files()->read(path_);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_TRUE(read->source.bytes() == bytes_);
}

// Each thread finds out by itself, and each in another part.
TEST_F(BigFile, IsRefusedWhereItGrowsOrShrinksOrCannotBeRead) {
  const ThreadsAtHand two(2);
  class Failing : public SystemCalls {
   public:
    explicit Failing(std::function<int(unsigned)> fault) : fault_(std::move(fault)) {}

   protected:
    int fault(Call call) override { return call == Call::read ? fault_(calls_++) : 0; }
    std::size_t limit(Call, std::size_t size) override {
      return std::min(size, std::size_t{1} << 20);
    }

   private:
    std::function<int(unsigned)> fault_;
    std::atomic<unsigned> calls_ = 0;
  };
  for (const unsigned which : {0u, 7u, 19u}) {
    Failing failing([which](unsigned call) { return call == which ? EIO : 0; });
    const Result<ReadFile> read = system_files(failing)->read(path_);
    ASSERT_FALSE(read) << which;
    EXPECT_NE(read.error().message.find("Input/output error"), std::string::npos);
  }
  for (const std::size_t size : {bytes_.size() + 1, bytes_.size() - 1, std::size_t{100}}) {
    Failing changing([&](unsigned call) {
      if (call == 5) fs::resize_file(path_, size);
      return 0;
    });
    const Result<ReadFile> read = system_files(changing)->read(path_);
    ASSERT_FALSE(read) << size;
    EXPECT_NE(read.error().message.find("changed while being read"), std::string::npos);
    write_bytes(path_, bytes_);
  }
}

TEST_F(SystemFiles, ReadsAnEmptyFile) {
  const Result<ReadFile> read = files_->read(scratch_.put("zone", ""));
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->source.bytes().empty());
}

TEST_F(SystemFiles, GoesOnAfterShortAndInterruptedReads) {
  calls_.at_most(3);
  calls_.fail(Call::read, EINTR, 2);
  const Result<ReadFile> read = files_->read(scratch_.put("zone", "0123456789"));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->source.bytes(), "0123456789");
}

TEST_F(SystemFiles, FollowsSymbolicLinks) {
  scratch_.put("zone", "text");
  fs::create_symlink("zone", scratch_.folder() / "link");
  const Result<ReadFile> link = files_->read(scratch_.path("link"));
  const Result<ReadFile> file = files_->read(scratch_.path("zone"));
  ASSERT_TRUE(link && file);
  EXPECT_EQ(link->source.bytes(), "text");
  EXPECT_EQ(link->stamp, file->stamp);
}

TEST_F(SystemFiles, RefusesWhatIsNoRegularFile) {
  expect_refused(scratch_.folder().string(), "folder");
  expect_refused("/dev/null", "device");
  const std::string fifo = scratch_.path("fifo");
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0644), 0);
  expect_refused(fifo, "FIFO");  // and does not wait for a writer
}

TEST_F(SystemFiles, RefusesASocket) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = scratch_.path("socket");
  ASSERT_LT(path.size(), sizeof address.sun_path);
  path.copy(address.sun_path, path.size());
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_EQ(::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  expect_refused(path, "socket");
  ::close(socket);
}

TEST_F(SystemFiles, DoesNotBlockWhenTheFileBecomesAFifo) {
  const std::string path = scratch_.put("zone", "text");
  calls_.before(Call::open, [&] {
    fs::remove(path);
    ASSERT_EQ(::mkfifo(path.c_str(), 0644), 0);
  });
  expect_refused(path, "FIFO");
}

TEST_F(SystemFiles, RefusesWhatIsNotThere) {
  expect_refused(scratch_.path("none"), "No such file");
  expect_refused("", "No such file");
  fs::create_symlink("loop", scratch_.folder() / "loop");
  expect_refused(scratch_.path("loop"), "symbolic links");
}

TEST_F(SystemFiles, RefusesWhatMayNotBeRead) {
  const std::string path = scratch_.put("zone", "secret");
  ASSERT_EQ(::chmod(path.c_str(), 0), 0);
  ASSERT_EQ(::chmod(scratch_.folder().c_str(), 0755), 0);
  const AsNobody user;
  expect_refused(path, "Permission denied");
}

TEST_F(SystemFiles, RefusesAFileThatIsTooLarge) {
  const std::string path = scratch_.put("zone", "");
  if (::truncate(path.c_str(), static_cast<off_t>(max_source_size) + 1) != 0) {
    GTEST_SKIP() << "this file system has no sparse files of that size";
  }
  expect_refused(path, "more than");
}

TEST_F(SystemFiles, RefusesAFileThatGrowsOrShrinksWhileItIsRead) {
  const std::string path = scratch_.put("zone", "0123456789");
  for (const off_t size : {20, 3}) {
    FaultyCalls calls;
    calls.before(Call::read, [&] { ASSERT_EQ(::truncate(path.c_str(), size), 0); });
    const Result<ReadFile> read = system_files(calls)->read(path);
    ASSERT_FALSE(read) << size;
    EXPECT_NE(read.error().message.find("changed while being read"), std::string::npos);
  }
}

TEST_F(SystemFiles, RefusesAFileThatIsRewrittenWhileItIsRead) {
  const std::string path = scratch_.put("zone", "0123456789");
  const timespec long_ago[2] = {{1000, 0}, {1000, 0}};
  ASSERT_EQ(::utimensat(AT_FDCWD, path.c_str(), long_ago, 0), 0);
  calls_.before(Call::read, [&] { std::fstream(path) << "9876543210"; });
  expect_refused(path, "changed while being read");
}

TEST_F(SystemFiles, RefusesFilesThatTheKernelMakesUp) {
  expect_refused("/proc/self/status", "no file on a disk");
}

TEST_F(SystemFiles, TellsVersionsApartThatFollowEachOtherAtOnce) {
  const std::string path = scratch_.path("zone");
  for (int i = 0; i < 50; ++i) {
    write_bytes(path, "first");
    const Result<ReadFile> read = files_->read(path);
    write_bytes(path, "other");
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_TRUE(files_->write(path, "third", &read->stamp)) << i;
    ASSERT_EQ(read_bytes(path), "other") << i;
  }
}

TEST_F(SystemFiles, PassesOnEveryFailure) {
  const std::string path = scratch_.put("zone", "text");
  for (const Call call : {Call::stat, Call::open, Call::fstat, Call::read}) {
    FaultyCalls calls;
    calls.fail(call, EIO);
    const Result<ReadFile> read = system_files(calls)->read(path);
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().message.find(errno_text(EIO)), std::string::npos);
  }
}

TEST_F(SystemFiles, ReadsAResolvedPathUnderItsName) {
  scratch_.put("folder/zone", "text");
  fs::create_directory_symlink("folder", scratch_.folder() / "link");
  const auto resolved = files_->resolve(scratch_.path("link/zone"));
  ASSERT_TRUE(resolved);
  const Result<ReadFile> read = files_->read_resolved(*resolved, "link/zone");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->source.bytes(), "text");
  EXPECT_EQ(read->source.name(), "link/zone");
}

// What was judged by its path is exchanged for a link to something else before it is opened.
TEST_F(SystemFiles, FollowsNoLinkThatComesIntoAResolvedPath) {
  scratch_.put("outside/zone", "secret");
  const std::string path = scratch_.put("folder/zone", "text");
  const fs::path root = fs::canonical(scratch_.folder());
  const auto exchange_file = [&] {
    fs::remove(path);
    fs::create_symlink(root / "outside/zone", path);
  };
  const auto exchange_folder = [&] {
    fs::remove_all(root / "folder");
    fs::create_directory_symlink(root / "outside", root / "folder");
  };
  for (const Call call : {Call::stat, Call::open}) {
    for (const auto& exchange :
         {std::function<void()>(exchange_file), std::function<void()>(exchange_folder)}) {
      fs::remove_all(root / "folder");
      scratch_.put("folder/zone", "text");
      FaultyCalls calls;
      calls.before(call, exchange);
      const Result<ReadFile> read =
          system_files(calls)->read_resolved(root / "folder/zone", "zone");
      ASSERT_FALSE(read);
      EXPECT_EQ(read.error().message, "cannot read 'zone': it changed while being read");
    }
  }
}

TEST_F(SystemFiles, ReadsStandardInputToItsEnd) {
  const std::string bytes(200000, 'z');
  const StandardInput input(::open(scratch_.put("in", bytes).c_str(), O_RDONLY));
  const Result<Source> read = files_->read_stdin("<stdin>");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->bytes(), bytes);
  EXPECT_EQ(read->name(), "<stdin>");
}

TEST_F(SystemFiles, WaitsForANonBlockingStandardInput) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ASSERT_EQ(::fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
  ASSERT_EQ(::write(ends[1], "text", 4), 4);
  ::close(ends[1]);
  const StandardInput input(ends[0]);
  calls_.fail(Call::read, EAGAIN);
  const Result<Source> read = files_->read_stdin("<stdin>");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->bytes(), "text");
}

TEST_F(SystemFiles, RefusesAStandardInputThatCannotBeRead) {
  const StandardInput input(::open(scratch_.folder().c_str(), O_RDONLY));
  EXPECT_FALSE(files_->read_stdin("<stdin>"));
}

TEST_F(SystemFiles, KnowsWhatExists) {
  scratch_.put("zone", "");
  EXPECT_TRUE(files_->exists(scratch_.path("zone")));
  EXPECT_TRUE(files_->exists(scratch_.folder().string()));
  EXPECT_FALSE(files_->exists(scratch_.path("zone.jnl")));
}

TEST_F(SystemFiles, WritesBackWhatItRead) {
  const std::string path = scratch_.put("zone", "old");
  const Result<ReadFile> read = files_->read(path);
  ASSERT_TRUE(read);
  EXPECT_FALSE(files_->write(path, "new", &read->stamp));
  EXPECT_TRUE(files_->write(path, "newer", &read->stamp)) << "the stamp is an old one";
  EXPECT_EQ(read_bytes(path), "new");
}

}  // namespace
}  // namespace zonemend::testing
