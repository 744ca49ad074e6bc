// A change of several files is written so that a name server can load the zone at every moment.
#include "zonemend/write_order.h"

#include <gtest/gtest.h>

#include <map>
#include <utility>
#include <vector>

#include "support/checkers.h"
#include "support/command.h"
#include "support/scratch_folder.h"

namespace zonemend::testing {
namespace {

using Files = std::map<std::string, std::string>;

// Remembers what all files were like behind each write.
class Snapshots : public MemoryFiles {
 public:
  explicit Snapshots(const Files& files) : MemoryFiles(files), now_(files) {}

  Status write(const std::string& path, std::string_view bytes,
               const FileStamp* expected) override {
    if (failing_ == path && taken.size() >= fail_from_)
      return Error{"no space on '" + path + "'", ""};
    Status failed = MemoryFiles::write(path, bytes, expected);
    now_[path] = bytes;
    taken.push_back(now_);
    return failed;
  }
  void fail(const std::string& path, std::size_t from) {
    failing_ = path;
    fail_from_ = from;
  }

  std::vector<Files> taken;

 private:
  Files now_;
  std::string failing_;
  std::size_t fail_from_ = 0;
};

const std::string head =
    "$TTL 3600\n"
    "@ SOA ns.example.net. host.example.com. 1 7200 900 2419200 600\n"
    "  NS ns.example.net.\n";

const Files both_files{{"zone", head + "$INCLUDE hosts\nwww AAAA 2001:db8::81\n"},
                       {"hosts", "www A 192.0.2.80\nmail A 192.0.2.25\n"}};

Outcome point(MemoryFiles& files) {
  return run_zonemend({"kartra", "zone", "--origin", "example.com", "--user", "acme", "--host",
                       "www", "--replace=addresses", "--in-place"},
                      files);
}

std::string verdict(const Files& files) {
  const ScratchFolder scratch;
  for (const auto& [name, bytes] : files) scratch.put(name, bytes);
  const Compiled bind = compile_with_bind("example.com.", scratch.folder().string(), "zone");
  return bind.loads ? "" : bind.said;
}

TEST(WriteOrder, RemovesFirstAndRaisesTheSerialLast) {
  Snapshots files(both_files);
  EXPECT_EQ(point(files).status, 0);
  EXPECT_EQ(files.written(), (std::vector<std::string>{"zone", "hosts", "zone"}));
  ASSERT_EQ(files.taken.size(), 3U);
  EXPECT_EQ(files.taken[0].at("zone"), head + "$INCLUDE hosts\n");
  EXPECT_EQ(files.taken[1].at("hosts"), "www CNAME acme.kartra.com.\nmail A 192.0.2.25\n");
}

TEST(WriteOrder, LoadsAtEveryMoment) {
  if (!has_named_compilezone()) GTEST_SKIP() << "named-compilezone is not installed";
  const Files cases[] = {
      both_files,
      {{"zone", head + "www AAAA 2001:db8::81\n$INCLUDE hosts\n"}, {"hosts", " A 192.0.2.80\n"}},
      {{"zone", "$TTL 60\n$INCLUDE soa\n$INCLUDE hosts\nwww A 192.0.2.1\n"},
       {"soa", head},
       {"hosts", "www A 192.0.2.80\n TXT \"x\"\n"}},
      {{"zone", head + "$GENERATE 1-2 www A 192.0.2.$\n$INCLUDE hosts\n"},
       {"hosts", "www AAAA 2001:db8::1\n"}}};
  for (const Files& before : cases) {
    Snapshots files(before);
    const Outcome outcome = run_zonemend({"kartra", "zone", "--origin", "example.com", "--user",
                                          "acme", "--host", "www", "--replace=all", "--in-place"},
                                         files);
    ASSERT_EQ(outcome.status, 0) << outcome.err << outcome.out;
    for (const Files& state : files.taken) EXPECT_EQ(verdict(state), "") << before.at("zone");
  }
}

TEST(WriteOrder, SaysWhichFilesAreWrittenWhenOneCannotBe) {
  Snapshots files(both_files);
  files.fail("hosts", 1);
  const Outcome outcome = point(files);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_NE(outcome.err.find("no space on 'hosts'; 'zone' had been written already"),
            std::string::npos)
      << outcome.err;
  // The same command goes on from there.
  files.fail("", 0);
  EXPECT_EQ(point(files).status, 0);
  EXPECT_EQ(files.at("hosts"), "www CNAME acme.kartra.com.\nmail A 192.0.2.25\n");
}

TEST(WriteOrder, SaysWhenOnlyTheSerialIsMissing) {
  Snapshots files(
      {{"zone", head + "$INCLUDE hosts\n"}, {"hosts", "www CNAME shop.example.net.\n"}});
  files.fail("zone", 1);
  const Outcome outcome = point(files);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_NE(outcome.err.find("'hosts' had been written already"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("raise the serial by hand"), std::string::npos) << outcome.err;
  // Nor can the next run know that.
  files.fail("", 0);
  const Outcome next = point(files);
  EXPECT_EQ(next.status, 0);
  EXPECT_NE(next.out.find("the serial may not have been raised yet"), std::string::npos)
      << next.out;
}

TEST(WriteOrder, WritesNothingWhenAFileChangedMeanwhile) {
  class Meddler : public Snapshots {
   public:
    using Snapshots::Snapshots;
    Result<ReadFile> read(const std::string& path) override {
      auto file = Snapshots::read(path);
      if (path.ends_with("hosts") && !std::exchange(meddled_, true))
        put("hosts", "ftp A 192.0.2.1\n");
      return file;
    }

   private:
    bool meddled_ = false;
  };
  Meddler files(both_files);
  const Outcome outcome = point(files);
  EXPECT_EQ(outcome.status, 2) << outcome.err;
  EXPECT_TRUE(files.written().empty());
}

}  // namespace
}  // namespace zonemend::testing
