// The system calls that reading and writing files take. Production code uses the class as it is;
// tests derive from it and make single calls fail, transfer few bytes, or do something behind the
// back of the caller.
#pragma once

#include <sys/stat.h>
#include <sys/types.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "zonemend/file_access.h"

namespace zonemend {

enum class Call : unsigned char {
  resolve,
  stat,
  open,
  create,
  fstat,
  read,
  write,
  chown,
  chmod,
  access,
  random,
  get_attribute,
  set_attribute,
  sync,
  close,
  lock,
  lease,
  rename,
  exchange,
  unlink,
};

// Thin wrappers: return what the call returns, leave errno, and repeat it after EINTR where the
// call may be repeated.
class SystemCalls {
 public:
  virtual ~SystemCalls() = default;

  std::unique_ptr<char, void (*)(void*)> resolve(const char* path);  // realpath(3)
  int stat_at(int folder, const char* name, struct stat& status, int flags);
  int open_at(int folder, const char* name, int flags);
  // Fails with ELOOP or ENOTDIR when a symbolic link is in the path, which has to be absolute.
  int open_without_links(const char* path, int flags);
  int create_at(int folder, const char* name, int flags, mode_t mode);
  int stat(int file, struct stat& status);
  ssize_t read(int file, char* buffer, std::size_t size);
  ssize_t read_at(int file, char* buffer, std::size_t size, off_t offset);
  ssize_t write(int file, const char* bytes, std::size_t size);
  int change_owner(int file, uid_t owner, gid_t group);
  int change_mode(int file, mode_t mode);
  int may_write(int folder, const char* name);
  int random(void* buffer, std::size_t size);
  int attribute_names(int file, std::vector<std::string>& names);
  int get_attribute(int file, const char* name, std::string& value);
  int set_attribute(int file, const char* name, std::string_view value);
  int remove_attribute(int file, const char* name);
  int sync(int file);
  int close(int file);
  // For oneself alone; EWOULDBLOCK when another holds it. Released at the latest by closing.
  int lock(int folder);
  int unlock(int folder);
  // Opening the file for writing waits from now on; EAGAIN when it is open for writing already.
  int lease(int file);
  bool keeps_lease(int file);  // false as soon as somebody waits
  int end_lease(int file);
  // Without `replace`, fails with EEXIST when `to` is there.
  int rename(int folder, const char* from, const char* to, bool replace);
  // Both files are there before and after, each with the name of the other; EINVAL or ENOSYS where
  // the file system cannot do that.
  int exchange(int folder, const char* one, const char* other);
  int unlink(int folder, const char* name);

 protected:
  // The errno with which the next `call` is to fail without being made; 0 makes it.
  virtual int fault(Call call);
  // How many of `size` bytes one read or write may transfer; from 1 to `size`.
  virtual std::size_t limit(Call call, std::size_t size);

 private:
  bool fails(Call call);
};

// An open file descriptor and the duty to close it.
class Descriptor {
 public:
  Descriptor() = default;
  Descriptor(SystemCalls& calls, int file) : calls_(&calls), file_(file) {}
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor() { close(); }

  explicit operator bool() const { return file_ >= 0; }
  int get() const { return file_; }
  int close();  // 0, or -1 with errno; the descriptor is gone either way

 private:
  SystemCalls* calls_ = nullptr;
  int file_ = -1;
};

FileStamp stamp_of(const struct stat& status);
// "folder", "device", "FIFO", "socket": what is not a regular file.
std::string_view kind_text(mode_t mode);
// "Permission denied"
std::string errno_text(int number);

// system_files() on other system calls; `calls` must outlive the result.
std::unique_ptr<FileAccess> system_files(SystemCalls& calls);

}  // namespace zonemend
