#include "zonemend/baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace zonemend {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* version_key = "zonemend-baseline";
constexpr int version = 1;

// As it is after the way into a file and back: bytes that are not UTF-8 become U+FFFD.
std::string in_file(std::string_view text) {
  const auto is_ascii = [](unsigned char c) { return c < 0x80; };
  if (std::all_of(text.begin(), text.end(), is_ascii)) return std::string(text);
  const std::string json = Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
  return Json::parse(json).get<std::string>();
}

std::size_t count_of(const Json& kind) {
  const Json& count = kind.at("count");
  if (!count.is_number_unsigned()) throw Json::type_error::create(302, "no count", &count);
  return count.get<std::size_t>();
}

Error not_a_baseline(std::string_view name, std::string_view why) {
  return {fmt::format("'{}' is not a baseline of zonemend: {}", name, why),
          "write it anew with --write-baseline"};
}

// "line 3, column 7" of a byte offset that counts from 1.
std::string place_in(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size() + 1) - (byte > 0));
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::size_t line_begin = before.rfind('\n') + 1;
  return fmt::format("line {}, column {}", lines + 1, before.size() - line_begin + 1);
}

}  // namespace

Result<Baseline> Baseline::read(std::string_view name, std::string_view text) {
  Baseline result;
  try {
    const Json json = Json::parse(text);
    if (!json.is_object() || !json.contains(version_key)) {
      return not_a_baseline(name, fmt::format("there is no \"{}\"", version_key));
    }
    if (json.at(version_key) != version) {
      return not_a_baseline(name, "it was written by another version");
    }
    for (const auto& [path, rules] : json.at("files").items()) {
      for (const auto& [rule, kinds] : rules.items()) {
        for (const Json& kind : kinds) {
          result.files_[path][{rule, kind.at("message").get<std::string>()}] += count_of(kind);
        }
      }
    }
  } catch (const Json::parse_error& error) {
    return not_a_baseline(name, fmt::format("no JSON at {}", place_in(text, error.byte)));
  } catch (const Json::exception&) {
    return not_a_baseline(name, "it has another structure");
  }
  return result;
}

std::string Baseline::text() const {
  Json files = Json::object();
  for (const auto& [path, kinds] : files_) {
    Json& file = files[path];
    for (const auto& [kind, count] : kinds) {
      file[kind.first].push_back({{"message", kind.second}, {"count", count}});
    }
  }
  const Json json = {{version_key, version}, {"files", files}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void Baseline::add(const std::string& path, const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    ++files_[in_file(path)][{std::string(finding.rule), in_file(finding.message)}];
  }
}

std::size_t Baseline::take_known(const std::string& path, std::vector<Finding>& findings) {
  const auto file = files_.find(in_file(path));
  if (file == files_.end()) return 0;
  std::map<Kind, std::size_t> seen;
  for (const Finding& finding : findings) {
    ++seen[{std::string(finding.rule), in_file(finding.message)}];
  }
  for (const auto& [kind, count] : file->second) {
    const auto now = seen.find(kind);
    const std::size_t there = now == seen.end() ? 0 : now->second;
    if (there < count) gone_ += count - there;
  }
  return std::erase_if(findings, [&](const Finding& finding) {
    const Kind kind{std::string(finding.rule), in_file(finding.message)};
    const auto known = file->second.find(kind);
    return known != file->second.end() && seen[kind] <= known->second;
  });
}

std::size_t Baseline::size() const {
  std::size_t count = 0;
  for (const auto& [path, kinds] : files_) {
    for (const auto& [kind, number] : kinds) count += number;
  }
  return count;
}

}  // namespace zonemend
