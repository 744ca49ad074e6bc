#include "cli/write_steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

namespace zonemend::cli {
namespace {

class StepWriter {
 public:
  StepWriter(const Context& context, const LoadedFile& file, std::span<const WriteStep> steps)
      : context_(context), file_(file), steps_(steps) {
    for (const WriteStep& step : steps) {
      const SourceId source = step.source;
      stamps_[source] = source == 0 ? file.stamp : file.loaded.files[source].stamp;
    }
  }

  Status run() {
    if (Status changed = check_all()) return changed;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (Status failed = write(steps_[i])) return explained(*failed, i);
      if (!comes_again(i)) continue;
      if (Status failed = refresh(steps_[i].source)) return explained(*failed, i + 1);
    }
    return std::nullopt;
  }

 private:
  const std::string& path(SourceId source) const { return file_.loaded.files[source].path; }

  // With one file, writing itself checks that it is still the same.
  Status check_all() {
    if (stamps_.size() == 1) return std::nullopt;
    for (const auto& [source, stamp] : stamps_) {
      const auto now = context_.files.read(path(source));
      if (!now) return now.error();
      if (stamp && now->stamp != *stamp) {
        return Error{fmt::format("cannot write '{}': somebody else changed it after it was read",
                                 path(source)),
                     "nothing was written; run the command again"};
      }
    }
    return std::nullopt;
  }

  Status write(const WriteStep& step) {
    const auto& stamp = stamps_[step.source];
    return context_.files.write(path(step.source), step.text, stamp ? &*stamp : nullptr);
  }

  bool comes_again(std::size_t i) const {
    return std::any_of(steps_.begin() + static_cast<std::ptrdiff_t>(i) + 1, steps_.end(),
                       [&](const WriteStep& later) { return later.source == steps_[i].source; });
  }

  Status refresh(SourceId source) {
    const auto now = context_.files.read(path(source));
    if (!now) return now.error();
    stamps_[source] = now->stamp;
    return std::nullopt;
  }

  Error explained(Error error, std::size_t done) const {
    if (steps_.size() == 1) return error;
    if (done > 0) {
      error.message += fmt::format("; {} had been written already", names(steps_.first(done)));
    }
    error.help += fmt::format("{}{}", error.help.empty() ? "" : "; ",
                              steps_[done].only_serial
                                  ? "then raise the serial by hand: only that is missing"
                                  : "then run the same command again: it goes on from here");
    return error;
  }

  std::string names(std::span<const WriteStep> steps) const {
    std::vector<std::string> names;
    for (const WriteStep& step : steps) {
      const std::string name = fmt::format("'{}'", path(step.source));
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return fmt::format("{}", fmt::join(names, ", "));
  }

  const Context& context_;
  const LoadedFile& file_;
  std::span<const WriteStep> steps_;
  std::map<SourceId, std::optional<FileStamp>> stamps_;
};

}  // namespace

Status write_steps(const Context& context, const LoadedFile& file,
                   std::span<const WriteStep> steps) {
  return StepWriter(context, file, steps).run();
}

}  // namespace zonemend::cli
