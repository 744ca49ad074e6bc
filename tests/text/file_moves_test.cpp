#include "text/file_moves.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cerrno>
#include <filesystem>

#include "support/faulty_calls.h"
#include "support/scratch_folder.h"

namespace zonemend::testing {
namespace {

namespace fs = std::filesystem;

class FileMoves : public ::testing::Test {
 protected:
  std::string path(std::string_view name) const { return scratch_.path(name); }
  mode_t mode_of(const std::string& name) const {
    struct stat status;
    EXPECT_EQ(::lstat(path(name).c_str(), &status), 0);
    return status.st_mode & 07777;
  }

  ScratchFolder scratch_;
  FaultyCalls calls_;
};

TEST_F(FileMoves, MakesAFileExecutable) {
  scratch_.put("hook", "text");
  EXPECT_FALSE(make_executable(calls_, path("hook")));
  EXPECT_EQ(mode_of("hook"), 0755u);
  EXPECT_EQ(read_bytes(path("hook")), "text");
}

TEST_F(FileMoves, SaysWhyAFileCannotBeMadeExecutable) {
  const auto missing = make_executable(calls_, path("hook"));
  ASSERT_TRUE(missing);
  EXPECT_NE(missing->message.find("No such file"), std::string::npos) << missing->message;
  scratch_.put("hook", "text");
  calls_.fail(Call::chmod, EPERM);
  const auto refused = make_executable(calls_, path("hook"));
  ASSERT_TRUE(refused);
  EXPECT_NE(refused->message.find("not permitted"), std::string::npos) << refused->message;
}

TEST_F(FileMoves, MovesAFileWithItsMode) {
  scratch_.put("old", "text");
  ASSERT_EQ(::chmod(path("old").c_str(), 0750), 0);
  EXPECT_FALSE(move_file(calls_, path("old"), path("new"), IfThere::refuse));
  EXPECT_EQ(scratch_.names(), std::vector<std::string>{"new"});
  EXPECT_EQ(mode_of("new"), 0750u);
}

TEST_F(FileMoves, MovesALinkAndNotWhatItLeadsTo) {
  scratch_.put("file", "text");
  fs::create_symlink("file", path("link"));
  EXPECT_FALSE(move_file(calls_, path("link"), path("moved"), IfThere::refuse));
  EXPECT_TRUE(fs::is_symlink(path("moved")));
  EXPECT_EQ(scratch_.names(), (std::vector<std::string>{"file", "moved"}));
}

TEST_F(FileMoves, ReplacesAFileOnlyWhenAskedTo) {
  scratch_.put("a", "a");
  scratch_.put("b", "b");
  const auto refused = move_file(calls_, path("a"), path("b"), IfThere::refuse);
  ASSERT_TRUE(refused);
  EXPECT_NE(refused->help.find("out of the way"), std::string::npos) << refused->help;
  EXPECT_EQ(read_bytes(path("a")), "a");
  EXPECT_EQ(read_bytes(path("b")), "b");
  EXPECT_FALSE(move_file(calls_, path("a"), path("b"), IfThere::replace));
  EXPECT_EQ(read_bytes(path("b")), "a");
  EXPECT_EQ(scratch_.names(), std::vector<std::string>{"b"});
}

TEST_F(FileMoves, RemovesAFileThatMayBeGoneAlready) {
  scratch_.put("file", "text");
  EXPECT_FALSE(remove_file(calls_, path("file")));
  EXPECT_FALSE(remove_file(calls_, path("file")));
  EXPECT_TRUE(scratch_.names().empty());
  calls_.fail(Call::unlink, EACCES, calls_.count(Call::unlink) + 1);
  EXPECT_TRUE(remove_file(calls_, path("file")));
}

TEST_F(FileMoves, MakesFoldersOnce) {
  EXPECT_FALSE(make_folder(path("a/b")));
  EXPECT_FALSE(make_folder(path("a/b")));
  EXPECT_TRUE(fs::is_directory(path("a/b")));
  scratch_.put("file", "text");
  EXPECT_TRUE(make_folder(path("file/below")));
}

}  // namespace
}  // namespace zonemend::testing
