// Holds the samples against BIND's own reading. Needs named-compilezone; skipped without it.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "dns/rdata_lines.h"
#include "dns/rdata_samples.h"

namespace zonemend {
namespace {

struct Outcome {
  int status = -1;
  std::string output;
};

Outcome run(const std::string& command) {
  Outcome result;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return result;
  char buffer[4096];
  for (std::size_t size; (size = fread(buffer, 1, sizeof buffer, pipe)) > 0;) {
    result.output.append(buffer, size);
  }
  result.status = pclose(pipe);
  return result;
}

class Bind : public ::testing::Test {
 protected:
  void SetUp() override {
    if (run("named-compilezone -v").status != 0) {
      GTEST_SKIP() << "named-compilezone is not installed: BIND's reading was NOT compared";
    }
    folder_ = std::filesystem::temp_directory_path() / ("zonemend-" + std::to_string(getpid()));
    std::filesystem::create_directory(folder_);
  }
  void TearDown() override {
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }

  // One owner for each sample; line number by sample index.
  template <class Select>
  std::map<int, std::size_t> write_zone(Select select) {
    std::ofstream out(folder_ / "zone");
    out << "$ORIGIN example.\n$TTL 300\n@ SOA ns hm 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\n";
    int line = 6;
    std::map<int, std::size_t> lines;
    for (std::size_t i = 0; i < std::size(rdata_samples); ++i) {
      const RdataSample& sample = rdata_samples[i];
      if (sample.bind_differs || sample.type == "SOA" || !select(i)) continue;
      out << 's' << i << ' ' << sample.type << ' ' << sample.text << '\n';
      lines[line++] = i;
    }
    return lines;
  }

  Outcome compile() {
    const std::string folder = folder_.string();
    return run(
        "named-compilezone -i none -k ignore -n ignore -m ignore -M ignore -S ignore "
        "-r ignore -T ignore -F raw -o " +
        folder + "/raw example " + folder + "/zone");
  }

  std::filesystem::path folder_;
};

// Indices of the samples that an error message of named-compilezone names by line.
std::set<std::size_t> rejected(const std::string& output, const std::map<int, std::size_t>& lines) {
  std::set<std::size_t> indices;
  std::size_t at = 0;
  while ((at = output.find("/zone:", at)) != std::string::npos) {
    at += 6;
    const std::string_view rest = std::string_view(output).substr(at, output.find('\n', at) - at);
    const bool warning = rest.find("warning") != std::string_view::npos ||
                         rest.find("old style") != std::string_view::npos ||
                         rest.find("has expired") != std::string_view::npos;
    const auto line = lines.find(std::atoi(output.c_str() + at));
    if (!warning && line != lines.end()) indices.insert(line->second);
  }
  return indices;
}

TEST_F(Bind, RefusesTheSameSamples) {
  // Some errors end the load, so what was refused is left out until nothing new comes.
  std::set<std::size_t> refused;
  std::set<std::size_t> more;
  do {
    const auto lines = write_zone([&](std::size_t i) { return refused.count(i) == 0; });
    more = rejected(compile().output, lines);
    refused.insert(more.begin(), more.end());
  } while (!more.empty());
  for (std::size_t i = 0; i < std::size(rdata_samples); ++i) {
    const RdataSample& sample = rdata_samples[i];
    if (sample.bind_differs || sample.type == "SOA") continue;
    EXPECT_EQ(refused.count(i) == 1, !sample.rule.empty()) << sample.type << ' ' << sample.text;
  }
}

std::uint32_t number(std::string_view octets, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = 0; i < size; ++i) {
    value = value << 8 | static_cast<unsigned char>(octets[at + static_cast<std::size_t>(i)]);
  }
  return value;
}

// Rdata by owner from a file of format raw: a header of 24 octets, then one block for each RRset.
std::map<std::string, std::string> read_raw(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string octets{std::istreambuf_iterator<char>(in), {}};
  std::map<std::string, std::string> rdata;
  std::size_t at = number(octets, 4, 4) == 0 ? 16 : 24;
  while (at + 20 < octets.size()) {
    const std::size_t end = at + number(octets, at, 4);
    const std::size_t owner_size = number(octets, at + 18, 2);
    const std::string owner = octets.substr(at + 20, owner_size);
    const std::size_t first = at + 20 + owner_size;
    rdata[owner] = octets.substr(first + 2, number(octets, first, 2));
    at = end;
  }
  return rdata;
}

TEST_F(Bind, ReadsTheSameWire) {
  const auto lines = write_zone([](std::size_t i) { return rdata_samples[i].rule.empty(); });
  const Outcome compiled = compile();
  ASSERT_EQ(compiled.status, 0) << compiled.output;
  const auto rdata = read_raw(folder_ / "raw");
  for (const auto& [line, index] : lines) {
    const RdataSample& sample = rdata_samples[index];
    const std::string label = "s" + std::to_string(index);
    const auto found =
        rdata.find(static_cast<char>(label.size()) + label + std::string("\7example\0", 9));
    ASSERT_NE(found, rdata.end()) << sample.type << ' ' << sample.text;
    EXPECT_EQ(testing::to_hex(found->second), sample.wire) << sample.type << ' ' << sample.text;
  }
}

}  // namespace
}  // namespace zonemend
